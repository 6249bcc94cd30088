package sequitur.smtp.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.rule.Rule;

/** What a policy does about each kind of rule: forged commands, advice, what servers often take, and all others. */
class PolicyActionTest {

    @ParameterizedTest
    @CsvSource({
        "OFF, COMMAND_INJECTION, OFF",
        "LOG, COMMAND_INJECTION, BLOCK",
        "BLOCK, COMMAND_INJECTION, BLOCK",
        "CORRECT, COMMAND_INJECTION, BLOCK",
        "OFF, HELLO_IN_TRANSACTION, OFF",
        "LOG, HELLO_IN_TRANSACTION, LOG",
        "BLOCK, HELLO_IN_TRANSACTION, LOG",
        "CORRECT, HELLO_IN_TRANSACTION, LOG",
        "BLOCK, COMMAND_LENGTH, BLOCK",
        "CORRECT, COMMAND_LENGTH, LOG",
        "CORRECT, AUTH_CLEARTEXT, CORRECT",
        "OFF, MAIL_NESTED, OFF",
        "LOG, MAIL_NESTED, LOG",
        "BLOCK, MAIL_NESTED, BLOCK",
        "CORRECT, MAIL_NESTED, CORRECT",
        "CORRECT, DATA_BEFORE_MAIL, CORRECT",
    })
    void thePresetMeansThisToTheRule(Action preset, Rule rule, Action action) {
        assertThat(Policy.of(preset).action(rule)).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "LOG, COMMAND_INJECTION, BLOCK",
        "OFF, COMMAND_INJECTION, OFF",
        "BLOCK, HELLO_IN_TRANSACTION, BLOCK",
        "CORRECT, HELLO_IN_TRANSACTION, LOG",
        "CORRECT, COMMAND_LENGTH, LOG",
        "CORRECT, MAIL_NESTED, CORRECT",
    })
    void anActionForTheRuleItselfMeansThis(Action named, Rule rule, Action action) {
        assertThat(Policy.of(Action.OFF).with(rule, named).action(rule)).isEqualTo(action);
    }
}
