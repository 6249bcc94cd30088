package sequitur.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.MailProperties;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.advice.framework.Framework;
import sequitur.advice.framework.Frameworks;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.session.Fate;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * An app, its server and what happened.
 *
 * @param name what tells it from others
 * @param incident what was seen
 * @param facts what is known
 */
record Scenario(String name, Incident incident, Facts facts) {

    static final String SECRET = "hunter2hunter2";

    static Scenario of(String name, Incident incident, FactsBuilder facts) {
        return new Scenario(name, incident, facts.build());
    }

    Failure failure() {
        return FailureClassifier.classify(incident, facts);
    }

    Advice advice() {
        return Adviser.advise(failure(), facts);
    }

    String headline() {
        return headline(failure(), facts);
    }

    /** As it is told of a mail whose content was written if it failed there. */
    static String headline(Failure failure, Facts facts) {
        Verb at = failure.incident().at();
        Fate fate = failure.kind().isRefusal()
                ? Fate.NOT_SENT
                : at == Verb.QUIT ? Fate.SENT : at == Verb.END_OF_CONTENT ? Fate.IN_DOUBT : Fate.NOT_SENT;
        return FailureText.headline(
                "mail to " + facts.host() + ":" + facts.port() + " " + fate.clause(),
                failure.id(),
                Counsel.on(failure, facts));
    }

    /** The change alone, in the framework's words. */
    String change() {
        return facts.framework().words(advice().change());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        lines.addAll(FailureText.details(failure(), facts));
        return lines;
    }

    /** A refusal, with the fault that its words tell. */
    static Incident refused(Verb at, String reply, String... chain) {
        Reply parsed = Reply.parse(reply);
        return Incident.refused(at, parsed, ReplyDiagnosis.of(parsed, at).fault(), thrown(chain));
    }

    static Incident lost(Verb at, String... chain) {
        return Incident.thrown(at, thrown(chain));
    }

    /** A chain from texts like {@code java.net.SocketException: Connection reset}. */
    static Thrown thrown(String... chain) {
        return new Thrown(List.of(chain).stream()
                .map(text -> text.split(": ", 2))
                .map(parts -> new Thrown.Link(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList());
    }

    static Extensions offer(String... keywords) {
        return Extensions.parse("250-mx.example.net\n250-" + String.join("\n250-", keywords) + "\n250 8BITMIME");
    }

    static MailProperties properties(String... assignments) {
        Map<String, Object> properties = new TreeMap<>();
        for (String assignment : assignments) {
            properties.put(assignment.split("=", 2)[0], assignment.split("=", 2)[1]);
        }
        return MailProperties.of(properties);
    }

    static Framework framework(String id) {
        return Frameworks.of(id).orElseThrow();
    }
}
