package sequitur.engine.config;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;

/** What is said of faulty configuration, word for word. */
class ProblemsTest {

    private static final String HOST_KEYS =
            "the keys are sequitur.enabled, sequitur.dry-run, sequitur.banner, sequitur.telemetry, sequitur.addresses,"
                    + " sequitur.transcript, sequitur.transcript.file, sequitur.fail, sequitur.fail.file, sequitur.policy,"
                    + " sequitur.rule.<id>,"
                    + " sequitur.rule.<id>.except, sequitur.timeout.<stage>, sequitur.timeout.final-at-least,"
                    + " sequitur.require.auth, sequitur.require.tls, sequitur.require.token, sequitur.rehearse,"
                    + " sequitur.host.<host or glob[:port]>.policy, .rule.<id>, .timeout.<stage>, .timeout.final-at-least,"
                    + " .require.auth, .require.tls, .require.token, .app-credentials, .tunnel, .unverified-tls, ";
    private static final String CREDENTIALS = "sequitur.credentials.<host or glob[:port]>.username, .password-env,"
            + " .password-file, .mechanisms, .token-file, .token-command, .token-endpoint, .provider, .tenant, .client-id,"
            + " .client-secret-env, .client-secret-file, .scope, .grant, .refresh-token-file, .refresh-token-rewrite,"
            + " .key-file, .key-id, .key-algorithm, sequitur.credentials.cleartext";
    private static final String KEYS = HOST_KEYS + CREDENTIALS;
    private static final String NO_PASSWORD = "a password is never written here, only where it is: in a file, or in an"
            + " environment variable; the keys are " + CREDENTIALS + ".";
    private static final String RULES =
            "the rules are " + Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(", "));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("lines")
    void saysWhatIsWrongWithALine(String line, String expected) {
        Settings.Loaded loaded = FromFile.load(directory, "", line, "sequitur.rule.mail-nested=block");

        assertThat(loaded.problems()).map(Problem::text).containsExactly("sequitur.properties:2: " + expected);
        assertThat(loaded.settings().forHost("any", 25).policy())
                .as("the rest of the file")
                .isEqualTo(Policy.of(Action.LOG).with(Rule.MAIL_NESTED, Action.BLOCK));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                unknown("sequitur.polcy=block", "sequitur.polcy", "did you mean \"sequitur.policy\"?"),
                unknown("SEQUITUR.POLICY=block", "SEQUITUR.POLICY", "did you mean \"sequitur.policy\"?"),
                unknown("policy=block", "policy", "did you mean \"sequitur.policy\"?"),
                unknown("sequitor.polici=block", "sequitor.polici", "did you mean \"sequitur.policy\"?"),
                unknown(
                        "sequitur.require.ssl=always",
                        "sequitur.require.ssl",
                        "did you mean \"sequitur.require.tls\"?"),
                unknown(
                        "sequitur.rule.mail-nest=off",
                        "sequitur.rule.mail-nest",
                        "did you mean \"sequitur.rule.mail-nested\"?"),
                unknown("sequitur.rule.greylisting=off", "sequitur.rule.greylisting", RULES + "."),
                unknown("mail.smtp.password=hunter2", "mail.smtp.password", KEYS + "."),
                unknown("=hunter2", "", KEYS + "."),
                unknown(
                        "sequitur.host.mx.example.com:25.polisy=off",
                        "sequitur.host.mx.example.com:25.polisy",
                        "did you mean \"sequitur.host.mx.example.com:25.policy\"?"),
                unknown(
                        "sequitur.host.mx.rule.mail_nested=off",
                        "sequitur.host.mx.rule.mail_nested",
                        "did you mean \"sequitur.host.mx.rule.mail-nested\"?"),
                unknown("sequitur.host.mx.password:hunter2", "sequitur.host.mx.password", KEYS + "."),
                unknown("sequitur.host.mx.enabled=false", "sequitur.host.mx.enabled", KEYS + "."),
                unknown("sequitur.host.policy=off", "sequitur.host.policy", KEYS + "."),
                unknown("sequitur.credentials.mx.password=hunter2", "sequitur.credentials.mx.password", NO_PASSWORD),
                unknown(
                        "sequitur.credentials.mx:25.Password:hunter2",
                        "sequitur.credentials.mx:25.Password",
                        NO_PASSWORD),
                unknown("sequitur.credentials.mx.token hunter2", "sequitur.credentials.mx.token", NO_PASSWORD),
                unknown(
                        "sequitur.credentials.mx.com.usrname=hunter2",
                        "sequitur.credentials.mx.com.usrname",
                        "did you mean \"sequitur.credentials.mx.com.username\"?"),
                unknown(
                        "sequitur.credentials.mx:587.password_file=hunter2",
                        "sequitur.credentials.mx:587.password_file",
                        "did you mean \"sequitur.credentials.mx:587.password-file\"?"),
                unknown(
                        "sequitur.credentials.cleartxt=hunter2",
                        "sequitur.credentials.cleartxt",
                        "did you mean \"sequitur.credentials.cleartext\"?"),
                unknown(
                        "sequitur.credentials.mx=hunter2",
                        "sequitur.credentials.mx",
                        "the keys are " + CREDENTIALS + "."),
                unknown(
                        "sequitur.credentials.username=hunter2",
                        "sequitur.credentials.username",
                        "the keys are " + CREDENTIALS + "."),
                hidden("username=", "the user's name"),
                hidden("username=hunter2\\u0001", "the user's name"),
                hidden("password-env=hunter2\\=", "the name of an environment variable"),
                hidden("password-file=hunter2\\u0000", "the path of a file"),
                hidden("mechanisms=hunter2", "PLAIN, LOGIN, XOAUTH2, OAUTHBEARER, one or more of them"),
                hidden("mechanisms=PLAIN hunter2", "PLAIN, LOGIN, XOAUTH2, OAUTHBEARER, one or more of them"),
                Arguments.of(
                        "sequitur.credentials.cleartext=hunter2",
                        "what is given here is not a value of sequitur.credentials.cleartext; valid values: true, false."
                                + " It is ignored."),
                Arguments.of(
                        "sequitur.credentials.mx:0.username=hunter2",
                        "\"mx:0\" in sequitur.credentials.mx:0.username is neither a host name nor a glob nor an IPv6"
                                + " address in brackets, with or without a port from 1 to 65535. It is ignored."),
                unknown("a\\u0007\u00e9\\nb=x", "a\\u0007\\u00e9\\u000ab", KEYS + "."),
                unknown("x".repeat(500) + "=1", "x".repeat(100) + "...", KEYS + "."),
                value("sequitur.policy=blok", "blok", "sequitur.policy", "off, log, block, correct"),
                value("sequitur.policy", "", "sequitur.policy", "off, log, block, correct"),
                value("sequitur.enabled=yes", "yes", "sequitur.enabled", "true, false"),
                value("sequitur.rule.auth-once=1", "1", "sequitur.rule.auth-once", "off, log, block, correct"),
                value("sequitur.require.auth=true", "true", "sequitur.require.auth", "auto, always, never"),
                value(
                        "sequitur.host.a:1.require.tls=\\u0000",
                        "\\u0000",
                        "sequitur.host.a:1.require.tls",
                        "auto, always, never"),
                value(
                        "sequitur.policy=" + "y".repeat(61),
                        "y".repeat(60) + "...",
                        "sequitur.policy",
                        "off, log, block, correct"),
                host("sequitur.host.mx:0.policy=off", "mx:0"),
                host("sequitur.host.mx:65536.policy=off", "mx:65536"),
                host("sequitur.host.mx\\:smtp.policy=off", "mx:smtp"),
                host("sequitur.host.\\:\\:1.policy=off", "::1"),
                Arguments.of(
                        "sequitur.policy=C:\\users",
                        "\"\\u\" is not followed by four hexadecimal digits; a backslash is written as \"\\\\\". The line"
                                + " is ignored."));
    }

    private static Arguments unknown(String line, String key, String hint) {
        return Arguments.of(line, "unknown key \"" + key + "\"; " + hint + " It is ignored.");
    }

    private static Arguments value(String line, String value, String key, String valid) {
        return Arguments.of(
                line, "\"" + value + "\" is not a value of " + key + "; valid values: " + valid + ". It is ignored.");
    }

    /** A value that is not shown, since it may be a password in the wrong place. */
    private static Arguments hidden(String keyAndValue, String valid) {
        String key = "sequitur.credentials.mx." + keyAndValue.substring(0, keyAndValue.indexOf('='));
        return Arguments.of(
                "sequitur.credentials.mx." + keyAndValue,
                "what is given here is not a value of " + key + "; valid values: " + valid + ". It is ignored.");
    }

    private static Arguments host(String line, String host) {
        return Arguments.of(
                line,
                "\"" + host + "\" in sequitur.host." + host + ".policy is neither a host name nor a glob nor an IPv6"
                        + " address in brackets, with or without a port from 1 to 65535. It is ignored.");
    }

    @Test
    void saysThatAKeyIsSetAgain() {
        Settings.Loaded loaded = FromFile.load(
                directory,
                "sequitur.policy=block",
                "sequitur.host.A.policy=off",
                "sequitur.host.b.policy=off",
                "sequitur.host.a.policy=block",
                "sequitur.policy=correct",
                "sequitur.policy=blok");

        assertThat(loaded.problems())
                .map(Problem::text)
                .containsExactly(
                        "sequitur.properties:4: \"sequitur.host.a.policy\" is set again. Line 4 counts, line 2 does"
                                + " not.",
                        "sequitur.properties:5: \"sequitur.policy\" is set again. Line 5 counts, line 1 does not.",
                        "sequitur.properties:6: \"blok\" is not a value of sequitur.policy; valid values: off, log,"
                                + " block, correct. It is ignored.");
        assertThat(loaded.settings().forHost("any", 25).policy()).isEqualTo(Policy.of(Action.CORRECT));
        assertThat(loaded.settings().forHost("a", 25).policy()).isEqualTo(Policy.of(Action.BLOCK));
    }

    @Test
    void saysThatThereIsAnotherPlaceForThePassword() {
        List<String> problems = FromFile.problems(
                directory,
                "sequitur.credentials.mx.password-env=A",
                "sequitur.credentials.mx.password-file=b",
                "sequitur.credentials.my.password-file=b");

        assertThat(problems)
                .containsExactly("sequitur.properties:2: \"sequitur.credentials.mx.password-file\" says again where the"
                        + " password is. Line 2 counts, line 1 does not.");
    }

    @ParameterizedTest
    @MethodSource("agentArguments")
    void saysWhatIsWrongWithAgentArguments(String arguments, String expected) {
        assertThat(texts(Settings.load(arguments, directory))).containsExactly("agent arguments: " + expected);
    }

    static Stream<Arguments> agentArguments() {
        return Stream.of(
                Arguments.of("polcy=block", "unknown key \"polcy\"; did you mean \"policy\"? It is ignored."),
                Arguments.of(
                        "policy=blok",
                        "\"blok\" is not a value of policy; valid values: off, log, block, correct. It is ignored."),
                Arguments.of(
                        "policy=log,hunter2,enabled=true",
                        "setting 2 has no \"=\"; a file is named by config=FILE. It is ignored."),
                Arguments.of("policy=log,policy=block", "\"policy\" is set again. The later one counts."),
                Arguments.of("config=", "\"config\" names no file. It is ignored."),
                Arguments.of(
                        "credentials.mx.password=hunter2",
                        "unknown key \"credentials.mx.password\"; " + NO_PASSWORD.replace("sequitur.", "")
                                + " It is ignored."),
                Arguments.of(
                        "password=hunter2",
                        "unknown key \"password\"; " + KEYS.replace("sequitur.", "") + ". It is ignored."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials.mx.password", "credentials.mx.pasword", "sequitur.credental.mx.pw", "passwd"})
    void showsNothingOfWhatMayBeTheRestOfASecret(String key) {
        Settings.Loaded loaded = Settings.load(key + "=hun,ter=2,policy=block,hunter=3", directory);

        assertThat(texts(loaded)).hasSize(3).noneMatch(text -> text.contains("hun") || text.contains("ter="));
        assertThat(texts(loaded))
                .contains(
                        "agent arguments: setting 2 is no key, and is not shown, since it may be the rest of the secret"
                                + " before it. It is ignored.",
                        "agent arguments: setting 4 is no key, and is not shown, since it may be the rest of the secret"
                                + " before it. It is ignored.");
        assertThat(loaded.settings().forHost("any", 25).policy()).isEqualTo(Policy.of(Action.BLOCK));
    }

    @Test
    void takesTheLaterOfTwoFiles() throws IOException {
        Files.writeString(directory.resolve("a"), "sequitur.policy=block");
        Files.writeString(directory.resolve("b"), "sequitur.policy=correct");

        Settings.Loaded loaded = Settings.load("config=a,config=b", directory);

        assertThat(texts(loaded)).containsExactly("agent arguments: \"config\" is given twice. The later one counts.");
        assertThat(loaded.settings().forHost("any", 25).policy()).isEqualTo(Policy.of(Action.CORRECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent.properties", "C:\\x\\y.properties", "a/b/c"})
    void saysThatAFileIsAbsent(String file) {
        String expected = file + ": there is no such file. The defaults are used in its place.";

        assertThat(texts(Settings.load(file, directory))).containsExactly(expected);
        assertThat(texts(Settings.load("config=" + file, directory))).containsExactly(expected);
    }

    @Test
    void stillTakesSettingsInPlaceWhenTheFileIsAbsent() {
        Settings.Loaded loaded = Settings.load("config=absent,policy=block", directory);

        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.settings().forHost("any", 25).policy()).isEqualTo(Policy.of(Action.BLOCK));
    }

    @Test
    void saysThatTheFileIsADirectory() throws IOException {
        Files.createDirectory(directory.resolve(FromFile.NAME));

        assertThat(texts(Settings.load("", directory)))
                .containsExactly("sequitur.properties: this is a directory, not a file. The defaults are used in its"
                        + " place.");
    }

    @Test
    void saysThatAPathIsImpossible() {
        assertThat(texts(Settings.load("a\0b", directory)))
                .singleElement()
                .asString()
                .startsWith("a\\u0000b: ")
                .endsWith(". The defaults are used in its place.")
                .matches("[ -~]*");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatTheFileIsNoRegularOneOrUnreadable() {
        assertThat(texts(Settings.load("/dev/zero", directory)))
                .containsExactly("/dev/zero: this is not a regular file. The defaults are used in its place.");
        assertThat(texts(Settings.load("/proc/self/mem", directory)))
                .singleElement()
                .asString()
                .startsWith("/proc/self/mem: the file can't be read (")
                .endsWith("). The defaults are used in its place.");
    }

    @Test
    void readsOneMebibyteAndNoMore() {
        byte[] content = "sequitur.policy=block\n#".concat("x".repeat(1 << 20)).getBytes(UTF_8);
        FromFile.write(directory, Arrays.copyOf(content, 1 << 20));
        assertThat(Settings.load("", directory).problems()).isEmpty();

        FromFile.write(directory, Arrays.copyOf(content, (1 << 20) + 1));
        Settings.Loaded loaded = Settings.load("", directory);

        assertThat(texts(loaded))
                .containsExactly(
                        "sequitur.properties: the file is larger than 1 MiB. The defaults are used in its" + " place.");
        assertThat(loaded.settings().forHost("any", 25)).isEqualTo(HostSettings.DEFAULT);
    }

    @Test
    void saysThatTheFileIsNoText() {
        FromFile.write(directory, "sequitur.policy=block".getBytes(UTF_16LE));

        assertThat(texts(Settings.load("", directory)))
                .containsExactly("sequitur.properties: this is not a text file in UTF-8. The defaults are used in its"
                        + " place.");
    }

    @Test
    void countsProblemsFromTheEleventhOn() {
        String[] lines = Stream.generate(() -> "nonsense").limit(27).toArray(String[]::new);

        List<String> problems = FromFile.problems(directory, lines);

        assertThat(problems).hasSize(11);
        assertThat(problems.get(9)).startsWith("sequitur.properties:10: unknown key");
        assertThat(problems.get(10)).isEqualTo("sequitur.properties: and 17 more problems.");
    }

    @Test
    void saysOneMoreProblemInTheSingular() {
        String[] lines = Stream.generate(() -> "nonsense").limit(11).toArray(String[]::new);

        assertThat(FromFile.problems(directory, lines)).last().isEqualTo("sequitur.properties: and 1 more problem.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequitur.host.", ".", "a.", "\\", ":", "sequitur.host.[", "x\n", "=\n", "\\u", "\u00e9\r"})
    void getsThroughNonsenseQuickly(String pattern) {
        String nonsense = pattern.repeat((1 << 17) / pattern.length());

        assertTimeoutPreemptively(
                ofSeconds(20),
                () -> assertThat(FromFile.problems(directory, nonsense))
                        .allMatch(text -> text.matches("[ -~]{1,1200}")));
        assertTimeoutPreemptively(
                ofSeconds(20),
                () -> assertThat(FromFile.problems(directory, "sequitur.host." + nonsense))
                        .hasSizeLessThan(12));
    }

    @Test
    void getsThroughRandomBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] content = new byte[2000];
            random.nextBytes(content);
            for (int j = 0; j < content.length; j++) {
                content[j] = content[j] == 0 ? (byte) '\n' : content[j];
            }
            FromFile.write(directory, content);

            assertThat(texts(Settings.load("", directory)))
                    .hasSizeLessThan(12)
                    .allMatch(text -> text.matches("[ -~]+"));
        }
    }

    private static List<String> texts(Settings.Loaded loaded) {
        return loaded.problems().stream().map(Problem::text).toList();
    }
}
