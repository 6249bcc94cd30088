package sequitur.cli;

import sequitur.smtp.rule.Rule;

/** The rules for programs. */
final class RuleJson {

    private RuleJson() {}

    /** A rule as the catalogue shows it. */
    static JsonLine brief(Rule rule) {
        return new JsonLine()
                .with("id", rule.id())
                .with("what", RuleWording.violation(rule))
                .with("section", rule.section())
                .with("reply", RuleWording.reply(rule))
                .with("correct", RuleWording.correction(rule));
    }

    /** A rule with all that is known of it. */
    static JsonLine full(Rule rule) {
        RuleExample example = RuleExample.of(rule);
        return brief(rule)
                .with("watches", RuleWording.verbs(rule))
                .with("cause", rule.fault().cause())
                .with("change", rule.fault().remedy())
                .with("setting", "sequitur.rule." + rule.id())
                .with("given", example.given().stream().map(RuleWording::given).toList())
                .with("wrong", example.wrong())
                .with("right", example.right());
    }
}
