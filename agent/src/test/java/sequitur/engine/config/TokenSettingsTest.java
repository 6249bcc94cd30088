package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where access tokens come from, as the settings say it. */
class TokenSettingsTest {

    private static final String KEY = "sequitur.credentials.smtp.example.com.";

    @TempDir
    private Path folder = Path.of("");

    private TokenSettings tokens(String... lines) {
        assertThat(FromFile.problems(folder, lines)).isEmpty();
        return FromFile.load(folder, lines)
                .settings()
                .forHost("smtp.example.com", 587)
                .credentials()
                .tokens();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/token | /usr/bin/token",
                "token -a  b | token,-a,b",
                "\"/opt/my tools/token\" --for \"a b\" | /opt/my tools/token,--for,a b",
                "token --x=\"a b\" \"\" | token,--x=a b,",
            })
    void aCommandIsAListOfWords(String value, String words) {
        assertThat(tokens(KEY + "token-command=" + value).place())
                .contains(new TokenPlace.Command(List.of(words.split(",", -1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token-command=\"unclosed",
                "token-command=\"\"",
                "token-endpoint=http://login.example.com/token",
                "token-endpoint=https://user:secret@login.example.com/token",
                "token-endpoint=https:///token",
                "token-endpoint=https://login.example.com/token#part",
                "token-endpoint=login.example.com",
                "token-endpoint=http://localhost.example.com/",
                "provider=azure",
                "grant=password",
                "tenant=a/b",
                "tenant=..",
                "key-algorithm=none"
            })
    void whatIsNoValueIsSaidWithoutShowingIt(String line) {
        List<String> problems = FromFile.problems(folder, KEY + line);

        assertThat(problems).singleElement().asString().contains("valid values: ");
        assertThat(problems.get(0)).doesNotContain("secret@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/token?x=y",
                "http://localhost:8080/t",
                "http://[::1]/t",
                "HTTP://127.0.0.1/t"
            })
    void anAddressThatHidesWhatIsSentIsTaken(String address) {
        assertThat(tokens(KEY + "token-endpoint=" + address).place())
                .contains(new TokenPlace.Endpoint(URI.create(address)));
    }

    @Test
    void theMoreExactOneCountsKeyByKey() {
        TokenSettings tokens = tokens(
                "sequitur.credentials.*.token-file=token",
                "sequitur.credentials.*.client-id=everywhere",
                KEY + "token-endpoint=https://login.example.com/token",
                KEY + "client-secret-env=SECRET");

        assertThat(tokens.place()).get().isInstanceOf(TokenPlace.Endpoint.class);
        assertThat(tokens.clientId()).contains("everywhere");
        assertThat(tokens.clientSecret()).contains(new PasswordPlace.Variable("SECRET"));
    }

    @Test
    void ofTwoPlacesOneCounts() {
        assertThat(FromFile.problems(folder, KEY + "token-file=a", KEY + "token-command=b"))
                .singleElement()
                .asString()
                .contains("is set again");
    }

    @Test
    void aTokenGoesByItsOwnMechanismsAlone() {
        CredentialSettings none = CredentialSettings.NONE;
        assertThat(none.proveToken()).isFalse();
        assertThat(none.usableMechanisms()).containsExactly(Mechanism.PLAIN, Mechanism.LOGIN);

        CredentialSettings settings = FromFile.load(
                        folder, KEY + "provider=google", KEY + "mechanisms=PLAIN OAUTHBEARER")
                .settings()
                .forHost("smtp.example.com", 587)
                .credentials();
        assertThat(settings.proveToken()).isTrue();
        assertThat(settings.usableMechanisms()).containsExactly(Mechanism.OAUTHBEARER);
    }

    @Test
    void nothingOfItIsPrinted() {
        TokenSettings tokens = tokens(
                KEY + "token-command=token --password hunter2",
                KEY + "client-id=hunter2",
                KEY + "scope=hunter2",
                KEY + "client-secret-file=hunter2");
        assertThat(tokens.toString()).doesNotContain("hunter2");
        assertThat(tokens("" + KEY + "token-endpoint=https://login.example.com/token?code=hunter2")
                        .toString())
                .contains("login.example.com")
                .doesNotContain("hunter2");
        assertThat(Optional.of(new TokenPlace.Command(List.of("hunter2"))).toString())
                .doesNotContain("hunter2");
    }
}
