package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Topic;

class RulesCommandTest {

    @Test
    void theCatalogueHoldsEachRuleOnceUnderAHeading() {
        List<String> lines = CommandLineRun.of("rules").output();

        for (Rule rule : Rule.values()) {
            assertThat(lines.stream().filter(line -> line.startsWith("  " + rule.id() + " ")))
                    .hasSize(1);
        }
        assertThat(lines).contains("Session", "TLS", "Authentication", "Mail transaction", "One command's own form");
    }

    @Test
    void theFormOfACommandIsTheGroupOfTheseRulesAlone() {
        assertThat(Arrays.stream(Rule.values())
                        .filter(rule -> rule.topic() == Topic.FORM)
                        .map(Rule::id))
                .containsExactlyInAnyOrder(
                        "command-injection",
                        "command-verb",
                        "command-arguments",
                        "command-length",
                        "path-syntax",
                        "parameter-offered",
                        "parameter-repeated",
                        "smtputf8-needed",
                        "size-exceeded");
    }

    @Test
    void jsonIsOneObjectForEachRule() {
        assertThat(CommandLineRun.of("rules", "--format", "json").output())
                .hasSize(Rule.values().length)
                .contains(
                        "{\"id\":\"mail-nested\",\"what\":\"MAIL while another mail transaction is open\",\"section\":\"RFC 5321"
                                + " 4.1.4\",\"reply\":\"503 5.5.1\",\"correct\":\"inserts RSET\"}");
    }

    /** Whoever has read a name in a report looks it up here. */
    @ParameterizedTest
    @EnumSource
    void whatIsNoRuleIsShownToo(Precaution precaution) {
        CommandLineRun text = CommandLineRun.of("rules", precaution.id());
        CommandLineRun json = CommandLineRun.of("rules", precaution.id(), "--format", "json");

        assertThat(text.code()).isZero();
        assertThat(text.output().get(0)).startsWith(precaution.id() + ": ");
        assertThat(text.output())
                .anyMatch(line -> line.startsWith("  set      sequitur.rule." + precaution.id() + " = off, log, "))
                .contains("  section  " + precaution.section());
        assertThat(json.output())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"" + precaution.id() + "\",\"what\":\"A ")
                .contains("\"actions\":[\"off\",\"log\",");
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleIsShownInFull(Rule rule) {
        CommandLineRun run = CommandLineRun.of("rules", rule.id());

        assertThat(run.code()).isZero();
        assertThat(run.output().get(0)).startsWith(rule.id() + ": ");
        assertThat(run.output())
                .contains("  set      sequitur.rule." + rule.id() + " = off, log, block or correct", "Right:")
                .anyMatch(line -> line.startsWith("Wrong"))
                .allMatch(line -> line.length() <= 100);
        assertThat(CommandLineRun.of("rules", "--format", "json", rule.id()).output())
                .singleElement()
                .asString()
                .contains("\"setting\":\"sequitur.rule." + rule.id() + "\"", "\"wrong\":[\"", "\"right\":[\"");
    }

    @Test
    void anUnknownIdGivesTheNearestOne() {
        CommandLineRun near = CommandLineRun.of("rules", "mail-nestd");

        assertThat(near.code()).isEqualTo(2);
        assertThat(near.output()).isEmpty();
        assertThat(near.errors().get(0))
                .isEqualTo("Sequitur: there is no rule \"mail-nestd\"; did you mean mail-nested?");
        assertThat(CommandLineRun.of("rules", "something-else").errors().get(0))
                .contains("the rules are greeting-first, ");
        assertThat(CommandLineRun.of("rules", "x".repeat(100_000)).errors().get(0))
                .hasSizeLessThan(2000);
    }
}
