package sequitur.cli.walk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One entry of a session, and what the model says about it. Texts hold no credentials and no message content. */
public sealed interface CheckedEntry {

    /**
     * Where it stands in the file.
     *
     * @return the line, from 1
     */
    int line();

    /**
     * What has to be mended there.
     *
     * @return in the model's order; none where all is well
     */
    default List<Finding> findings() {
        return List.of();
    }

    /**
     * A command of the client's, or another line that stands in a command's place.
     *
     * @param line where
     * @param text the line as it may be shown
     * @param verb the verb as on the wire; empty text if there is none that may be shown
     * @param counted whether it counts as a command
     * @param recorded whether it was written down; false where the record only tells of it
     * @param violations what it breaks, in the model's order
     * @param insertion what the agent would have done about them
     */
    record CheckedCommand(
            int line,
            String text,
            String verb,
            boolean counted,
            boolean recorded,
            List<AdvisedViolation> violations,
            Optional<Insertion> insertion)
            implements CheckedEntry {

        /** Checks that nothing is missing, and keeps its own copy of the list. */
        public CheckedCommand {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(verb, "verb");
            Objects.requireNonNull(insertion, "insertion");
            violations = List.copyOf(violations);
        }

        /** The violations that are faults of the dialogue: those of rules that do not only warn. */
        @Override
        public List<Finding> findings() {
            return violations.stream()
                    .filter(broken -> !broken.violation().rule().advisory())
                    .map(broken -> Finding.of(line, verb, broken))
                    .toList();
        }
    }

    /**
     * A reply of the server's.
     *
     * @param line where
     * @param text its lines as they may be shown, each ended by LF
     * @param recorded whether it was written down; false where the record only tells of it
     * @param refusal what it means, if it is a refusal that no violation has foretold
     * @param insertion what the agent would have done about it
     */
    record CheckedReply(
            int line, String text, boolean recorded, Optional<Finding> refusal, Optional<Insertion> insertion)
            implements CheckedEntry {

        /** Checks that nothing is missing. */
        public CheckedReply {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(refusal, "refusal");
            Objects.requireNonNull(insertion, "insertion");
        }

        @Override
        public List<Finding> findings() {
            return refusal.stream().toList();
        }
    }

    /**
     * Message content, which is not shown.
     *
     * @param line where it begins
     * @param count how many lines, 0 if they were left out
     */
    record CheckedContent(int line, int count) implements CheckedEntry {}

    /**
     * From here on all is said under TLS.
     *
     * @param line where the reply stands that began it
     */
    record TlsBegan(int line) implements CheckedEntry {}

    /**
     * The connection ended.
     *
     * @param line where
     */
    record CheckedEnd(int line) implements CheckedEntry {}

    /**
     * Something that is no line of the dialogue has to be mended: a failure that the app was told of, or a reply that never came.
     *
     * @param finding what it is
     */
    record CheckedRemark(Finding finding) implements CheckedEntry {

        /** Checks that there is a finding. */
        public CheckedRemark {
            Objects.requireNonNull(finding, "finding");
        }

        @Override
        public int line() {
            return finding.line();
        }

        @Override
        public List<Finding> findings() {
            return List.of(finding);
        }
    }

    /**
     * From here on nothing is judged.
     *
     * @param line where
     * @param why the reason: a sentence
     */
    record NotJudged(int line, String why) implements CheckedEntry {

        /** Checks that there is a reason. */
        public NotJudged {
            Objects.requireNonNull(why, "why");
        }
    }
}
