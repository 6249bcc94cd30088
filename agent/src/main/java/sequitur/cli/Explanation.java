package sequitur.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.Exactness;
import sequitur.smtp.diagnosis.Testimony;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * What is said of a reply. Its own words are not repeated: servers echo what they got.
 *
 * @param explained the reply
 * @param detail how much is said
 */
record Explanation(ExplainedReply explained, Detail detail) {

    private static final String INDENT = "  ";

    /** More than this says nothing new. */
    private static final int MOST_TESTIMONIES = 12;

    /** Surer than this, more about the place of the reply would hardly change what is said. */
    private static final double SURE = 0.9;

    /** How much is said. */
    enum Detail {
        /** What the reply means. */
        SHORT,
        /** And what spoke for that. */
        WHY
    }

    /** For people. */
    List<String> text() {
        Fault fault = explained.fault();
        List<String> lines = new ArrayList<>(WrappedText.of("", INDENT, codes() + ": " + explained.meaning()));
        lines.add("");
        String causes = "causes";
        for (String cause : explained.causes()) {
            lines.addAll(WrappedText.labelled(INDENT, causes, "- " + cause));
            causes = "";
        }
        label(lines, "change", explained.change());
        label(lines, "section", fault.section());
        label(lines, "fault", fault.id() + sureness());
        evidence().forEach(line -> label(lines, lines.get(lines.size() - 1).startsWith("  fault") ? "why" : "", line));
        wouldTellMore().ifPresent(what -> label(lines, "unsure", what));
        Rule.of(fault)
                .map(Rule::id)
                .ifPresent(id -> label(
                        lines,
                        "more",
                        "java -jar sequitur-agent.jar rules " + id + " shows the rule, with an example"));
        return lines;
    }

    /** For programs. */
    JsonLine json() {
        Fault fault = explained.fault();
        JsonLine line = new JsonLine()
                .with("fault", fault.id())
                .with("confidence", Math.round(diagnosis().confidence() * 100) / 100.0)
                .with("exactness", diagnosis().exactness().name().toLowerCase(Locale.ROOT))
                .with("about", diagnosis().about().orElse(""))
                .with("likeliest", diagnosis().likeliest().id())
                .with("answered", explained.answered().map(Verb::label).orElse(""))
                .with("code", explained.reply().code())
                .with("status", explained.reply().status().orElse(""))
                .with("meaning", explained.meaning())
                .with("causes", explained.causes())
                .with("remedy", explained.change())
                .with("section", fault.section())
                .with("rule", Rule.of(fault).map(Rule::id).orElse(""));
        return detail == Detail.WHY ? line.with("evidence", evidence().toList()) : line;
    }

    private Diagnosis diagnosis() {
        return explained.diagnosis();
    }

    private String codes() {
        Reply reply = explained.reply();
        return reply.code() + reply.status().map(status -> " " + status).orElse("");
    }

    private String sureness() {
        return diagnosis().exactness() == Exactness.UNCLEAR
                ? ""
                : " (" + Math.round(diagnosis().confidence() * 100) + " % sure)";
    }

    /** What spoke loudest, for which fault and how much: in logarithms of odds. */
    private Stream<String> evidence() {
        return detail == Detail.SHORT
                ? Stream.empty()
                : diagnosis().evidence().stream()
                        .sorted(Comparator.comparingDouble(testimony -> -Math.abs(testimony.weight())))
                        .limit(MOST_TESTIMONIES)
                        .map(Explanation::said);
    }

    private static String said(Testimony testimony) {
        return String.format(
                Locale.ROOT,
                "%+.1f %s, by %s",
                testimony.weight(),
                testimony.fault().id(),
                testimony.witness());
    }

    /** What the person could add. */
    private Optional<String> wouldTellMore() {
        boolean sure = diagnosis().exactness() == Exactness.FAULT && diagnosis().confidence() >= SURE;
        if (sure || explained.inDialogue() == ExplainedReply.Dialogue.PASTED) {
            return Optional.empty();
        }
        String dialogue = "the dialogue (mail.debug=true prints it) would tell more";
        return Optional.of(
                explained.answered().isPresent()
                        ? "Pasted as a whole, " + dialogue + "."
                        : "The command that was answered (--after MAIL, RCPT, DATA ...) or " + dialogue + ".");
    }

    private static void label(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.addAll(WrappedText.labelled(INDENT, label, text));
        }
    }
}
