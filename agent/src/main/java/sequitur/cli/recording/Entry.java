package sequitur.cli.recording;

import java.util.Objects;

/** One step of a recorded session. Texts hold one character for each octet. */
public sealed interface Entry {

    /**
     * Where it begins in the file.
     *
     * @return the line, from 1
     */
    int line();

    /**
     * A line of the client's that is not message content.
     *
     * @param line where
     * @param text the line without its end
     * @param secret whether it is a line of a SASL exchange, as the reply before it tells
     * @param recorded whether it was written down; false where the record only tells of it
     */
    record Command(int line, String text, boolean secret, boolean recorded) implements Entry {

        /** Checks that there is a text. */
        public Command {
            Objects.requireNonNull(text, "text");
        }

        /** Tells where it stands; what it holds may be a secret. */
        @Override
        public String toString() {
            return "Command[line=" + line + "]";
        }
    }

    /**
     * A reply.
     *
     * @param line where its first line is
     * @param text its lines, each ended by LF
     * @param recorded whether it was written down; false where the record only tells of it
     */
    record Answer(int line, String text, boolean recorded) implements Entry {

        /** Checks that there is a text. */
        public Answer {
            Objects.requireNonNull(text, "text");
        }

        /**
         * The reply's code.
         *
         * @return the three digits that its last line begins with; 0 if it has none
         */
        public int code() {
            return Protocol.code(text.substring(text.lastIndexOf('\n', text.length() - 2) + 1)
                    .stripTrailing());
        }

        /** Tells where it stands; what it holds may be a secret. */
        @Override
        public String toString() {
            return "Answer[line=" + line + "]";
        }
    }

    /**
     * Lines of message content, of which nothing is kept but their number.
     *
     * @param line where the first one is
     * @param count how many there are, 0 if they were left out
     */
    record Content(int line, int count) implements Entry {}

    /**
     * The line with the single dot that ends message content.
     *
     * @param line where; the line before it if it was left out
     * @param recorded whether it was written down
     */
    record ContentEnd(int line, boolean recorded) implements Entry {}

    /**
     * A connection was opened, or its opening was tried.
     *
     * @param line where
     * @param server who it leads to
     */
    record Connected(int line, Server server) implements Entry {

        /** Checks that there is a server. */
        public Connected {
            Objects.requireNonNull(server, "server");
        }
    }

    /**
     * The connection was closed or lost.
     *
     * @param line where
     */
    record Ended(int line) implements Entry {}
}
