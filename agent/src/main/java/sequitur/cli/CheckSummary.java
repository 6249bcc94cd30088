package sequitur.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import sequitur.cli.recording.Start;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Finding;

/** What {@code check} found in all, counted. */
final class CheckSummary {

    private final Map<Finding.Kind, Long> findings = new EnumMap<>(Finding.Kind.class);
    private long sessions;
    private long commands;
    private long notJudged;
    private long notUnderstood;
    private long hiddenCommands;
    private long filesWithoutDialogue;

    void add(CheckedSession session) {
        sessions += session.start() == Start.CONTINUED ? 0 : 1;
        commands += session.commands();
        notJudged += session.notJudged();
        session.findings().forEach(finding -> findings.merge(finding.kind(), 1L, Long::sum));
    }

    void addNotUnderstood(int lines, int ofCommands) {
        notUnderstood += lines;
        hiddenCommands += ofCommands;
    }

    void addFileWithoutDialogue() {
        filesWithoutDialogue++;
    }

    long sessions() {
        return sessions;
    }

    /** Whether something has to be mended. */
    boolean hasFindings() {
        return !findings.isEmpty();
    }

    /** Why nobody can say that all is well although nothing was found; nothing if it is. */
    Optional<String> doubt() {
        if (hasFindings()) {
            return Optional.empty();
        }
        if (commands == 0 && notJudged > 0) {
            return Optional.of(
                    "the lines of several sessions are mixed, and nothing tells them apart, so nothing was judged");
        }
        if (commands == 0) {
            return Optional.of("there is no command in it, so there is nothing to judge");
        }
        if (hiddenCommands > 0) {
            return Optional.of(counted(hiddenCommands, "line")
                    + " may be a command that was not understood, and the others show nothing to change");
        }
        return notJudged > 0
                ? Optional.of(
                        counted(notJudged, "command") + " could not be judged, and the others show nothing to change")
                : Optional.empty();
    }

    /** All of it in one line. */
    String line() {
        String found = findings.isEmpty() ? "No violation" : words();
        return found + " in " + counted(sessions, "session") + " (" + counted(commands, "command") + ")"
                + (notJudged == 0 ? "" : "; " + counted(notJudged, "command") + " not judged")
                + (filesWithoutDialogue == 0
                        ? ""
                        : "; " + counted(filesWithoutDialogue, "file") + " without a dialogue")
                + (notUnderstood == 0
                        ? ""
                        : "; " + counted(notUnderstood, "line") + " that look" + (notUnderstood == 1 ? "s" : "")
                                + " like the dialogue " + (notUnderstood == 1 ? "was" : "were") + " not understood");
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        findings.forEach(
                (kind, number) -> words.append(words.isEmpty() ? "" : ", ").append(counted(number, noun(kind))));
        return words.toString();
    }

    private static String noun(Finding.Kind kind) {
        return switch (kind) {
            case VIOLATION -> "violation";
            case REFUSAL -> "refusal";
            case FAILURE -> "failure";
            case UNANSWERED -> "missing reply";
        };
    }

    private static String counted(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + (noun.endsWith("reply") ? "missing replies" : noun + "s");
    }
}
