package sequitur.smtp.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.smtp.rule.Rule;

class PrecautionTest {

    @ParameterizedTest
    @CsvSource({
        "REPLY_TIMEOUT, OFF, OFF",
        "REPLY_TIMEOUT, LOG, LOG",
        "REPLY_TIMEOUT, BLOCK, LOG",
        "REPLY_TIMEOUT, CORRECT, CORRECT",
        "DUPLICATE_SUSPECTED, OFF, OFF",
        "DUPLICATE_SUSPECTED, LOG, LOG",
        "DUPLICATE_SUSPECTED, BLOCK, LOG",
        "DUPLICATE_SUSPECTED, CORRECT, LOG"
    })
    void followsThePolicyWhereItHasNoActionOfItsOwn(Precaution precaution, Action preset, Action expected) {
        assertThat(precaution.under(preset)).isEqualTo(expected);
        assertThat(precaution.actions()).contains(expected);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameAndIsNoRule(Precaution precaution) {
        assertThat(Precaution.of(precaution.id())).contains(precaution);
        assertThat(Rule.of(precaution.id())).isEmpty();
    }

    @Test
    void isNotFoundByAnother() {
        assertThat(Precaution.of("mail-nested")).isEmpty();
        assertThat(Precaution.of("REPLY_TIMEOUT")).isEmpty();
    }
}
