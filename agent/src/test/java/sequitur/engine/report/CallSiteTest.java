package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "jakarta.mail.Transport, false",
        "javax.mail.Transport, false",
        "com.sun.proxy.$Proxy1, false",
        "jdk.proxy2.$Proxy1, false",
        "java.lang.SequiturBridge, false",
        "sequitur.engine.border.GuardedHooks, false",
        "sequitur.agent.SequiturAgent, false"
    })
    void passesOverApiJdkAndAgent(String className, boolean expected) {
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

    @Test
    void namesTheAppRatherThanTheLibraryThatSendsForIt() throws Exception {
        assertThat(send("com.example.SpringShop")).hasValue("com.example.SpringShop.apply(SpringShop.java:4)");
    }

    @Test
    void namesTheLibraryThatSendsWhereNoAppIsOnTheStack() throws Exception {
        FutureTask<Optional<String>> sending = new FutureTask<>(() -> send("org.springframework.mail.Sender"));
        new Thread(sending).start();

        assertThat(sending.get()).hasValue("org.springframework.mail.Sender.apply(Sender.java:4)");
    }

    /** Also where the app has moved the library, and its API, to a package of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.angus.mail", "com.sun.mail", "com.example.moved.mail"})
    void passesOverTheLibraryWhoseTransportHasCalled(String library) throws Exception {
        String transport = library + ".smtp.SMTPTransport";
        try (URLClassLoader application = Application.in(directory)
                .with(
                        "com.example.api.Transport",
                        "package com.example.api;",
                        "public class Transport {",
                        "    public static Object send(Transport transport, java.util.function.Supplier<?> hook) {",
                        "        return transport.send(hook);",
                        "    }",
                        "    public Object send(java.util.function.Supplier<?> hook) { return null; }",
                        "}")
                .with(
                        transport,
                        "package " + library + ".smtp;",
                        "public class SMTPTransport extends com.example.api.Transport {",
                        "    public Object send(java.util.function.Supplier<?> hook) { return " + library
                                + ".util.Stream.write(hook); }",
                        "}")
                .with(
                        library + ".util.Stream",
                        "package " + library + ".util;",
                        "public class Stream {",
                        "    public static Object write(java.util.function.Supplier<?> hook) { return hook.get(); }",
                        "}")
                .with(
                        "com.example.Shop",
                        "package com.example;",
                        "public class Shop implements java.util.function.Function<java.util.function.Supplier<?>, Object> {",
                        "    public Object apply(java.util.function.Supplier<?> hook) {",
                        "        return com.example.api.Transport.send(new " + transport + "(), hook);",
                        "    }",
                        "}")
                .load()) {
            assertThat(sent(application, "com.example.Shop")).hasValue("com.example.Shop.apply(Shop.java:4)");
        }
    }

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
                .with("com.example.Shop", shop("com.example", "Shop", "org.eclipse.angus.mail.smtp.SMTPTransport"))
                .with("com.example.OtherShop", shop("com.example", "OtherShop", "OwnTransport"))
                .with(
                        "org.springframework.mail.Sender",
                        shop("org.springframework.mail", "Sender", "org.eclipse.angus.mail.smtp.SMTPTransport"))
                .with(
                        "com.example.SpringShop",
                        "package com.example;",
                        "public class SpringShop extends org.springframework.mail.Sender {",
                        "    @Override public Object apply(java.util.function.Supplier<?> hook) {",
                        "        return super.apply(hook);",
                        "    }",
                        "}")
                .load()) {
            return sent(application, shop);
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<String> sent(ClassLoader application, String shop) throws Exception {
        Supplier<Optional<String>> hook = CallSite::find;
        Object buyer = application.loadClass(shop).getConstructor().newInstance();
        return (Optional<String>) ((Function<Supplier<?>, Object>) buyer).apply(hook);
    }

    private static String[] shop(String packageName, String name, String transport) {
        return new String[] {
            "package " + packageName + ";",
            "public class " + name
                    + " implements java.util.function.Function<java.util.function.Supplier<?>, Object> {",
            "    public Object apply(java.util.function.Supplier<?> hook) {",
            "        return new " + transport + "().send(hook);",
            "    }",
            "}"
        };
    }
}
