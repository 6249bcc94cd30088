package sequitur.cli.recording;

import java.util.Objects;

/** What one line of a record means by itself, before its neighbours are looked at. */
sealed interface Mark {

    /** Where the line stands in the file, from 1. */
    int line();

    /**
     * Something was said.
     *
     * @param line where
     * @param side who said it
     * @param text what was said, without marker and line end
     */
    record Said(int line, Side side, String text) implements Mark {

        /** Checks that nothing is missing. */
        public Said {
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(text, "text");
        }

        /** Tells where it stands; what it holds may be a secret. */
        @Override
        public String toString() {
            return "Said[line=" + line + "]";
        }
    }

    /**
     * A connection was opened, or its opening was tried.
     *
     * @param line where
     * @param server who it leads to
     */
    record Connected(int line, RecordedServer server) implements Mark {

        /** Checks that nothing is missing. */
        public Connected {
            Objects.requireNonNull(server, "server");
        }
    }

    /**
     * The connection was closed or lost.
     *
     * @param line where
     */
    record Ended(int line) implements Mark {}

    /**
     * The client gave up what it was about; message content that was begun does not go on.
     *
     * @param line where
     */
    record GaveUp(int line) implements Mark {}

    /**
     * An AUTH command begins here that was left out of the record.
     *
     * @param line where
     * @param mechanism its mechanism
     */
    record AuthHidden(int line, String mechanism) implements Mark {

        /** Checks that nothing is missing. */
        public AuthHidden {
            Objects.requireNonNull(mechanism, "mechanism");
        }
    }

    /**
     * What became of an AUTH command that was left out of the record.
     *
     * @param line where
     * @param accepted whether the server accepted it
     */
    record AuthOutcome(int line, boolean accepted) implements Mark {}

    /**
     * A refusal is repeated, as in an exception.
     *
     * @param line where
     * @param text the reply's line
     */
    record Told(int line, String text) implements Mark {

        /** Checks that nothing is missing. */
        public Told {
            Objects.requireNonNull(text, "text");
        }

        /** Tells where it stands; what it holds may be a secret. */
        @Override
        public String toString() {
            return "Told[line=" + line + "]";
        }
    }
}
