package sequitur.cli.probe.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** How the settings are written for each framework: what it would read is what was meant, whatever stands in the values. */
class SettingsStyleTest {

    /** What each of the languages has to write otherwise. */
    private static final String ODD = " o'b\\r\"i&<e>n \u00fc%x";

    @TempDir
    private Path folder = Path.of("");

    private static ServerSetup setup(Security security, LoginKind login, String user) {
        return new ServerSetup(
                "smtp.example.com",
                587,
                security,
                login,
                Optional.of(user),
                Optional.empty(),
                Optional.of("app@example.com"),
                Optional.empty());
    }

    static Stream<ServerSetup> setups() {
        return Stream.of(Security.values())
                .flatMap(security -> Stream.of(LoginKind.values()).map(login -> setup(security, login, ODD)));
    }

    private static String joined(SettingsStyle style, ServerSetup setup) {
        return String.join("\n", style.write(setup));
    }

    private static Properties properties(SettingsStyle style, ServerSetup setup) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(joined(style, setup)));
        return properties;
    }

    @ParameterizedTest
    @EnumSource
    void noneIsWrittenOtherwiseThanInPrintableAscii(SettingsStyle style) {
        assertThat(setups().flatMap(setup -> style.write(setup).stream())).allMatch(line -> line.matches("[ -~]+"));
        assertThat(SettingsStyle.of(style.id().toUpperCase(Locale.ROOT))).contains(style);
        assertThat(SettingsStyle.of("outlook")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void propertiesAreReadAsTheyWereMeant(ServerSetup setup) throws IOException {
        Properties library = properties(SettingsStyle.MAIL_SMTP, setup);
        Properties spring = properties(SettingsStyle.SPRING, setup);

        assertThat(library.getProperty("mail.smtp.host")).isEqualTo("smtp.example.com");
        assertThat(library.getProperty("mail.smtp.auth")).isEqualTo(setup.hasLogin() ? "true" : null);
        assertThat(library.getProperty("mail.smtp.user")).isEqualTo(setup.hasLogin() ? ODD : null);
        assertThat(spring.getProperty("spring.mail.username")).isEqualTo(setup.hasLogin() ? ODD : null);
        assertThat(spring.getProperty("spring.mail.password")).isEqualTo(setup.hasLogin() ? "${MAIL_PASSWORD}" : null);
        library.stringPropertyNames().stream()
                .filter(name -> !name.matches("mail\\.smtp\\.(host|port|user)"))
                .forEach(name -> assertThat(spring.getProperty("spring.mail.properties." + name))
                        .isEqualTo(library.getProperty(name)));
        assertThat(properties(SettingsStyle.SIMPLE_JAVA_MAIL, setup).getProperty("simplejavamail.smtp.username"))
                .isEqualTo(setup.hasLogin() ? ODD : null);
    }

    @ParameterizedTest
    @MethodSource("setups")
    void appendersAreXml(ServerSetup setup) throws IOException, ParserConfigurationException, SAXException {
        Element logback = xml(joined(SettingsStyle.LOGBACK, setup));
        assertThat(logback.getElementsByTagName("smtpPort").item(0).getTextContent())
                .isEqualTo("587");
        assertThat(logback.getElementsByTagName("STARTTLS").getLength())
                .isEqualTo(setup.security() == Security.STARTTLS ? 1 : 0);
        Element log4j = (Element) xml(joined(SettingsStyle.LOG4J, setup))
                .getElementsByTagName("SMTP")
                .item(0);
        assertThat(log4j.getAttribute("smtpProtocol")).isEqualTo(setup.security() == Security.TLS ? "smtps" : "smtp");
        if (setup.hasLogin()) {
            assertThat(logback.getElementsByTagName("username").item(0).getTextContent())
                    .isEqualTo(ODD);
            assertThat(log4j.getAttribute("smtpUsername")).isEqualTo(ODD);
        }
    }

    private static Element xml(String text) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<all>" + text + "</all>")))
                .getDocumentElement();
    }

    @Test
    void theAnnotationIsJava() throws IOException {
        Path file = Files.writeString(
                folder.resolve("App.java"),
                "import jakarta.mail.MailSessionDefinition;\n"
                        + joined(SettingsStyle.JAKARTA_EE, setup(Security.STARTTLS, LoginKind.CRAM_MD5, ODD))
                        + "\nclass App {}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none", "-d", folder.toString()),
                                    null,
                                    files.getJavaFileObjects(file))
                            .call())
                    .isTrue();
        }
    }

    @Test
    void theShellReadsTheCommandForKeycloak() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no bash on this machine");
        String command = joined(SettingsStyle.KEYCLOAK, setup(Security.STARTTLS, LoginKind.PASSWORD, ODD));
        Process bash = new ProcessBuilder("/bin/bash", "-c", "kcadm.sh() { printf '%s\\n' \"$@\"; }; " + command)
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        List<String> words = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(bash.waitFor()).isZero();
        assertThat(words)
                .contains(
                        "smtpServer.starttls=true",
                        "smtpServer.ssl=false",
                        "smtpServer.password=${vault.mail_password}");
        // Bash writes what is beyond ASCII only where the locale has it.
        assertThat(words).anyMatch(word -> word.startsWith("smtpServer.user= o'b\\r\"i&<e>n "));
    }

    @Test
    void serversGetTheirOwnWords() {
        ServerSetup tls = setup(Security.TLS, LoginKind.PASSWORD, "app");

        assertThat(SettingsStyle.WILDFLY.write(tls))
                .containsExactly(
                        "/socket-binding-group=standard-sockets/remote-destination-outbound-socket-binding=app-smtp:add(host=\"smtp.example.com\","
                                + " port=587)",
                        "/subsystem=mail/mail-session=app:add(jndi-name=java:jboss/mail/app, from=\"app@example.com\")",
                        "/subsystem=mail/mail-session=app/server=smtp:add(outbound-socket-binding-ref=app-smtp, username=\"app\","
                                + " password=\"${env.MAIL_PASSWORD}\", ssl=true, tls=false)");
        assertThat(SettingsStyle.JENKINS.write(tls))
                .containsExactly(
                        "unclassified:",
                        "  location:",
                        "    adminAddress: \"app@example.com\"",
                        "  mailer:",
                        "    smtpHost: \"smtp.example.com\"",
                        "    smtpPort: \"587\"",
                        "    useSsl: true",
                        "    useTls: false",
                        "    authentication:",
                        "      username: \"app\"",
                        "      password: \"${MAIL_PASSWORD}\"");
        assertThat(SettingsStyle.SIMPLE_JAVA_MAIL.write(setup(Security.STARTTLS, LoginKind.TOKEN, "app")))
                .contains("simplejavamail.transportstrategy=SMTP_OAUTH2");
    }
}
