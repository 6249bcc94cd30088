package sequitur.cli.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sequitur.advice.failure.FailureKind;
import sequitur.testbed.server.StrictMailServer;

/** What is wrong with a certificate, and when: the server of the tests has one for localhost, for two days. */
class TlsHandshakeTest {

    private static StrictMailServer server;

    @BeforeAll
    static void start() {
        server = StrictMailServer.builder().implicitTls().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TlsFacts facts(String host, Trust trust, Instant now) throws IOException {
        TlsHandshake handshake = new TlsHandshake(host, server.port(), trust, Clock.fixed(now, ZoneOffset.UTC));
        assertThat(handshake.facts()).isEmpty();
        try (Socket bare = new Socket(InetAddress.getLoopbackAddress(), server.port());
                Socket secured = handshake.over(bare)) {
            assertThat(secured.isConnected()).isTrue();
        }
        return handshake.facts().orElseThrow();
    }

    private static Trust trusting() throws IOException, GeneralSecurityException {
        Path store = server.trustStore().path();
        return Trust.of(List.of(KeyStore.getInstance(
                        store.toFile(), server.trustStore().password().toCharArray())
                .getCertificate("server")));
    }

    @Test
    void whatIsTrustedAndForTheHostIsInOrder() throws IOException, GeneralSecurityException {
        TlsFacts facts = facts("localhost", trusting(), Instant.now());

        assertThat(facts.flaw()).isEmpty();
        assertThat(facts.verdict()).startsWith("It is in order: trusted, and for localhost. It is valid for ");
        assertThat(facts.expiresSoon()).isTrue();
        assertThat(facts.protocol()).startsWith("TLSv1.");
        assertThat(facts.certificate().get(0)).isEqualTo("for localhost, 127.0.0.1");
        assertThat(facts("127.0.0.1", trusting(), Instant.now()).flaw()).isEmpty();
    }

    @Test
    void anotherNameIsToldOnlyWhereTheRestIsRight() throws IOException, GeneralSecurityException {
        TlsFacts facts = facts("mx.example.com", trusting(), Instant.now());

        assertThat(facts.flaw()).contains(Flaw.OTHER_NAME);
        assertThat(facts.verdict()).isEqualTo("It is not for mx.example.com: it is for localhost, 127.0.0.1.");
        assertThat(facts(
                                "mx.example.com",
                                Trust.ofFile(Path.of("src/test/resources/sequitur/probe/other-ca.pem")),
                                Instant.now())
                        .flaw())
                .contains(Flaw.SELF_SIGNED);
    }

    @Test
    void theClockDecidesOnDates() throws IOException, GeneralSecurityException {
        assertThat(facts("localhost", trusting(), Instant.now().plus(Duration.ofDays(5)))
                        .flaw())
                .contains(Flaw.EXPIRED);
        TlsFacts early = facts("localhost", trusting(), Instant.now().minus(Duration.ofDays(5)));
        assertThat(early.flaw()).contains(Flaw.NOT_YET_VALID);
        assertThat(early.verdict()).startsWith("It is not valid yet: it is valid from ");
        assertThat(early.flaw().map(Flaw::kind)).isEqualTo(Optional.of(FailureKind.CERTIFICATE_EXPIRED));
    }
}
