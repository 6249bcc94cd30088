package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.bench.app.SpringApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Mistakes in {@code spring.mail}, with Spring itself: one report for each, which names the one setting in Spring Boot's words. */
class SpringMailTest {

    private static final String AUTH = "spring.mail.properties.mail.smtp.auth=true";
    private static final String HOST = "spring.mail.host=";
    private static final String USER = "spring.mail.username=alice";
    private static final String PASSWORD = "spring.mail.password=" + Canary.PASSWORD;
    private static final String JDKS_TRUST = "trust=jdk";
    private static final String STARTTLS = "spring.mail.properties.mail.smtp.starttls.enable=true";
    private static final String UNTRUSTED =
            "[certificate-untrusted]: add the certificate that signed the server's one to the trust store of this JVM"
                    + " (-Djavax.net.ssl.trustStore) or of spring.mail.ssl.bundle";
    private static final String SOON = "spring.mail.properties.mail.smtp.timeout=300";

    /**
     * A mistake.
     *
     * @param server makes the server
     * @param arguments what is set, host and port aside
     * @param headline how the report ends its first line
     */
    private record Mistake(String name, Supplier<FailureScript.Peer> server, List<String> arguments, String headline) {

        /** The host that is set last. */
        String host() {
            return arguments.stream()
                    .filter(argument -> argument.startsWith(HOST))
                    .map(argument -> argument.substring(HOST.length()))
                    .findFirst()
                    .orElse("localhost");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(first(), second()).flatMap(List::stream);
    }

    private static List<Mistake> first() {
        return List.of(
                mistake(
                        "1 no username, no password",
                        withAuth()
                                .script(to(
                                        "RCPT",
                                        "553 5.7.1 <sender@client.example>: Sender address rejected: not logged in")),
                        "[auth-required]: set spring.mail.username and spring.mail.password"),
                mistake(
                        "2 starttls.enable missing",
                        plain().auth(AuthOffer.UNDER_TLS, "alice", Canary.PASSWORD)
                                .requireStartTls(),
                        "[starttls-required]: set spring.mail.properties.mail.smtp.starttls.enable=true",
                        USER,
                        PASSWORD),
                mistake(
                        "3 nothing set at all",
                        plain().requireStartTls(),
                        "[starttls-required]: set spring.mail.properties.mail.smtp.starttls.enable=true",
                        JDKS_TRUST),
                mistake("3b then the certificate", plain().requireStartTls(), UNTRUSTED, JDKS_TRUST, STARTTLS),
                mistake(
                        "4 password as mail.smtp.password",
                        withAuth(),
                        "[auth-no-password]: set spring.mail.password",
                        USER,
                        AUTH,
                        "spring.mail.properties.mail.smtp.password=" + Canary.PASSWORD),
                of(
                        "5 clear text at 465",
                        () -> FailureScript.Peer.of(CannedServer.ofTls()),
                        "[tls-expected]: set spring.mail.properties.mail.smtp.ssl.enable=true",
                        SOON),
                mistake(
                        "6 ssl.enable at 587",
                        plain(),
                        "[tls-not-expected]: set spring.mail.properties.mail.smtp.ssl.enable=false",
                        "spring.mail.properties.mail.smtp.ssl.enable=true"),
                mistake(
                        "7 wrong password",
                        withAuth(),
                        "[auth-failed]: check spring.mail.username and spring.mail.password",
                        USER,
                        AUTH,
                        "spring.mail.password=wrong"),
                mistake(
                        "8 From not owned",
                        withAuth()
                                .script(
                                        to(
                                                "RCPT",
                                                "553 5.7.1 <sender@client.example>: Sender address rejected: not owned by user alice")),
                        "[sender-identity]: send from the account's own address (setFrom() of the message)",
                        USER,
                        PASSWORD),
                of(
                        "9 wrong host",
                        () -> FailureScript.Peer.of(CannedServer.saying("")),
                        "[host-unknown]: correct the host name in spring.mail.host",
                        "spring.mail.host=mial.invalid"));
    }

    private static List<Mistake> second() {
        String hostName = "504 5.5.2 <3f2a9c1d7e>: Helo command rejected: need fully-qualified hostname";
        return List.of(
                of("10 wrong port", SpringMailTest::nobody, "[connection-refused]: check the port in spring.mail.port"),
                mistake(
                        "12 smtps, trust under mail.smtp.*",
                        plain().implicitTls(),
                        "[certificate-untrusted]: set spring.mail.properties.mail.smtps.ssl.trust=localhost",
                        JDKS_TRUST,
                        "spring.mail.protocol=smtps",
                        "spring.mail.properties.mail.smtp.ssl.trust=localhost"),
                mistake(
                        "14 certificate not trusted",
                        withAuth().startTls(),
                        UNTRUSTED,
                        JDKS_TRUST,
                        STARTTLS,
                        USER,
                        PASSWORD),
                mistake(
                        "11 EHLO with a container's id",
                        plain().script(to("RCPT", hostName)),
                        "[hello-name]: set spring.mail.properties.mail.smtp.localhost=<the full domain name of this machine>",
                        "spring.mail.properties.mail.smtp.localhost=3f2a9c1d7e"),
                mistake(
                        "13 username, no password",
                        withAuth(),
                        "[auth-no-password]: set spring.mail.password",
                        USER,
                        AUTH),
                mistake(
                        "15 relay at 25",
                        withAuth().script(to("RCPT", "454 4.7.1 <one@b.example>: Relay access denied")),
                        "[auth-required]: set spring.mail.username and spring.mail.password"),
                mistake(
                        "16 no credentials, access denied at RCPT",
                        withAuth()
                                .script(to(
                                        "RCPT", "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied")),
                        "[auth-required]: set spring.mail.username and spring.mail.password"),
                mistake(
                        "17 the same at MAIL",
                        withAuth()
                                .script(to(
                                        "MAIL", "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied")),
                        "[auth-required]: set spring.mail.username and spring.mail.password"),
                mistake(
                        "18 mail.smtp.starttls=true",
                        plain().auth(AuthOffer.UNDER_TLS, "alice", Canary.PASSWORD)
                                .requireStartTls(),
                        "[starttls-required]: set spring.mail.properties.mail.smtp.starttls.enable=true",
                        USER,
                        PASSWORD,
                        "spring.mail.properties.mail.smtp.starttls=true"),
                mistake(
                        "19 EHLO name with underscore",
                        plain().script(line ->
                                line.matches("(EHLO|HELO) .*") ? Optional.of(hostName) : Optional.empty()),
                        "[hello-name]: set spring.mail.properties.mail.smtp.localhost=<the full domain name of this machine>",
                        "spring.mail.properties.mail.smtp.localhost=my_host.example.com"),
                of(
                        "20 no greeting",
                        () -> FailureScript.Peer.of(CannedServer.saying("")),
                        "[greeting-missing]: set spring.mail.properties.mail.smtp.timeout=60000",
                        SOON));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isToldOnceInSpringsWords(Mistake mistake) throws IOException {
        FailureScript.Peer peer = mistake.server().get();
        try (StrictMailServer any = StrictMailServer.builder().start()) {
            List<String> arguments = new ArrayList<>();
            arguments.add("spring.mail.host=localhost");
            arguments.addAll(mistake.arguments());
            arguments.add("spring.mail.port=" + peer.port());
            Finished run = BenchedApp.of(SpringApp.class)
                    .trusting(any.trustStore())
                    .attached("policy=log")
                    .run(arguments.toArray(String[]::new));

            assertThat(run.output())
                    .as("%s", run.errors())
                    .singleElement()
                    .asString()
                    .endsWith("Exception");
            assertThat(FailuresTest.headlines(run))
                    .as("%s", run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("mail to " + mistake.host() + ":" + peer.port() + " not sent")
                    .endsWith(mistake.headline());
            assertThat(run.errors())
                    .anyMatch(line -> line.contains("from     sequitur.bench.app.SpringApp.main(SpringApp.java:"));
        } finally {
            peer.closing().close();
        }
    }

    private static StrictMailServer.Builder plain() {
        return StrictMailServer.builder();
    }

    private static StrictMailServer.Builder withAuth() {
        return plain().auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD);
    }

    private static FailureScript.Peer nobody() {
        try {
            Nobody nobody = new Nobody();
            return new FailureScript.Peer(nobody.port(), List::of, nobody::close);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static Function<String, Optional<String>> to(String command, String reply) {
        return line -> line.startsWith(command) ? Optional.of(reply) : Optional.empty();
    }

    private static Mistake mistake(String name, StrictMailServer.Builder server, String headline, String... arguments) {
        return of(name, () -> FailureScript.Peer.of(server.start()), headline, arguments);
    }

    private static Mistake of(String name, Supplier<FailureScript.Peer> server, String headline, String... arguments) {
        return new Mistake(name, server, Arrays.asList(arguments), headline);
    }
}
