package sequitur.cli.recording;

import java.util.Objects;
import sequitur.advice.failure.Thrown;
import sequitur.cli.wrapping.Protocol;
import sequitur.cli.wrapping.Speech;

/** One entry of a recorded session. Texts hold one character for each octet. */
public sealed interface RecordedEntry {

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
    record RecordedCommand(int line, String text, boolean secret, boolean recorded) implements RecordedEntry {

        /** Checks that there is a text. */
        public RecordedCommand {
            Objects.requireNonNull(text, "text");
        }

        /** Tells where it stands; what it holds may be a secret. */
        @Override
        public String toString() {
            return "RecordedCommand[line=" + line + "]";
        }
    }

    /**
     * A reply.
     *
     * @param line where its first line is
     * @param text its lines, each ended by LF
     * @param recorded whether it was written down; false where the record only tells of it
     */
    record RecordedReply(int line, String text, boolean recorded) implements RecordedEntry {

        /** Checks that there is a text. */
        public RecordedReply {
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
            return "RecordedReply[line=" + line + "]";
        }
    }

    /**
     * Lines of message content, of which nothing is kept but their number.
     *
     * @param line where the first one is
     * @param count how many there are, 0 if they were left out
     */
    record RecordedContent(int line, int count) implements RecordedEntry {}

    /**
     * The line with the single dot that ends message content.
     *
     * @param line where; the line before it if it was left out
     * @param recorded whether it was written down
     */
    record RecordedDot(int line, boolean recorded) implements RecordedEntry {}

    /**
     * A connection was opened, or its opening was tried.
     *
     * @param line where
     * @param server who it leads to
     */
    record OpenedConnection(int line, RecordedServer server) implements RecordedEntry {

        /** Checks that there is a server. */
        public OpenedConnection {
            Objects.requireNonNull(server, "server");
        }
    }

    /**
     * The connection was closed or lost.
     *
     * @param line where
     */
    record EndedConnection(int line) implements RecordedEntry {}

    /**
     * The app was told of a failure that is no reply.
     *
     * @param line where
     * @param failure the exceptions that tell of it
     */
    record RecordedFailure(int line, Thrown failure) implements RecordedEntry {

        /** Checks that there is a failure. */
        public RecordedFailure {
            Objects.requireNonNull(failure, "failure");
        }
    }

    /**
     * A refusal that the record tells of without the dialogue around it, as an exception does.
     *
     * @param line where
     * @param text the reply's line
     */
    record ToldRefusal(int line, String text) implements RecordedEntry {

        /** Checks that there is a text. */
        public ToldRefusal {
            Objects.requireNonNull(text, "text");
        }

        /** Tells where it stands; what it holds may be a secret. */
        @Override
        public String toString() {
            return "ToldRefusal[line=" + line + "]";
        }
    }

    /**
     * The place in the app that a failure comes from, as a stack trace shows it.
     *
     * @param line where
     * @param text class, method, file and line
     */
    record CallPlace(int line, String text) implements RecordedEntry {

        /** Checks that there is a text. */
        public CallPlace {
            Objects.requireNonNull(text, "text");
        }

        /** Tells where it stands; what it holds is another's. */
        @Override
        public String toString() {
            return "CallPlace[line=" + line + "]";
        }
    }

    /**
     * A line that looks like the dialogue, yet fits nowhere in it.
     *
     * @param line where
     * @param speech what it looks like
     */
    record NotUnderstood(int line, Speech speech) implements RecordedEntry {}
}
