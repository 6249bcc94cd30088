package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Stage;

/** What is listed: each setting that counts, with its value, and where that stands. */
class EffectiveSettingsTest {

    private static final String SECRET = "hunter2";

    @TempDir
    private Path directory;

    /** What is listed of all hosts: rules, precautions, time limits, and fourteen others. */
    private static final int HERE = 14 + Rule.values().length + Precaution.values().length + Stage.values().length;

    @Test
    void everySettingOfAllHostsIsListedThoughNothingIsSet() {
        List<EffectiveSetting> listed = FromFile.load(directory).settings().effective();

        assertThat(texts(listed))
                .contains(
                        "sequitur.enabled = true (default)",
                        "sequitur.dry-run = false (default)",
                        "sequitur.policy = log (default)",
                        "sequitur.rule.mail-nested = log (sequitur.policy, default)",
                        "sequitur.rule.command-injection = block (sequitur.policy, default)",
                        "sequitur.rule.reply-timeout = log (sequitur.policy, default)",
                        "sequitur.rule.duplicate-suspected = log (sequitur.policy, default)",
                        "sequitur.timeout.final = 10m (default)",
                        "sequitur.require.auth = auto (default)",
                        "sequitur.require.tls = auto (default)",
                        "sequitur.require.token = auto (default)",
                        "sequitur.credentials.cleartext = false (default)")
                .hasSize(HERE);
        assertThat(listed).allMatch(setting -> setting.meaning().endsWith("."));
    }

    @Test
    void aValueIsShownWithItsPlace() {
        Settings settings = Settings.load(
                        "config=" + written("# a", "sequitur.policy=block", "sequitur.rule.auth-once=CORRECT")
                                + ",rule.mail-nested=off",
                        directory,
                        new Surroundings(
                                Map.of("sequitur.require.tls", "never"), Map.of("SEQUITUR_DRY_RUN", "true"), directory))
                .settings();

        assertThat(texts(settings.effective()))
                .contains(
                        "sequitur.policy = block (sequitur.properties:2)",
                        "sequitur.rule.auth-once = correct (sequitur.properties:3)",
                        "sequitur.rule.hello-first = block (sequitur.policy, sequitur.properties:2)",
                        "sequitur.rule.mail-nested = off (agent arguments)",
                        "sequitur.require.tls = never (system property sequitur.require.tls)",
                        "sequitur.dry-run = true (environment variable SEQUITUR_DRY_RUN)");
    }

    @Test
    void whatIsSaidOfHostsFollowsTheMoreExactLater() {
        Settings settings = FromFile.load(
                        directory,
                        "sequitur.host.mx:587.policy=correct",
                        "sequitur.host.[::1].rule.command-injection=log",
                        "sequitur.host.*.tunnel=true",
                        "sequitur.credentials.mx.mechanisms=LOGIN plain")
                .settings();

        assertThat(texts(settings.effective()).subList(HERE, HERE + 4))
                .containsExactly(
                        "sequitur.host.*.tunnel = true (sequitur.properties:3)",
                        "sequitur.credentials.mx.mechanisms = LOGIN, PLAIN (sequitur.properties:4)",
                        "sequitur.host.[::1].rule.command-injection = block (sequitur.properties:2)",
                        "sequitur.host.mx:587.policy = correct (sequitur.properties:1)");
    }

    @Test
    void noSecretIsShownNorWhatMayBeOne() {
        Settings settings = FromFile.load(
                        directory,
                        "sequitur.credentials.mx.username=" + SECRET,
                        "sequitur.credentials.mx.password-env=" + SECRET,
                        "sequitur.credentials.my.password-file=" + SECRET)
                .settings();

        assertThat(settings.effective().toString()).doesNotContain(SECRET).contains("****");
        assertThat(texts(settings.effective()))
                .contains(
                        "sequitur.credentials.mx.username = **** (sequitur.properties:1)",
                        "sequitur.credentials.mx.password-env = **** (sequitur.properties:2)",
                        "sequitur.credentials.my.password-file = **** (sequitur.properties:3)");
        assertThat(Setting.USERNAME
                        .read(ConfigEntry.of(new Source.AgentArgument(), "x", SECRET), directory)
                        .toString())
                .doesNotContain(SECRET);
    }

    private String written(String... lines) {
        FromFile.load(directory, lines);
        return FromFile.NAME;
    }

    private static List<String> texts(List<EffectiveSetting> settings) {
        return settings.stream()
                .map(setting -> setting.key() + " = " + setting.shown() + " (" + setting.source() + ")")
                .toList();
    }
}
