package sequitur.cli.walk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.smtp.wire.Verb;

/** The failures that a session's exceptions tell of: a chain of exceptions is spread over many lines, and all of them tell of one. */
final class RecordedFailures {

    /** As many as a chain can have. */
    private static final int MOST_LINKS = 20;

    /** What the library's own words tell apart only where it is known what was awaited. */
    private static final Set<FailureKind> WITHOUT_ANSWER =
            EnumSet.of(FailureKind.ANSWER_TIMED_OUT, FailureKind.CONNECTION_LOST);

    private final List<Thrown.Link> links = new ArrayList<>();
    private final Set<FailureKind> told = EnumSet.noneOf(FailureKind.class);

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** The most exact failure that all exceptions so far tell of; nothing if that was told already. */
    Optional<Failure> add(Thrown thrown, Verb awaited, Facts facts) {
        links.addAll(thrown.links());
        while (links.size() > MOST_LINKS) {
            links.remove(0);
        }
        Incident incident = Incident.thrown(awaited, new Thrown(links));
        return FailureClassifier.ofException(incident.thrown())
                .map(kind -> awaited == Verb.CONNECT && WITHOUT_ANSWER.contains(kind)
                        ? FailureClassifier.classify(incident, facts).kind()
                        : kind)
                .filter(told::add)
                .map(kind -> new Failure(kind, Optional.empty(), incident));
    }
}
