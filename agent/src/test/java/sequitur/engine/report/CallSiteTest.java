package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallSiteTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "com.example.Shop, true",
        "javax.shop.Till, true",
        "jakarta.mailing.Shop, true",
        "com.sun.mailing.Shop, true",
        "sequitur.examples.Shop, true",
        "org.springframework.mail.javamail.JavaMailSenderImpl, true",
        "jakarta.mail.Transport, false",
        "javax.mail.Transport, false",
        "com.sun.mail.smtp.SMTPTransport, false",
        "org.eclipse.angus.mail.smtp.SMTPTransport, false",
        "com.sun.proxy.$Proxy1, false",
        "jdk.proxy2.$Proxy1, false",
        "java.lang.SequiturBridge, false",
        "sequitur.engine.intercept.Interceptor, false",
        "sequitur.agent.SequiturAgent, false"
    })
    void passesOverLibraryJdkAndAgent(String className, boolean expected) {
        assertThat(CallSite.isOfTheApp(className, getClass().getClassLoader())).isEqualTo(expected);
    }

    @Test
    void passesOverEveryClassOfTheJdk() {
        assertThat(CallSite.isOfTheApp("javax.swing.Timer", null)).isFalse();
        assertThat(CallSite.isOfTheApp("javax.sql.Source", ClassLoader.getPlatformClassLoader()))
                .isFalse();
    }

    @Test
    void namesTheInnermostFrameOfTheApp() throws Exception {
        assertThat(send("com.example.Shop")).hasValue("com.example.Shop.apply(Shop.java:4)");
    }

    @Test
    void takesASubclassOfTheTransportForTheApp() throws Exception {
        assertThat(send("com.example.OtherShop")).hasValue("com.example.OwnTransport.send(OwnTransport.java:4)");
    }

    @SuppressWarnings("unchecked")
    private Optional<String> send(String shop) throws Exception {
        try (URLClassLoader application = Application.in(directory)
                .with(
                        "org.eclipse.angus.mail.smtp.SMTPTransport",
                        "package org.eclipse.angus.mail.smtp;",
                        "public class SMTPTransport {",
                        "    public Object send(java.util.function.Supplier<?> hook) { return hook.get(); }",
                        "}")
                .with(
                        "com.example.OwnTransport",
                        "package com.example;",
                        "public class OwnTransport extends org.eclipse.angus.mail.smtp.SMTPTransport {",
                        "    @Override public Object send(java.util.function.Supplier<?> hook) {",
                        "        return super.send(hook);",
                        "    }",
                        "}")
                .with("com.example.Shop", shop("Shop", "org.eclipse.angus.mail.smtp.SMTPTransport"))
                .with("com.example.OtherShop", shop("OtherShop", "OwnTransport"))
                .load()) {
            Supplier<Optional<String>> hook = CallSite::find;
            Object buyer = application.loadClass(shop).getConstructor().newInstance();
            return (Optional<String>) ((Function<Supplier<?>, Object>) buyer).apply(hook);
        }
    }

    private static String[] shop(String name, String transport) {
        return new String[] {
            "package com.example;",
            "public class " + name
                    + " implements java.util.function.Function<java.util.function.Supplier<?>, Object> {",
            "    public Object apply(java.util.function.Supplier<?> hook) {",
            "        return new " + transport + "().send(hook);",
            "    }",
            "}"
        };
    }
}
