package sequitur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.cli.recording.RecordReader;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Start;
import sequitur.cli.recording.UnreadableRecordException;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.RecordWalk;
import sequitur.smtp.session.Requirements;

/** Checks files one after another and tells a report what it found. */
final class RecordCheck {

    private final Requirements requirements;
    private final Progress progress;
    private final CheckSummary summary = new CheckSummary();
    private final List<BadInputException> unreadable = new ArrayList<>();

    RecordCheck(Requirements requirements, Progress progress) {
        this.requirements = requirements;
        this.progress = progress;
    }

    /**
     * Checks the files, and says on standard error what could not be judged.
     *
     * @param files at least one
     * @param report where each session is told
     * @param errors standard error
     * @return what the command ends with
     * @throws BadInputException if the only file, or each of several, can't be used
     */
    int run(List<RecordFile> files, CheckReport report, PrintWriter errors) {
        check(files, report);
        unreadable.forEach(bad -> errors.println("Sequitur: " + bad.getMessage()));
        summary.doubt().ifPresent(doubt -> errors.println("Sequitur: " + doubt));
        if (summary.hasFindings()) {
            return ExitCode.FINDINGS;
        }
        boolean doubtful = summary.doubt().isPresent() || !unreadable.isEmpty();
        return doubtful ? ExitCode.UNUSABLE : ExitCode.CLEAN;
    }

    /**
     * Checks the files.
     *
     * @param files at least one
     * @param report where each session is told
     * @throws BadInputException if the only file, or each of several, can't be used
     */
    private void check(List<RecordFile> files, CheckReport report) {
        int read = 0;
        for (RecordFile file : files) {
            try {
                check(file, report);
                read++;
            } catch (BadInputException bad) {
                add(file, bad);
            }
        }
        if (read == 0) {
            throw none(files);
        }
        progress.end();
        report.end(summary, unreadable);
    }

    /** In a directory there may be all sorts of files. */
    private void add(RecordFile file, BadInputException bad) {
        if (file.folder().isEmpty() || !(bad.getCause() instanceof UnreadableRecordException)) {
            unreadable.add(bad);
        } else {
            summary.addFileWithoutDialogue();
        }
    }

    private BadInputException none(List<RecordFile> files) {
        String folder = files.get(0).folder();
        return folder.isEmpty()
                ? unreadable.get(0)
                : new BadInputException(folder + ": this is a directory; no file in it holds an SMTP dialogue");
    }

    private void check(RecordFile file, CheckReport report) {
        try (InputStream octets = progress.watch(file.open());
                RecordReader reader = new RecordReader(octets)) {
            RecordWalk walk = new RecordWalk(requirements);
            int number = 0;
            Optional<RecordedSession> session = reader.next();
            while (session.isPresent()) {
                CheckedSession checked = walk.check(session.get());
                number += checked.start() == Start.CONTINUED ? 0 : 1;
                summary.add(checked);
                if (!checked.entries().isEmpty()) {
                    report.session(file.name(), Math.max(1, number), checked);
                }
                session = reader.next();
            }
            summary.addNotUnderstood(reader.notUnderstood(), reader.hiddenCommands());
        } catch (UnreadableRecordException none) {
            String place = none.line() == 0 ? "" : ":" + none.line();
            throw new BadInputException(
                    file.name() + place + ": " + none.getMessage()
                            + "; what can be read are lines C: ... and S: ..., the output of mail.debug or of a mail client, in any"
                            + " log",
                    none);
        } catch (IOException failure) {
            throw file.failure(failure);
        }
    }
}
