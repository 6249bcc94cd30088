package sequitur.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Topic;

/** The rules for people. */
final class RuleText {

    private static final String INDENT = "  ";
    private static final int ID_WIDTH = 26;

    private RuleText() {}

    /** All rules, grouped by what they are about. */
    static List<String> catalogue() {
        List<String> lines = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            List<Rule> rules = Arrays.stream(Rule.values())
                    .filter(rule -> rule.topic() == topic)
                    .toList();
            if (!rules.isEmpty()) {
                lines.add(topic.heading());
                rules.forEach(rule -> lines.addAll(brief(rule)));
                lines.add("");
            }
        }
        lines.add("rules ID shows one of them in full, with an example.");
        return lines;
    }

    private static List<String> brief(Rule rule) {
        String first = String.format(Locale.ROOT, "%s%-" + ID_WIDTH + "s", INDENT, rule.id());
        String others = " ".repeat(first.length());
        List<String> lines = new ArrayList<>(WrappedText.of(first, others, RuleWording.violation(rule)));
        lines.addAll(WrappedText.of(
                others,
                others + INDENT,
                rule.section() + "; a strict server says " + RuleWording.reply(rule) + "; correct "
                        + RuleWording.correction(rule)));
        return lines;
    }

    /** One rule with all that is known of it. */
    static List<String> full(Rule rule) {
        RuleExample example = RuleExample.of(rule);
        List<String> lines = new ArrayList<>();
        lines.addAll(WrappedText.of("", "", rule.id() + ": " + RuleWording.violation(rule)));
        lines.add("");
        label(lines, "watches", RuleWording.verbs(rule));
        label(lines, "section", rule.section());
        label(lines, "reply", RuleWording.reply(rule) + " is what a strict server says");
        label(lines, "correct", RuleWording.correction(rule));
        label(lines, "cause", rule.fault().cause());
        label(lines, "change", rule.fault().remedy());
        label(lines, "set", "sequitur.rule." + rule.id() + " = off, log, block or correct");
        lines.add("");
        lines.add("Wrong" + given(example) + ":");
        dialogue(lines, example.wrong());
        lines.add("");
        lines.add("Right:");
        dialogue(lines, example.right());
        return lines;
    }

    private static String given(RuleExample example) {
        return example.given().stream()
                .map(given -> ", where " + RuleWording.given(given))
                .collect(Collectors.joining());
    }

    private static void dialogue(List<String> lines, List<String> dialogue) {
        for (String line : dialogue) {
            lines.addAll(
                    WrappedText.of(INDENT, INDENT + INDENT, Printable.of(line).toString()));
        }
    }

    private static void label(List<String> lines, String label, String text) {
        lines.addAll(WrappedText.labelled(INDENT, label, text));
    }
}
