package sequitur.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Spelling;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.rule.Rule;

/** Lists the rules, or shows one of them in full. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the rules of the SMTP dialogue, or shows one of them in full.",
        footer = {"", "Example:", "  java -jar sequitur-agent.jar rules mail-nested"})
final class RulesCommand implements Callable<Integer> {

    private static final int LONGEST_SHOWN = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The rule to show; all of them unless given.")
    private String id = "";

    @Override
    public Integer call() {
        List<String> lines =
                id.isEmpty() ? catalogue() : Precaution.of(id).map(this::shown).orElseGet(() -> shown(rule()));
        lines.forEach(spec.commandLine().getOut()::println);
        return ExitCode.CLEAN;
    }

    private List<String> catalogue() {
        return switch (format.chosen()) {
            case TEXT -> RuleText.catalogue();
            case JSON ->
                Arrays.stream(Rule.values())
                        .map(rule -> RuleJson.brief(rule).toString())
                        .toList();
        };
    }

    private List<String> shown(Rule rule) {
        return switch (format.chosen()) {
            case TEXT -> RuleText.full(rule);
            case JSON -> List.of(RuleJson.full(rule).toString());
        };
    }

    private List<String> shown(Precaution precaution) {
        return switch (format.chosen()) {
            case TEXT -> PrecautionText.full(precaution);
            case JSON -> List.of(PrecautionText.json(precaution));
        };
    }

    private Rule rule() {
        return Rule.of(id).orElseThrow(() -> new ParameterException(spec.commandLine(), unknown()));
    }

    private String unknown() {
        List<String> ids = Arrays.stream(Rule.values()).map(Rule::id).toList();
        String hint = id.length() > LONGEST_SHOWN
                ? ""
                : Spelling.nearest(id, ids)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("");
        return "there is no rule \"" + Printable.of(id, LONGEST_SHOWN) + "\""
                + (hint.isEmpty() ? "; the rules are " + String.join(", ", ids) : hint);
    }
}
