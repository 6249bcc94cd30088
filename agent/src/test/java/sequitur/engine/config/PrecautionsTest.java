package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.session.Stage;

class PrecautionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy=log | LOG",
                "policy=correct | CORRECT",
                "policy=correct,rule.reply-timeout=log | LOG",
                "policy=log,rule.reply-timeout=correct | CORRECT",
                "policy=off | OFF",
                "rule.reply-timeout=correct,host.mx.policy=log | LOG",
                "rule.reply-timeout=correct,host.mx.rule.mail-nested=log | CORRECT",
                "host.mx.rule.reply-timeout=off | OFF",
                "host.other.rule.reply-timeout=off | LOG",
                "enabled=false,rule.reply-timeout=correct | OFF"
            })
    void anActionIsFoundAsThatOfARule(String options, Action expected) {
        assertThat(host(options).action(Precaution.REPLY_TIMEOUT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule.reply-timeout=block",
                "rule.duplicate-suspected=correct",
                "timeout.mail=5",
                "timeout.mail=0s"
            })
    void whatMakesNoSenseIsNoValue(String options) {
        Settings.Loaded loaded = Settings.load(options, Path.of("target"));

        assertThat(loaded.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("is not a value of"));
        assertThat(loaded.settings().forHost("mx", 25)).isEqualTo(host("policy=log"));
    }

    @ParameterizedTest
    @EnumSource
    void eachStageHasALimitOfItsOwn(Stage stage) {
        StageLimits limits = host("timeout." + stage.id() + "=7s").limits();

        assertThat(limits.of(stage)).isEqualTo(Duration.ofSeconds(7));
        assertThat(limits.nanos(stage)).isEqualTo(7_000_000_000L);
        assertThat(Arrays.stream(Stage.values()).filter(other -> other != stage))
                .allSatisfy(other -> assertThat(limits.of(other)).isEqualTo(Duration.ofSeconds(other.limit())));
    }

    @Test
    void theLongestLimitIsThatOfTheFinalDot() {
        assertThat(host("policy=log").limits().longest()).isEqualTo(Duration.ofMinutes(10));
        assertThat(host("timeout.mail=20m").limits().longest()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void theLeastTimeForTheFinalDotIsNotSetByItself() {
        assertThat(host("timeout.final=5m").limits().finalAtLeast()).isEmpty();
        assertThat(host("timeout.final-at-least=5m").limits().finalAtLeast()).contains(Duration.ofMinutes(5));
    }

    @Test
    void theLastReplyIsNotCutOffBeforeItsLeastTime() {
        assertThat(host("timeout.final-at-least=5m").limits().of(Stage.FINAL)).isEqualTo(Duration.ofMinutes(10));
        assertThat(host("timeout.final-at-least=20m").limits().of(Stage.FINAL)).isEqualTo(Duration.ofMinutes(20));
        assertThat(host("timeout.final-at-least=20m").limits().longest()).isEqualTo(Duration.ofMinutes(20));
    }

    private static HostSettings host(String options) {
        return Settings.load(options, Path.of("target")).settings().forHost("mx", 25);
    }
}
