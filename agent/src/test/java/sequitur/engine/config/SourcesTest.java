package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;

/** Which source of settings counts, and how keys are written in each. */
class SourcesTest {

    @TempDir
    private Path directory;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        // Default file, named file, environment, system property, agent arguments.
        "block, '', '', '', '', BLOCK",
        "block, '', off, '', '', OFF",
        "block, '', off, correct, '', CORRECT",
        "block, '', '', correct, '', CORRECT",
        "block, off, '', '', '', OFF",
        "block, off, correct, '', '', CORRECT",
        "'', block, off, correct, log, LOG",
        "'', '', off, correct, log, LOG",
        "'', '', off, '', log, LOG",
        "'', '', '', off, log, LOG"
    })
    void theStrongestSourceCounts(
            String inDefault, String inNamed, String variable, String property, String argument, Action expected)
            throws IOException {
        write("sequitur.properties", "sequitur.policy", inDefault);
        write("mail.properties", "sequitur.policy", inNamed);
        put(environment, "SEQUITUR_POLICY", variable);
        put(properties, "sequitur.policy", property);
        String named = inNamed.isEmpty() ? "" : "config=mail.properties";
        String inPlace = argument.isEmpty() ? "" : "policy=" + argument;

        Settings.Loaded loaded = load(Stream.of(named, inPlace)
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "," + other)
                .orElse(""));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().forHost("any", 25).policy().action(Rule.HELLO_FIRST))
                .isEqualTo(expected);
    }

    @Test
    void sourcesAreLaidOverEachOtherKeyByKey() throws IOException {
        Files.writeString(
                directory.resolve("sequitur.properties"),
                "sequitur.policy=block\nsequitur.require.tls=never\nsequitur.host.mx.policy=off");
        environment.put("SEQUITUR_REQUIRE_AUTH", "always");
        properties.put("sequitur.policy", "correct");

        Settings settings = load("").settings();

        assertThat(settings.forHost("other", 25).policy().action(Rule.MAIL_NESTED))
                .isEqualTo(Action.CORRECT);
        assertThat(settings.forHost("other", 25).tls()).isEqualTo(RequirementMode.NEVER);
        assertThat(settings.forHost("other", 25).authentication()).isEqualTo(RequirementMode.ALWAYS);
        assertThat(settings.forHost("mx", 25).policy().action(Rule.MAIL_NESTED))
                .as("what is said of a host counts more, wherever it is said")
                .isEqualTo(Action.OFF);
    }

    @ParameterizedTest
    @CsvSource({"a, '', '', a", "'', b, '', b", "'', '', c, c", "a, b, c, a", "'', b, c, b"})
    void theStrongestSourceNamesTheFile(String argument, String property, String variable, String read)
            throws IOException {
        for (String name : List.of("a", "b", "c", "sequitur.properties")) {
            Files.writeString(directory.resolve(name), "sequitur.credentials.mx.username=" + name);
        }
        put(properties, "sequitur.config", property);
        put(environment, "SEQUITUR_CONFIG", variable);

        Settings.Loaded loaded = load(argument);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().forHost("mx", 25).credentials().username()).contains(read);
    }

    @Test
    void pathsAreRelativeToWhereTheJvmRuns() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.writeString(directory.resolve("mail.properties"), "sequitur.policy=block");
        properties.put("sequitur.config", "mail.properties");
        environment.put("SEQUITUR_HOST_MX", "mx");
        environment.put("SEQUITUR_CREDENTIALS_MX_PASSWORD_FILE", "secret");

        Settings.Loaded loaded = Settings.load("dry-run=true", elsewhere, surroundings());

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.settings().forHost("mx", 25).policy().action(Rule.MAIL_NESTED))
                .isEqualTo(Action.BLOCK);
        assertThat(loaded.settings().forHost("mx", 25).credentials().password())
                .contains(new PasswordPlace.File(directory.resolve("secret")));
    }

    @ParameterizedTest
    @MethodSource("generalSettings")
    void everySettingOfAllHostsHasAVariable(String variable, String key, String value) {
        environment.put(variable, " " + value + " ");

        assertThat(load("").problems()).isEmpty();
        assertThat(load("").settings().effective())
                .filteredOn(setting -> setting.source().equals("environment variable " + variable))
                .extracting(EffectiveSetting::key)
                .containsExactly(key);
    }

    static Stream<Arguments> generalSettings() {
        return Stream.concat(
                Stream.of(
                        Arguments.of("SEQUITUR_ENABLED", "sequitur.enabled", "false"),
                        Arguments.of("SEQUITUR_DRY_RUN", "sequitur.dry-run", "TRUE"),
                        Arguments.of("SEQUITUR_POLICY", "sequitur.policy", "off"),
                        Arguments.of("SEQUITUR_REQUIRE_AUTH", "sequitur.require.auth", "never"),
                        Arguments.of("SEQUITUR_REQUIRE_TLS", "sequitur.require.tls", "always"),
                        Arguments.of("SEQUITUR_RULE_MAIL_NESTED", "sequitur.rule.mail-nested", "block"),
                        Arguments.of("SEQUITUR_CREDENTIALS_CLEARTEXT", "sequitur.credentials.cleartext", "true")),
                Stream.of(Rule.values())
                        .map(rule -> Arguments.of(
                                "SEQUITUR_RULE_"
                                        + rule.id()
                                                .toUpperCase(java.util.Locale.ROOT)
                                                .replace('-', '_'),
                                "sequitur.rule." + rule.id(),
                                "off")));
    }

    @ParameterizedTest
    @CsvSource({
        "mx.example.com, mx.example.com, 25",
        "mx.example.com:587, mx.example.com, 587",
        "*.example.com, mx.example.com, 25",
        "smtp-relay.example.com, SMTP-Relay.example.com, 25",
        "[::1]:25, ::1, 25"
    })
    void aVariableNamesTheHostOfOthers(String written, String host, int port) {
        environment.put("SEQUITUR_HOST_RELAY", written);
        environment.put("SEQUITUR_HOST_RELAY_POLICY", "block");
        environment.put("SEQUITUR_HOST_RELAY_RULE_MAIL_NESTED", "correct");
        environment.put("SEQUITUR_HOST_RELAY_REQUIRE_AUTH", "always");
        environment.put("SEQUITUR_HOST_RELAY_APP_CREDENTIALS", "true");
        environment.put("SEQUITUR_CREDENTIALS_RELAY_USERNAME", "alice");
        environment.put("SEQUITUR_CREDENTIALS_RELAY_PASSWORD_ENV", "MAIL_PASSWORD");

        Settings.Loaded loaded = load("");
        HostSettings settings = loaded.settings().forHost(host, port);

        assertThat(loaded.problems()).isEmpty();
        assertThat(settings.policy().action(Rule.HELLO_FIRST)).isEqualTo(Action.BLOCK);
        assertThat(settings.policy().action(Rule.MAIL_NESTED)).isEqualTo(Action.CORRECT);
        assertThat(settings.authentication()).isEqualTo(RequirementMode.ALWAYS);
        assertThat(settings.trust().appCredentials()).isTrue();
        assertThat(settings.credentials().username()).contains("alice");
        assertThat(settings.credentials().password()).contains(new PasswordPlace.Variable("MAIL_PASSWORD"));
        assertThat(loaded.settings().forHost("other", port)).isEqualTo(HostSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEQUITUR_SERVICE_HOST",
                "SEQUITUR_SERVICE_PORT",
                "SEQUITUR_SERVICE_PORT_SMTP",
                "SEQUITUR_PORT",
                "SEQUITUR_PORT_25_TCP",
                "SEQUITUR_PORT_25_TCP_ADDR",
                "SEQUITUR_DEMO_SERVICE_HOST",
                "SEQUITUR_DEMO_PORT_25_UDP_PROTO",
                "sequitur_policy",
                "SEQUITURX_POLICY"
            })
    void variablesOfOthersAreLeftAlone(String name) {
        environment.put(name, "tcp://10.0.0.1:25");

        assertThat(load("").problems()).isEmpty();
    }

    @Test
    void aVariableThatIsEmptyIsNotSet() throws IOException {
        Files.writeString(directory.resolve("sequitur.properties"), "sequitur.policy=block");
        environment.put("SEQUITUR_POLICY", "");
        environment.put("SEQUITUR_CONFIG", " ");
        environment.put("SEQUITUR_POLCY", "");

        assertThat(load("").problems()).isEmpty();
        assertThat(load("").settings().forHost("any", 25).policy().action(Rule.MAIL_NESTED))
                .isEqualTo(Action.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequitur.agent", "sequitur.answer", "sequitur.agent.jar"})
    void whatTheAgentTellsByPropertiesIsNoSetting(String name) {
        properties.put(name, "0.1.0");

        assertThat(load("").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sequitur.polcy | block | system properties: unknown key \"sequitur.polcy\"; did you mean \"sequitur.policy\"? It is"
                        + " ignored.",
                "sequitur.policy | blok | system properties: \"blok\" is not a value of sequitur.policy; valid values: off, log,"
                        + " block, correct. It is ignored.",
                "sequitur.policy | '' | system properties: \"\" is not a value of sequitur.policy; valid values: off, log, block,"
                        + " correct. It is ignored.",
                "sequitur.host.mx:0.policy | off | system properties: \"mx:0\" in sequitur.host.mx:0.policy is neither a host name"
                        + " nor a glob nor an IPv6 address in brackets, with or without a port from 1 to 65535. It is ignored."
            })
    void saysWhichPropertyIsWrong(String property, String value, String expected) {
        properties.put(property, value);

        assertThat(problems()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEQUITUR_POLCY | block | unknown key \"SEQUITUR_POLCY\"; did you mean \"SEQUITUR_POLICY\"? It is ignored.",
                "SEQUITUR_POLICY | blok | \"blok\" is not a value of SEQUITUR_POLICY; valid values: off, log, block, correct. It is"
                        + " ignored.",
                "SEQUITUR_HOST_MX_POLISY | off | unknown key \"SEQUITUR_HOST_MX_POLISY\"; did you mean \"SEQUITUR_HOST_MX_POLICY\"?"
                        + " It is ignored.",
                "SEQUITUR_HOST_MX_POLICY | off | there is no variable SEQUITUR_HOST_MX to say which host SEQUITUR_HOST_MX_POLICY is"
                        + " about. It is ignored.",
                "SEQUITUR_CREDENTIALS_MX_PASSWORD | hunter2 | unknown key \"SEQUITUR_CREDENTIALS_MX_PASSWORD\"; a password is never"
                        + " written here, only where it is: in a file, or in an environment variable; the keys are"
                        + " SEQUITUR_CREDENTIALS_<NAME>_USERNAME, _PASSWORD_ENV, _PASSWORD_FILE, _MECHANISMS, _TOKEN_FILE,"
                        + " _TOKEN_COMMAND, _TOKEN_ENDPOINT, _PROVIDER, _TENANT, _CLIENT_ID, _CLIENT_SECRET_ENV,"
                        + " _CLIENT_SECRET_FILE, _SCOPE, _GRANT, _REFRESH_TOKEN_FILE, _REFRESH_TOKEN_REWRITE, _KEY_FILE,"
                        + " _KEY_ID, _KEY_ALGORITHM, SEQUITUR_CREDENTIALS_CLEARTEXT. It is ignored."
            })
    void saysWhichVariableIsWrong(String variable, String value, String expected) {
        environment.put(variable, value);

        assertThat(problems()).containsExactly("environment: " + expected);
    }

    @Test
    void aHostThatIsNoneIsShown() {
        environment.put("SEQUITUR_HOST_MX", "mx:0");
        environment.put("SEQUITUR_HOST_MX_POLICY", "off");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("environment: \"mx:0\" in SEQUITUR_HOST_MX_POLICY is");
    }

    @Test
    void saysThatTheSurroundingsMayNotBeRead() {
        Settings.Loaded loaded = Settings.load(
                "policy=block", directory, new Surroundings(Optional.empty(), Optional.empty(), directory));

        assertThat(loaded.problems())
                .map(Problem::text)
                .containsExactly(
                        "system properties: the security manager forbids to read them. There are no settings from"
                                + " there.",
                        "environment: the security manager forbids to read it. There are no settings from there.");
        assertThat(loaded.settings().forHost("any", 25).policy().action(Rule.MAIL_NESTED))
                .isEqualTo(Action.BLOCK);
    }

    @Test
    void theSurroundingsOfThisJvmAreReadAndTellNothing() {
        System.setProperty("sequitur.dry-run", "true");
        try {
            Surroundings here = Surroundings.ofThisJvm();

            assertThat(here.properties().orElseThrow()).containsEntry("sequitur.dry-run", "true");
            assertThat(here.properties().orElseThrow().keySet()).allMatch(name -> name.startsWith("sequitur."));
            assertThat(here.environment().orElseThrow().keySet()).allMatch(name -> name.startsWith("SEQUITUR_"));
            assertThat(here.toString()).doesNotContain("dry-run");
            assertThat(Settings.load("", directory, here).settings().dryRun()).isTrue();
        } finally {
            System.clearProperty("sequitur.dry-run");
        }
    }

    private List<String> problems() {
        return load("").problems().stream().map(Problem::text).toList();
    }

    private Settings.Loaded load(String agentArguments) {
        return Settings.load(agentArguments, directory, surroundings());
    }

    private Surroundings surroundings() {
        return new Surroundings(properties, environment, directory);
    }

    private void write(String name, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            Files.writeString(directory.resolve(name), key + "=" + value);
        }
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }
}
