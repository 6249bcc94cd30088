package sequitur.engine.border;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.conversation.Dialogue;
import sequitur.engine.report.Listeners;
import sequitur.engine.report.SpokenOn;
import sequitur.engine.transport.WeakIdentityMap;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.redaction.Redaction;

/**
 * Tells those who listen what the two sides say, as it may be shown to anybody. Where nobody listens, it does nothing but to pass each call on. Nothing
 * that goes wrong in the telling keeps a call from being passed on.
 */
public final class HeardHooks implements Hooks {

    private static final String UNKNOWN = "[unknown command]";

    /** Of one reply. */
    private static final int MOST_LINES = 100;

    private final Hooks hooks;
    private final Conversations conversations;
    private final Listeners listeners;
    private final WeakIdentityMap<Long> sessions = new WeakIdentityMap<>();
    private final AtomicLong last = new AtomicLong();

    /**
     * Makes them.
     *
     * @param hooks what each call is passed on to
     * @param conversations where conversations are found
     * @param listeners who is told
     */
    public HeardHooks(Hooks hooks, Conversations conversations, Listeners listeners) {
        this.hooks = hooks;
        this.conversations = conversations;
        this.listeners = listeners;
    }

    @Override
    public @Nullable Object commandSending(Object transport, byte[] line) {
        if (!listeners.areThere()) {
            return hooks.commandSending(transport, line);
        }
        String shown = shown(transport, line);
        Object answer = hooks.commandSending(transport, line);
        if (answer instanceof byte[] other) {
            tell(transport, connection -> listeners.command(connection, shown(transport, other), true));
        } else {
            tell(transport, connection -> listeners.command(connection, shown, answer == null));
        }
        return answer;
    }

    @Override
    public @Nullable Object replyRead(Object transport, @Nullable Throwable failure) {
        // Before it is answered: what that inserts comes later.
        if (failure == null && listeners.areThere()) {
            tellReply(transport, false);
        }
        return hooks.replyRead(transport, failure);
    }

    @Override
    public int replyAwaited(Object transport) {
        int code = hooks.replyAwaited(transport);
        if (code != 0 && listeners.areThere()) {
            tellReply(transport, true);
        }
        return code;
    }

    /** The line as it may be shown where the session stands before it. */
    private String shown(Object transport, byte[] line) {
        try {
            Conversation conversation = conversations.find(transport);
            return conversation == null ? UNKNOWN : Redaction.line(conversation.state(), line);
        } catch (Throwable unreadable) {
            return UNKNOWN;
        }
    }

    private void tellReply(Object transport, boolean local) {
        try {
            Conversation conversation = conversations.find(transport);
            if (conversation != null) {
                String text = conversation.wire().replyText();
                conversation
                        .login()
                        .withoutSecrets(text)
                        .lines()
                        .limit(MOST_LINES)
                        .forEach(line -> tell(transport, connection -> listeners.reply(connection, line, local)));
            }
        } catch (Throwable unreadable) {
            // The dialogue that is told has a gap then, and the mail goes on.
        }
    }

    private void tell(Object transport, Consumer<SpokenOn> telling) {
        try {
            Conversation conversation = conversations.find(transport);
            if (conversation != null) {
                telling.accept(new SpokenOn(
                        session(conversation.dialogue()), conversation.server().address()));
            }
        } catch (Throwable unreadable) {
            // The same.
        }
    }

    private long session(Dialogue dialogue) {
        Long known = sessions.get(dialogue);
        return known == null ? sessions.putIfAbsent(dialogue, last.incrementAndGet()) : known;
    }

    @Override
    public void connecting(Object transport, @Nullable Object[] arguments) {
        hooks.connecting(transport, arguments);
    }

    @Override
    public void connectEnded(Object transport, Object ending) {
        hooks.connectEnded(transport, ending);
    }

    @Override
    public void streamsOpened(Object transport) {
        hooks.streamsOpened(transport);
    }

    @Override
    public @Nullable Object commandFailed(Object transport, Throwable failure) {
        return hooks.commandFailed(transport, failure);
    }

    @Override
    public @Nullable Throwable mailStarting(Object transport) {
        return hooks.mailStarting(transport);
    }

    @Override
    public @Nullable Throwable messageStarting(Object transport) {
        return hooks.messageStarting(transport);
    }

    @Override
    public @Nullable Object contentOpened(Object transport, Object stream) {
        return hooks.contentOpened(transport, stream);
    }

    @Override
    public void messageEnded(Object transport, @Nullable Throwable failure) {
        hooks.messageEnded(transport, failure);
    }

    @Override
    public void connectionClosed(Object transport) {
        hooks.connectionClosed(transport);
    }
}
