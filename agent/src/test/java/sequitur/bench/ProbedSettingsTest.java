package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import sequitur.bench.app.MailingApp;
import sequitur.cli.SequiturCommand;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The settings that {@code probe} prints are taken from its output as they are, and mail goes out with them: they are what it says. */
@Tag("slow")
class ProbedSettingsTest {

    private static final String USER = "alice@b.example";
    private static final String NO_LOGIN = "";
    private static final String OLD_LIBRARY = "# JavaMail 1.4 also needs ";

    @TempDir
    private Path folder = Path.of("");

    /**
     * A server.
     *
     * @param name what is particular about it
     * @param server makes it
     * @param login the option by which the password is given; empty text where none is
     * @param more further options
     * @param expected a line of the settings for the library
     */
    private record Setup(
            String name, Supplier<StrictMailServer.Builder> server, String login, List<String> more, String expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Setup> setups() {
        return Stream.of(
                setup("clear text", ProbedSettingsTest::open, NO_LOGIN, "mail.smtp.timeout=600000"),
                setup("STARTTLS", () -> open().startTls(), NO_LOGIN, "mail.smtp.starttls.enable=true"),
                setup(
                        "STARTTLS required",
                        () -> open().requireStartTls(),
                        NO_LOGIN,
                        "mail.smtp.starttls.required=true"),
                setup(
                        "TLS from the start, which the probe finds out",
                        () -> open().implicitTls(),
                        NO_LOGIN,
                        "mail.smtp.ssl.enable=true"),
                setup("TLS from the start", () -> open().implicitTls(), NO_LOGIN, "mail.smtp.ssl.enable=true", "--tls"),
                setup(
                        "AUTH in clear text on this machine",
                        () -> auth(AuthOffer.ALWAYS),
                        "--password-file",
                        "mail.smtp.auth=true"),
                setup(
                        "AUTH under STARTTLS",
                        () -> auth(AuthOffer.UNDER_TLS).requireStartTls(),
                        "--password-file",
                        "mail.smtp.user=alice@b.example"),
                setup(
                        "AUTH under TLS",
                        () -> auth(AuthOffer.ALWAYS).implicitTls(),
                        "--password-file",
                        "mail.smtp.auth=true",
                        "--tls"),
                setup(
                        "LOGIN alone",
                        () -> auth(AuthOffer.UNDER_TLS).mechanisms("LOGIN").startTls(),
                        "--password-file",
                        "mail.smtp.auth=true"),
                setup(
                        "PLAIN alone",
                        () -> auth(AuthOffer.UNDER_TLS).mechanisms("PLAIN").startTls(),
                        "--password-file",
                        "mail.smtp.auth=true"),
                setup(
                        "LOGIN offered and not known",
                        () -> auth(AuthOffer.UNDER_TLS)
                                .startTls()
                                .script(to("AUTH LOGIN", "504 5.5.4 Unrecognized authentication type")),
                        "--password-file",
                        "mail.smtp.auth.mechanisms=PLAIN"),
                setup(
                        "CRAM-MD5 alone",
                        () -> auth(AuthOffer.UNDER_TLS).mechanisms("CRAM-MD5").startTls(),
                        "--password-file",
                        "mail.smtp.sasl.mechanisms=CRAM-MD5"),
                setup(
                        "a token",
                        () -> auth(AuthOffer.UNDER_TLS)
                                .mechanisms("PLAIN", "XOAUTH2")
                                .startTls(),
                        "--token-file",
                        "mail.smtp.auth.mechanisms=XOAUTH2"),
                setup(
                        "a name for EHLO",
                        () -> open().script(line -> line.startsWith("EHLO") && !line.equals("EHLO app.client.example")
                                ? Optional.of("550 5.7.1 Who are you?")
                                : Optional.empty()),
                        NO_LOGIN,
                        "mail.smtp.localhost=app.client.example",
                        "--ehlo",
                        "app.client.example"),
                setup(
                        "HELO alone",
                        () -> open().script(to("EHLO", "502 5.5.1 Command not implemented")),
                        NO_LOGIN,
                        "mail.smtp.timeout=600000"));
    }

    private static StrictMailServer.Builder open() {
        return StrictMailServer.builder();
    }

    private static StrictMailServer.Builder auth(AuthOffer offer) {
        return open().auth(offer, USER, Canary.PASSWORD).requireAuth("530 5.7.0 Authentication required");
    }

    private static Function<String, Optional<String>> to(String beginning, String reply) {
        return line -> line.startsWith(beginning) ? Optional.of(reply) : Optional.empty();
    }

    private static Setup setup(
            String name, Supplier<StrictMailServer.Builder> server, String login, String expected, String... more) {
        return new Setup(name, server, login, List.of(more), expected);
    }

    private List<String> probe(Setup setup, StrictMailServer server) throws IOException, GeneralSecurityException {
        List<String> arguments = new ArrayList<>(List.of(
                "probe",
                "localhost:" + server.port(),
                "--timeout",
                setup.name().contains("finds out") ? "2s" : "30s",
                "--from",
                USER,
                "--to",
                "one@b.example",
                "--ca",
                certificates(server).toString()));
        if (!setup.login().isEmpty()) {
            Path secret = Files.writeString(folder.resolve("secret"), Canary.PASSWORD + "\n");
            arguments.addAll(List.of("--user", USER, setup.login(), secret.toString()));
        }
        arguments.addAll(setup.more());
        try (Console console = new Console()) {
            int code = SequiturCommand.run(arguments.toArray(String[]::new), new String[0]);
            Canary.checked(new Finished(code, console.output(), console.errors()));
            assertThat(code).as(String.join("\n", console.output())).isZero();
            return console.output();
        }
    }

    private Path certificates(StrictMailServer server) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(
                server.trustStore().path().toFile(),
                server.trustStore().password().toCharArray());
        String encoded = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("server").getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    /** What stands between a heading and the next one. */
    private static List<String> block(List<String> output, String place) {
        int start = output.indexOf("Settings for " + place + ":") + 2;
        List<String> rest = output.subList(start, output.size());
        return rest.stream().takeWhile(line -> !line.isEmpty()).toList();
    }

    private static Map<String, String> properties(List<String> lines) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(String.join("\n", lines)));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void mailGoesOutWithThem(Setup setup) throws IOException, GeneralSecurityException, InterruptedException {
        try (StrictMailServer server = setup.server().get().start()) {
            List<String> output = probe(setup, server);
            List<String> library = block(output, "the properties of the mail session");
            assertThat(library).contains(setup.expected());
            assertThat(server.delivered()).isEmpty();
            assertThat(server.transcripts().get(0).lines()).noneMatch(line -> line.contains("DATA"));

            int sent = 0;
            for (Library release : List.of(Library.ANGUS_2_0_5, Library.JAVAX_1_4_7)) {
                boolean unknown =
                        release == Library.JAVAX_1_4_7 && setup.login().equals("--token-file");
                if (!unknown) {
                    Finished run = send(release, setup, library, server);
                    assertThat(run.output()).as(release + " " + run.errors()).containsExactly("sent");
                    sent++;
                }
            }
            sendWithSpring(properties(block(output, "application.properties of Spring Boot")), server);
            assertThat(server.awaitQuiet(Duration.ofSeconds(30))).isTrue();
            assertThat(server.delivered()).hasSize(sent + 1);
        }
    }

    private static Finished send(Library release, Setup setup, List<String> library, StrictMailServer server)
            throws IOException {
        Map<String, String> given = new HashMap<>(properties(library));
        if (release == Library.JAVAX_1_4_7) {
            library.stream()
                    .filter(line -> line.startsWith(OLD_LIBRARY))
                    .map(line -> line.substring(OLD_LIBRARY.length()).split("=", 2))
                    .forEach(parts -> given.put(parts[0], parts[1]));
        }
        if (!setup.login().isEmpty()) {
            given.put("user", given.get("mail.smtp.user"));
            given.put("password", Canary.PASSWORD);
        }
        return BenchedApp.of(MailingApp.class)
                .on(release)
                .trusting(server.trustStore())
                .run(given.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }

    /** With Spring Boot's own configuration, which puts the variable's value in the placeholder's place. */
    @SuppressWarnings("try")
    private static void sendWithSpring(Map<String, String> properties, StrictMailServer server) {
        Map<String, Object> environment = new HashMap<>(properties);
        environment.put("MAIL_PASSWORD", Canary.PASSWORD);
        try (SystemProperties trust = new SystemProperties(server.trustStore().systemProperties());
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("printed", environment));
            context.register(MailSenderAutoConfiguration.class);
            context.refresh();
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom(USER);
            message.setTo("one@b.example");
            message.setText("All is well.");
            context.getBean(JavaMailSender.class).send(message);
        }
    }
}
