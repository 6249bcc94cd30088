package sequitur.engine.failure;

import java.net.Socket;
import java.util.List;
import java.util.Optional;
import sequitur.advice.failure.Thrown;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Mishap;
import sequitur.engine.report.Event;
import sequitur.smtp.wire.Verb;

/** What is told of the end of an attempt: what was done, what the server said, what the app was given, and whether the connection is open. */
final class Ending {

    private static final int MOST_EVENTS = 3;

    private Ending() {}

    /**
     * Tells it.
     *
     * @param conversation the connection
     * @param held the violations of the attempt
     * @param thrown what the app was given
     * @return clauses without full stop
     * @throws Throwable what the transport throws
     */
    static String of(Conversation conversation, List<Event> held, Thrown thrown) throws Throwable {
        StringBuilder told = new StringBuilder();
        held.stream()
                .map(event -> event.outcome().describeBeforeFailure())
                .distinct()
                .limit(MOST_EVENTS)
                .forEach(done -> told.append(done).append("; "));
        Optional<Mishap> first = conversation.attempts().first();
        first.flatMap(mishap -> refusal(conversation, mishap, told.toString()))
                .ifPresent(refusal -> told.append(refusal).append("; "));
        conversation
                .waiting()
                .takeStrike()
                .ifPresent(strike -> told.append(strike).append("; "));
        return told.append("the app got ")
                .append(given(thrown))
                .append("; the connection is ")
                .append(connection(conversation))
                .toString();
    }

    private static Optional<String> refusal(Conversation conversation, Mishap mishap, String told) {
        Optional<String> words = mishap.reply()
                .map(reply -> conversation.login().words(reply.line()).toString());
        int others = conversation.attempts().refusals() - 1;
        String more = others > 0 ? " (and refused " + others + (others == 1 ? " command" : " commands") + " more)" : "";
        return words.filter(text -> !told.contains(text))
                .map(text -> mishap.rehearsal().isPresent()
                        ? label(mishap.at()) + " was answered " + text + " in the server's place" + more
                        : "the server refused " + label(mishap.at()) + " with " + text + more);
    }

    private static String label(Verb at) {
        return at == Verb.SASL_RESPONSE ? Verb.AUTH.label() : at.label();
    }

    private static String given(Thrown thrown) {
        List<Thrown.Link> links = thrown.links();
        if (links.isEmpty()) {
            return "nothing";
        }
        String first = links.get(0).simpleName();
        return thrown.rootName()
                .filter(root -> !root.equals(first))
                .map(root -> first + " (root cause " + root + ")")
                .orElse(first);
    }

    /** Where the server waits for the rest of a message, it takes QUIT for a part of it. */
    private static String connection(Conversation conversation) throws Throwable {
        if (!isOpen(conversation)) {
            return "closed";
        }
        return conversation.dialogue().isInContent()
                ? "open, and what is sent over it becomes part of the unfinished message"
                : "open";
    }

    private static boolean isOpen(Conversation conversation) throws Throwable {
        Optional<Socket> socket = conversation.wire().findSocket();
        return socket.filter(found -> !found.isClosed()).isPresent();
    }
}
