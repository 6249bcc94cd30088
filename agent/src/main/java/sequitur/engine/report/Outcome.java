package sequitur.engine.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.wire.Reply;

/** What became of a command that broke a rule. */
public sealed interface Outcome {

    /** What stands first in a list of inserted commands where a reply that was outstanding was read. */
    String LATE_REPLY = "READ_REPLY";

    /** What stands first in a list of inserted commands where the connection itself was a new one. */
    String NEW_CONNECTION = "RECONNECT";

    /** What stands first in a list of inserted commands where a SASL exchange was given up. */
    String CANCELED = "CANCEL";

    /**
     * Tells a person.
     *
     * @return a clause without full stop
     */
    String describe();

    /**
     * Tells a person, where the message then failed: what the app was given is told by that.
     *
     * @return a clause without full stop
     */
    default String describeBeforeFailure() {
        return describe();
    }

    /**
     * Whether the command was put right, so that nothing of it is left to fail.
     *
     * @return true if it was
     */
    default boolean isSettled() {
        return this instanceof Healed
                || this instanceof Corrected
                || this instanceof Answered
                || (this instanceof StreamClosed closed && closed.ignored());
    }

    /**
     * Whether the command was kept from the server, or could not be put right.
     *
     * @return true if the message could hardly go out
     */
    default boolean isStopping() {
        return this instanceof Blocked
                || this instanceof Refused
                || this instanceof NotCorrected
                || this instanceof GivenBack
                || this instanceof Dropped
                || (this instanceof StreamClosed closed && !closed.ignored());
    }

    /**
     * It went out, and the server refused it.
     *
     * @param refusal the server's reply
     */
    record RefusedByServer(String refusal) implements Outcome {

        /** Checks that there is a reply. */
        public RefusedByServer {
            Objects.requireNonNull(refusal, "refusal");
        }

        @Override
        public String describe() {
            return "logged: the server refused it with " + refusal;
        }
    }

    /**
     * The server refused it, what was missing was put right, and then it was sent again.
     *
     * @param refusal what the server had said
     * @param inserted the commands that were sent in between, in their order
     * @param again the commands that were repeated
     */
    record Healed(String refusal, List<String> inserted, String again) implements Outcome {

        /** Keeps its own copy of the list. */
        public Healed {
            Objects.requireNonNull(refusal, "refusal");
            inserted = List.copyOf(inserted);
            Objects.requireNonNull(again, "again");
        }

        @Override
        public String describe() {
            return "corrected: the server had said " + refusal + "; " + done(inserted) + ", then " + again + " again";
        }
    }

    /**
     * It was only said what would be done: the command went out as it was.
     *
     * @param would what would have been done: a clause without full stop
     */
    record Foreseen(String would) implements Outcome {

        /** Checks that something would be done. */
        public Foreseen {
            Objects.requireNonNull(would, "would");
        }

        @Override
        public String describe() {
            return "dry run: " + would + "; the command was sent as it was";
        }
    }

    /** It was only reported: the command went out as it was. */
    record Sent() implements Outcome {
        @Override
        public String describe() {
            return "logged: the command was sent as it was";
        }
    }

    /**
     * Something was noticed that no command has caused, and nothing was done about it.
     *
     * @param what a clause without full stop
     */
    record Noticed(String what) implements Outcome {

        /** Checks that there is something. */
        public Noticed {
            Objects.requireNonNull(what, "what");
        }

        @Override
        public String describe() {
            return "logged: " + what;
        }
    }

    /**
     * It was not sent; the app got a reply in the server's place.
     *
     * @param reply the reply
     */
    record Blocked(Reply reply) implements Outcome {

        /** Checks that there is a reply. */
        public Blocked {
            Objects.requireNonNull(reply, "reply");
        }

        @Override
        public String describe() {
            return "blocked: the command was not sent; it was answered " + status(reply) + " in the server's place";
        }
    }

    /**
     * It was not sent; an exception was thrown where a reply could not have been given.
     *
     * @param exceptionText what the exception says
     */
    record Refused(String exceptionText) implements Outcome {

        /** Checks that there is a text. */
        public Refused {
            Objects.requireNonNull(exceptionText, "exceptionText");
        }

        @Override
        public String describe() {
            return "blocked: the command was not sent; an exception was thrown: " + exceptionText;
        }
    }

    /**
     * The sequence or the command itself was put right, and then the command was sent.
     *
     * @param inserted the commands that were sent before it, in their order
     * @param change what was changed in the command, if anything was: a clause that goes on after "the command was sent"
     */
    record Corrected(List<String> inserted, Optional<String> change) implements Outcome {

        /** Keeps its own copy of the list. */
        public Corrected {
            inserted = List.copyOf(inserted);
            if (inserted.isEmpty() && change.isEmpty()) {
                throw new IllegalArgumentException("nothing was corrected");
            }
        }

        @Override
        public String describe() {
            String first = inserted.isEmpty() ? "" : done(inserted) + " first";
            String then = change.map(words -> "the command was sent " + words).orElse("");
            return "corrected: " + first + (first.isEmpty() || then.isEmpty() ? "" : "; ") + then;
        }
    }

    /**
     * It asked for what is so already: it was not sent, and answered as successful.
     *
     * @param reply the reply in the server's place
     */
    record Answered(Reply reply) implements Outcome {

        /** Checks that there is a reply. */
        public Answered {
            Objects.requireNonNull(reply, "reply");
        }

        @Override
        public String describe() {
            return "corrected: the command was not needed and not sent; it was answered " + status(reply)
                    + " in the server's place";
        }
    }

    /**
     * A correction was asked for and could not be made, or not to its end.
     *
     * @param inserted the commands that were sent before that showed, in their order
     * @param why what stood in the way: a clause without full stop
     * @param then what happened to the command: a clause without full stop
     */
    record NotCorrected(List<String> inserted, String why, String then) implements Outcome {

        /** Keeps its own copy of the list. */
        public NotCorrected {
            inserted = List.copyOf(inserted);
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(then, "then");
        }

        @Override
        public String describe() {
            return notCorrected(inserted, why) + "; " + then;
        }
    }

    /**
     * A correction could not be made, or not to its end, and the app got what the server or the library had to say.
     *
     * @param inserted the commands that were sent before that showed, in their order
     * @param why what stood in the way: a clause without full stop
     * @param given what the app got: a noun with its article
     * @param connection what became of the connection
     */
    record GivenBack(List<String> inserted, String why, String given, Left connection) implements Outcome {

        /** What became of a connection. */
        public enum Left {
            /** Nothing is to be told of it. */
            AS_IT_IS("", ""),
            /** It was closed, and that is all. */
            CLOSED(", and the connection was closed", ""),
            /** Another one was opened in its place. */
            REOPENED(", and a new connection was opened", "; a new connection was opened"),
            /** Another one was opened, and the transaction built up there. */
            REBUILT(", on a new connection with the recipients accepted before", "; a new connection was opened");

            private final String afterGift;
            private final String alone;

            Left(String afterGift, String alone) {
                this.afterGift = afterGift;
                this.alone = alone;
            }
        }

        /** Keeps its own copy of the list. */
        public GivenBack {
            inserted = List.copyOf(inserted);
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(given, "given");
            Objects.requireNonNull(connection, "connection");
        }

        @Override
        public String describe() {
            return notCorrected(inserted, why) + "; the app was given " + given + connection.afterGift;
        }

        @Override
        public String describeBeforeFailure() {
            return notCorrected(inserted, why) + connection.alone;
        }
    }

    private static String notCorrected(List<String> inserted, String why) {
        return "not corrected: " + why + (inserted.isEmpty() ? "" : "; before that, " + done(inserted));
    }

    /**
     * The message's own code closed the stream that it was given; the library alone may do that.
     *
     * @param ignored whether it was kept open
     */
    record StreamClosed(boolean ignored) implements Outcome {
        @Override
        public String describe() {
            return ignored
                    ? "blocked: the stream was kept open, so that the library ends the message itself"
                    : "logged: the connection was closed with the stream, and the message is not delivered";
        }
    }

    /**
     * The connection was closed, since going on would have done harm.
     *
     * @param purpose what is not to happen: a clause that goes on after "so that"
     */
    record Dropped(String purpose) implements Outcome {

        /** Checks that there is a purpose. */
        public Dropped {
            Objects.requireNonNull(purpose, "purpose");
        }

        @Override
        public String describe() {
            return "blocked: the connection was closed, so that " + purpose;
        }
    }

    private static String status(Reply reply) {
        return reply.code() + reply.status().map(status -> " " + status).orElse("");
    }

    private static String done(List<String> steps) {
        String first = switch (steps.get(0)) {
            case LATE_REPLY -> "the late reply was read";
            case NEW_CONNECTION -> "a new connection was opened";
            case CANCELED -> "the SASL exchange was canceled";
            default -> "";
        };
        if (first.isEmpty()) {
            return sent(steps);
        }
        return steps.size() == 1 ? first : first + ", and " + done(steps.subList(1, steps.size()));
    }

    /**
     * Names a step for a person.
     *
     * @param step its name
     * @return a noun
     */
    static String nameOf(String step) {
        return switch (step) {
            case LATE_REPLY -> "the reading of the late reply";
            case NEW_CONNECTION -> "the new connection";
            case CANCELED -> "the end of the SASL exchange";
            default -> step;
        };
    }

    /**
     * Says what would be inserted.
     *
     * @param steps the names of the steps, in their order: at least one
     * @return a clause without full stop
     */
    static String wouldBeDone(List<String> steps) {
        return done(steps).replaceAll("\\b(?:was|were) (read|opened|sent|canceled)\\b", "would have been $1");
    }

    private static String sent(List<String> commands) {
        int last = commands.size() - 1;
        return last == 0
                ? commands.get(0) + " was sent"
                : String.join(", ", commands.subList(0, last)) + " and " + commands.get(last) + " were sent";
    }
}
