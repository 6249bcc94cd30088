package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration says about credentials, for which server it says it, and what it does not keep. */
class CredentialSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void aServerHasNoCredentialsUnlessTheyAreSaid() {
        assertThat(credentials("sequitur.credentials.mx.example.com.username=alice", "mx.example.org", 25))
                .isEqualTo(new CredentialSettings(
                        Optional.empty(),
                        Optional.empty(),
                        TokenSettings.NONE,
                        List.of(Mechanism.PLAIN, Mechanism.LOGIN),
                        false));
    }

    @Test
    void everyKeyIsRead() {
        CredentialSettings settings = credentials(
                "sequitur.credentials.[::1]:587.username=alice smith"
                        + "|sequitur.credentials.[::1]:587.password-env=SMTP_PASSWORD"
                        + "|sequitur.credentials.[::1]:587.mechanisms= xoauth2 , OAUTHBEARER PLAIN"
                        + "|sequitur.credentials.cleartext=true",
                "::1",
                587);

        assertThat(settings)
                .isEqualTo(new CredentialSettings(
                        Optional.of("alice smith"),
                        Optional.of(new PasswordPlace.Variable("SMTP_PASSWORD")),
                        TokenSettings.NONE,
                        List.of(Mechanism.XOAUTH2, Mechanism.OAUTHBEARER, Mechanism.PLAIN),
                        true));
        assertThat(settings.toString()).doesNotContain("alice");
    }

    @ParameterizedTest
    @CsvSource({
        // Only for their host, and only for their port.
        "mx.example.com.username=a, a",
        "mx.example.com:25.username=a, a",
        "mx.example.com:587.username=a, ''",
        "example.com.username=a, ''",
        "MX.Example.Com.username=a, a",
        "m?.example.com.username=a, a",
        // The more exact one, whatever their order.
        "mx.example.com:25.username=a|mx.example.com.username=b, a",
        "mx.example.com.username=a|*.example.com:25.username=b, a",
        "*.example.com:25.username=a|*.example.com.username=b, a",
        "*.com.username=b|*.example.com.username=a, a",
        // Key by key.
        "mx.example.com:25.mechanisms=LOGIN|mx.example.com.username=b, b"
    })
    void theMostExactKeyCounts(String keys, String expected) {
        String lines = "sequitur.credentials." + keys.replace("|", "|sequitur.credentials.");

        assertThat(credentials(lines, "mx.example.com", 25).username().orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void theMoreExactPlaceOfThePasswordCountsWhateverItsKind() {
        assertThat(credentials(
                                "sequitur.credentials.mx.password-env=A|sequitur.credentials.*.password-file=b"
                                        + "|sequitur.credentials.*.username=c",
                                "mx",
                                25)
                        .password())
                .contains(new PasswordPlace.Variable("A"));
    }

    @Test
    void aPolicyOfTheHostLeavesItsCredentialsAlone() {
        assertThat(credentials("sequitur.credentials.*.username=a|sequitur.host.mx.policy=off", "mx", 25)
                        .username())
                .contains("a");
    }

    @Test
    void aPathIsRelativeToTheFileThatItStandsIn() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("etc"));
        Files.writeString(folder.resolve("mail.properties"), "sequitur.credentials.mx.password-file=secrets/mx");

        assertThat(place("etc/mail.properties")).contains(new PasswordPlace.File(folder.resolve("secrets/mx")));
        assertThat(place("config=" + folder.resolve("mail.properties")))
                .contains(new PasswordPlace.File(folder.resolve("secrets/mx")));
    }

    @Test
    void aPathAmongTheAgentArgumentsIsRelativeToTheWorkingDirectory() throws IOException {
        Files.createDirectories(directory.resolve("etc"));
        Files.writeString(directory.resolve("etc/mail.properties"), "");
        Path absolute = directory.resolve("mx").toAbsolutePath();

        assertThat(place("config=etc/mail.properties,credentials.mx.password-file=secrets/mx"))
                .contains(new PasswordPlace.File(directory.resolve("secrets/mx")));
        assertThat(place("credentials.mx.password-file=" + absolute)).contains(new PasswordPlace.File(absolute));
    }

    private Optional<PasswordPlace> place(String arguments) {
        Settings.Loaded loaded = Settings.load(arguments, directory);
        assertThat(loaded.problems()).isEmpty();
        return loaded.settings().forHost("mx", 25).credentials().password();
    }

    private CredentialSettings credentials(String lines, String host, int port) {
        Settings.Loaded loaded = FromFile.load(directory, lines.split("\\|"));
        assertThat(loaded.problems()).isEmpty();
        return loaded.settings().forHost(host, port).credentials();
    }
}
