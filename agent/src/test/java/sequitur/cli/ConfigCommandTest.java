package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.engine.config.EffectiveSetting;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;

class ConfigCommandTest {

    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    @Test
    void eachSettingStandsWithItsValueItsPlaceAndItsMeaning() throws IOException {
        String file = file("sequitur.policy = block", "sequitur.rule.mail-nested = correct");

        CommandLineRun run = CommandLineRun.of("config", file);

        assertThat(run.code()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .startsWith(
                        "sequitur.enabled = true (default)",
                        "    Whether the agent works at all.",
                        "sequitur.dry-run = false (default)")
                .allMatch(line -> line.length() <= 100);
        assertThat(String.join(" ", run.output()).replaceAll(" +", " "))
                .contains(
                        "sequitur.policy = block (" + file + ":1)",
                        "sequitur.rule.mail-nested = correct (" + file + ":2)",
                        "sequitur.rule.hello-first = block (sequitur.policy, " + file + ":1)");
        assertThat(run.output().stream().filter(line -> line.startsWith("sequitur.rule.")))
                .hasSize(Rule.values().length + Precaution.values().length);
    }

    @Test
    void hostsAreListedToo() {
        CommandLineRun run = CommandLineRun.of("config", "host.mx.example.com:587.policy=correct");

        assertThat(run.output()).contains("sequitur.host.mx.example.com:587.policy = correct (agent arguments)");
    }

    @Test
    void systemPropertiesCount() {
        System.setProperty("sequitur.require.tls", "always");
        System.setProperty("sequitur.polcy", SECRET);
        try {
            CommandLineRun run = CommandLineRun.of("config", "policy=log");

            assertThat(run.output()).contains("sequitur.require.tls = always (system property sequitur.require.tls)");
            assertThat(run.errors())
                    .containsExactly("Sequitur: system properties: unknown key \"sequitur.polcy\"; did you mean"
                            + " \"sequitur.policy\"? It is ignored.");
            assertThat(run.code()).isEqualTo(1);
        } finally {
            System.clearProperty("sequitur.require.tls");
            System.clearProperty("sequitur.polcy");
        }
    }

    @Test
    void whatIsWrongIsSaidAndTheRestStillCounts() throws IOException {
        String file = file("sequitur.polcy = block", "sequitur.dry-run = yes", "sequitur.require.auth = never");

        CommandLineRun run = CommandLineRun.of("config", file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly(
                        "Sequitur: " + file
                                + ":1: unknown key \"sequitur.polcy\"; did you mean \"sequitur.policy\"? It is"
                                + " ignored.",
                        "Sequitur: " + file
                                + ":2: \"yes\" is not a value of sequitur.dry-run; valid values: true, false."
                                + " It is ignored.");
        assertThat(String.join(" ", run.output()).replaceAll(" +", " "))
                .contains("sequitur.require.auth = never (" + file + ":3)", "sequitur.dry-run = false (default)");
    }

    @Test
    void aFileThatIsAbsentIsSaid() {
        CommandLineRun run = CommandLineRun.of("config", "absent.properties");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("Sequitur: absent.properties: there is no such file");
    }

    @Test
    void jsonIsOneObjectForEachSetting() {
        List<String> lines =
                CommandLineRun.of("config", "--format", "json", "policy=block").output();

        assertThat(lines)
                .contains(
                        "{\"key\":\"sequitur.policy\",\"value\":\"block\",\"source\":\"agent arguments\",\"meaning\":\"The"
                                + " action for every rule.\"}")
                .allMatch(line -> line.startsWith("{\"key\":\"sequitur.") && line.endsWith("\"}"));
    }

    @Test
    void noSecretIsShown() throws IOException {
        String file = file(
                "sequitur.credentials.mx.username = " + SECRET,
                "sequitur.credentials.mx.password-env = " + SECRET,
                "sequitur.credentials.my.password-file = " + SECRET,
                "sequitur.credentials.mx.password = " + SECRET,
                "sequitur.credentials.mx.mechanisms = " + SECRET);

        for (String form : List.of("text", "json")) {
            CommandLineRun run = CommandLineRun.of("config", "--format", form, file);

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output() + " " + run.errors()).doesNotContain(SECRET).contains("****");
        }
    }

    private String file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("mail.properties"), String.join("\n", lines))
                .toString();
    }

    @Test
    void aFileOrAJvmCanBeShown() {
        assertThat(CommandLineRun.of("config", "policy=log", "--pid", "1").code())
                .isEqualTo(2);
    }

    @Test
    void theAnswerOfAnotherJvmIsTakenApart() {
        RunningSettings read = RunningSettings.of(List.of("a\tb\tc\td", "\tmail.properties:3: a fault", ""));

        assertThat(read.settings()).containsExactly(new EffectiveSetting("a", "b", "c", "d"));
        assertThat(read.faults()).containsExactly("mail.properties:3: a fault");
    }
}
