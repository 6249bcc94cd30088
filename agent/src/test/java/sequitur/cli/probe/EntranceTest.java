package sequitur.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sequitur.cli.probe.socket.Addresses;
import sequitur.cli.probe.socket.Addresses.Family;
import sequitur.cli.probe.tls.Trust;

/** A host with several addresses: the mail library tries the first alone. */
class EntranceTest {

    private final List<Step> told = new ArrayList<>();

    private Entrance entrance(int port) throws GeneralSecurityException {
        Question question = new Question(
                "localhost",
                Family.ANY,
                Question.Begin.BY_PORT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Trust.ofJvm(),
                Optional.empty(),
                Question.Secrecy.PROVEN,
                Duration.ofSeconds(20));
        return new Entrance(question, port, new Telling(told::add, Optional.empty()));
    }

    private static InetAddress address(String literal) throws IOException {
        return InetAddress.getByName(literal);
    }

    private List<Result> results() {
        return told.stream().map(Step::result).toList();
    }

    @Test
    void aFirstAddressThatDoesNotAnswerHasToBeChanged() throws IOException, GeneralSecurityException {
        try (ServerSocket server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            Entrance entrance = entrance(server.getLocalPort());
            entrance.enter(List.of(address("127.0.0.78"), address("127.0.0.1")))
                    .orElseThrow()
                    .line()
                    .close();

            assertThat(results()).containsExactly(Result.NOTE, Result.OK, Result.CHANGE);
            assertThat(told.get(2).meaning()).contains("that is 127.0.0.78, which does not answer");
            assertThat(told.get(2).trouble().orElseThrow().change())
                    .startsWith("Have the address 127.0.0.78 taken out");
        }
    }

    @Test
    void ofTwoFamiliesTheOtherOneIsNamed() throws IOException, GeneralSecurityException {
        try (ServerSocket server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            Entrance entrance = entrance(server.getLocalPort());
            // The server listens at the other one alone; and where there is no IPv6 there is no way to this one.
            entrance.enter(List.of(address("::1"), address("127.0.0.1")))
                    .orElseThrow()
                    .line()
                    .close();

            assertThat(results()).containsExactly(Result.NOTE, Result.OK, Result.CHANGE);
            assertThat(told.get(2).trouble().orElseThrow().change())
                    .isEqualTo("Start the JVM with -Djava.net.preferIPv4Stack=true.");
        }
    }

    @Test
    void whereNoneAnswersTheLastSaysWhatToChange() throws IOException, GeneralSecurityException {
        int free;
        try (ServerSocket server = new ServerSocket(0, 5, address("127.0.0.1"))) {
            free = server.getLocalPort();
        }
        assertThat(entrance(free).enter(List.of(address("127.0.0.78"), address("127.0.0.1"))))
                .isEmpty();
        assertThat(results()).containsExactly(Result.NOTE, Result.CHANGE);
    }

    @Test
    void aFamilyChoosesAmongTheAddresses() throws IOException, GeneralSecurityException {
        assertThat(entrance(25).addresses()).isNotEmpty();
        assertThat(Addresses.of("127.0.0.1", Family.IPV6, Duration.ofSeconds(20)))
                .isEmpty();
        assertThat(Addresses.of("::1", Family.IPV6, Duration.ofSeconds(20))).hasSize(1);
        assertThat(Addresses.of("::1", Family.IPV4, Duration.ofSeconds(20))).isEmpty();
    }
}
