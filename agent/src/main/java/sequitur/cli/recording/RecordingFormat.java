package sequitur.cli.recording;

import java.util.List;
import sequitur.cli.wrapping.RecordedLine;

/** The forms in which a dialogue may be written down. */
public enum RecordingFormat {
    /** {@code C:} and {@code S:}, or arrows, before each line. */
    MARKED("C: and S: lines") {
        @Override
        long weight(List<RecordedLine> lines) {
            return MarkedRecord.weight(lines);
        }

        @Override
        List<Mark> read(List<RecordedLine> lines) {
            return MarkedRecord.read(lines);
        }
    },
    /** What swaks prints. */
    SWAKS("output of swaks") {
        @Override
        long weight(List<RecordedLine> lines) {
            return SwaksOutput.weight(lines);
        }

        @Override
        List<Mark> read(List<RecordedLine> lines) {
            return SwaksOutput.read(lines);
        }
    },
    /** What Jakarta Mail prints with {@code mail.debug}: lines of the protocol with nothing in front. */
    MAIL_DEBUG("output of mail.debug") {
        @Override
        long weight(List<RecordedLine> lines) {
            return MailDebugOutput.weight(lines);
        }

        @Override
        List<Mark> read(List<RecordedLine> lines) {
            return MailDebugOutput.read(lines);
        }
    };

    private final String label;

    RecordingFormat(String label) {
        this.label = label;
    }

    /**
     * The form in words.
     *
     * @return a few words
     */
    public String label() {
        return label;
    }

    /** How many lines speak for this form. */
    abstract long weight(List<RecordedLine> lines);

    /** What each line means by itself. */
    abstract List<Mark> read(List<RecordedLine> lines);

    /** Whether lines that nothing marks belong to the dialogue. */
    boolean isBare() {
        return this == MAIL_DEBUG;
    }

    /** The form that most lines speak for. */
    static RecordingFormat of(List<RecordedLine> lines) {
        RecordingFormat heaviest = MARKED;
        long most = -1;
        for (RecordingFormat format : values()) {
            long weight = format.weight(lines);
            if (weight > most) {
                heaviest = format;
                most = weight;
            }
        }
        return heaviest;
    }
}
