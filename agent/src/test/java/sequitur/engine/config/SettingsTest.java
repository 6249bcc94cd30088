package sequitur.engine.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;

/** Where settings come from. */
class SettingsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void hasDefaultsWithoutArgumentsAndFile(@Nullable String arguments) {
        Settings.Loaded loaded = Settings.load(arguments, directory);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().enabled()).isTrue();
        assertThat(loaded.settings().forHost("any", 25))
                .isEqualTo(new HostSettings(
                        Policy.of(Action.LOG), RequirementMode.AUTO, RequirementMode.AUTO, CredentialSettings.NONE));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void readsTheFileInTheWorkingDirectory(@Nullable String arguments) throws IOException {
        Files.writeString(directory.resolve("sequitur.properties"), "sequitur.dry-run=true\nsequitur.policy=block\n");

        Settings.Loaded loaded = Settings.load(arguments, directory);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().dryRun()).isTrue();
        assertThat(policy(loaded)).isEqualTo(Policy.of(Action.BLOCK));
    }

    @Test
    void readsTheFileThatIsNamedAndNoOther() throws IOException {
        Files.writeString(directory.resolve("sequitur.properties"), "sequitur.policy=block");
        Files.writeString(directory.resolve("mail, other.properties"), "sequitur.policy=correct");

        assertThat(policy(Settings.load("mail, other.properties", directory))).isEqualTo(Policy.of(Action.CORRECT));
        assertThat(policy(Settings.load("config=sequitur.properties", directory)))
                .isEqualTo(Policy.of(Action.BLOCK));
        assertThat(policy(Settings.load(directory.resolve("sequitur.properties").toString(), Path.of("/"))))
                .isEqualTo(Policy.of(Action.BLOCK));
    }

    @Test
    void readsNoFileBesideSettingsInPlace() throws IOException {
        Files.writeString(directory.resolve("sequitur.properties"), "sequitur.policy=block");

        assertThat(policy(Settings.load("rule.mail-nested=correct", directory)))
                .isEqualTo(Policy.of(Action.LOG).with(Rule.MAIL_NESTED, Action.CORRECT));
    }

    @Test
    void letsSettingsInPlaceWinKeyByKeyOverTheFile() throws IOException {
        Files.writeString(
                directory.resolve("mail.properties"),
                "sequitur.policy=block\nsequitur.rule.mail-nested=correct\nsequitur.rule.auth-once=off\n");
        Policy expected =
                Policy.of(Action.LOG).with(Rule.MAIL_NESTED, Action.BLOCK).with(Rule.AUTH_ONCE, Action.OFF);

        for (String arguments : new String[] {
            "config=mail.properties,policy=log,rule.mail-nested=block",
            " policy = LOG , rule.mail-nested=block,, config = mail.properties ,"
        }) {
            Settings.Loaded loaded = Settings.load(arguments, directory);

            assertThat(loaded.problems()).isEmpty();
            assertThat(policy(loaded)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "enabled=false",
                "sequitur.enabled=FALSE",
                "policy=block,enabled=false",
            })
    void takesSettingsInPlace(String arguments) {
        Settings.Loaded loaded = Settings.load(arguments, directory);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().enabled()).isFalse();
    }

    @Test
    void takesHostsInPlace() {
        Settings settings = Settings.load("host.a.b:587.policy=block,host.[::1]:25.policy=off", directory)
                .settings();

        assertThat(settings.forHost("a.b", 587).policy()).isEqualTo(Policy.of(Action.BLOCK));
        assertThat(settings.forHost("a.b", 25).policy()).isEqualTo(Policy.of(Action.LOG));
        assertThat(settings.forHost("::1", 25).policy()).isEqualTo(Policy.of(Action.OFF));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsEveryValueInAnyCase(String key, String value, HostSettings expected) {
        for (String written : new String[] {value, value.toUpperCase(Locale.ROOT), "  " + value + "  "}) {
            Settings.Loaded loaded = FromFile.load(directory, key + "=" + written);

            assertThat(loaded.problems()).isEmpty();
            assertThat(loaded.settings().forHost("any", 25)).isEqualTo(expected);
        }
    }

    static Stream<Arguments> values() {
        Policy log = Policy.of(Action.LOG);
        Stream.Builder<Arguments> values = Stream.builder();
        for (Action action : Action.values()) {
            String value = action.name().toLowerCase(Locale.ROOT);
            values.add(Arguments.of(
                    "sequitur.policy",
                    value,
                    new HostSettings(
                            Policy.of(action), RequirementMode.AUTO, RequirementMode.AUTO, CredentialSettings.NONE)));
            for (Rule rule : Rule.values()) {
                values.add(Arguments.of(
                        "sequitur.rule." + rule.id(),
                        value,
                        new HostSettings(
                                log.with(rule, action),
                                RequirementMode.AUTO,
                                RequirementMode.AUTO,
                                CredentialSettings.NONE)));
            }
        }
        for (RequirementMode insistence : RequirementMode.values()) {
            String value = insistence.name().toLowerCase(Locale.ROOT);
            values.add(Arguments.of(
                    "sequitur.require.auth",
                    value,
                    new HostSettings(log, insistence, RequirementMode.AUTO, CredentialSettings.NONE)));
            values.add(Arguments.of(
                    "sequitur.host.any.require.tls",
                    value,
                    new HostSettings(log, RequirementMode.AUTO, insistence, CredentialSettings.NONE)));
        }
        return values.build();
    }

    @Test
    void readsUtf8WithOrWithoutByteOrderMark() {
        FromFile.write(directory, "\uFEFFsequitur.policy=block\nsequitur.host.b\u00fccher.policy=off".getBytes(UTF_8));

        Settings.Loaded loaded = Settings.load("", directory);

        assertThat(loaded.problems()).isEmpty();
        assertThat(policy(loaded)).isEqualTo(Policy.of(Action.BLOCK));
        assertThat(loaded.settings().forHost("B\u00dcCHER", 25).policy()).isEqualTo(Policy.of(Action.OFF));
    }

    @Test
    void keepsTurkishOutOfIt() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale("tr", "TR"));
        try {
            Settings.Loaded loaded =
                    FromFile.load(directory, "sequitur.host.MAIL.EXAMPLE.policy=OFF", "sequitur.require.tls=ALWAYS");

            assertThat(loaded.problems()).isEmpty();
            assertThat(loaded.settings().forHost("mail.example", 25).policy()).isEqualTo(Policy.of(Action.OFF));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Policy policy(Settings.Loaded loaded) {
        return loaded.settings().forHost("any", 25).policy();
    }
}
