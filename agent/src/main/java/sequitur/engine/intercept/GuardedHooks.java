package sequitur.engine.intercept;

import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Settings;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Sink;
import sequitur.engine.report.relay.StandardError;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.rule.Rulebook;

/**
 * The border between the app and the engine: finds the conversation that a hook is about, and lets nothing that goes wrong
 * in the engine reach the app. It is reported once, and that connection is left alone.
 */
public final class GuardedHooks implements Hooks {

    /** How long a command of the engine's own may take before the engine would rather stay, in milliseconds. */
    private static final long PATIENCE = 5_000;

    private static final String FORGED =
            "Sequitur kept a command with a line break or NUL in it from being written, on a connection that it leaves alone"
                    + " otherwise (command-injection, CVE-2025-7962)";

    private final Conversations conversations = new Conversations();
    private final Interventions interventions = new Interventions();
    private final AppAccess app;
    private final Interceptor interceptor;
    private final VirtualPatch patch;
    private final List<String> startUpNotices;
    private final Notices notices;
    private final OwnErrors ownErrors = new OwnErrors();
    private final AtomicBoolean lastWord = new AtomicBoolean();

    /**
     * Makes the hooks.
     *
     * @param instrumentation what opens the packages of named modules
     * @param settings what is to be done
     * @param startUpNotices what was wrong at the start, to be told when the app first uses mail
     * @param sink where events go
     * @param notices where the agent's own troubles go
     */
    public GuardedHooks(
            Instrumentation instrumentation,
            Settings settings,
            List<String> startUpNotices,
            Sink sink,
            Notices notices) {
        this.app = new AppAccess(instrumentation);
        this.interceptor = new Interceptor(settings, app, sink, notices, interventions);
        this.patch = new VirtualPatch(settings);
        this.startUpNotices = List.copyOf(startUpNotices);
        this.notices = notices;
    }

    @Override
    public void connecting(Object transport, @Nullable Object[] arguments) {
        try {
            for (String notice : startUpNotices) {
                notices.once(transport.getClass().getClassLoader(), notice, notice);
            }
            interceptor.connecting(transport, conversations.of(transport), arguments);
        } catch (Throwable failure) {
            failed(transport, failure);
        }
    }

    @Override
    public void connectEnded(Object transport) {
        try {
            interceptor.connectEnded(conversations.of(transport));
        } catch (Throwable failure) {
            failed(transport, failure);
        }
    }

    @Override
    public void streamsOpened(Object transport) {
        try {
            interceptor.streamsOpened(transport, conversations.of(transport));
        } catch (Throwable failure) {
            failed(transport, failure);
        }
    }

    @Override
    public @Nullable Object commandSending(Object transport, byte[] line) {
        try {
            Conversation conversation = conversations.find(transport);
            if (conversation == null) {
                conversation = conversations.of(transport);
                interceptor.met(transport, conversation);
            }
            Object answer =
                    conversation.isFollowed() ? interceptor.commandSending(transport, conversation, line) : null;
            return answer == null ? unanswered(transport, line) : answer;
        } catch (Throwable failure) {
            failed(transport, failure);
            return unanswered(transport, line);
        }
    }

    /** Nobody has anything to say about a line: it passes, unless it is a forged one, which needs to be let through. */
    private byte @Nullable [] unanswered(Object transport, byte[] line) {
        if (!Rulebook.isForged(line)) {
            return null;
        }
        if (patch.isOff(conversations.find(transport))) {
            return line;
        }
        notices.once(transport.getClass().getClassLoader(), "forged", FORGED);
        return null;
    }

    @Override
    public int replyAwaited(Object transport) {
        Conversation conversation = conversations.find(transport);
        LocalReply reply = conversation == null ? null : conversation.replyAwaited();
        if (reply == null) {
            return 0;
        }
        try {
            app.members(transport).setLastReply(transport, reply.code(), reply.text());
        } catch (Throwable failure) {
            failed(transport, failure);
        }
        // The command was not sent, so no reply will come: the transport must not wait for one, whatever went wrong.
        return reply.code();
    }

    @Override
    public @Nullable Object replyRead(Object transport, @Nullable Throwable readFailure) {
        Conversation conversation = conversations.find(transport);
        if (conversation == null) {
            return null;
        }
        try {
            // Also where the rest of the connection is left alone: local replies may still be due behind this one.
            conversation.replyEnded(readFailure);
            return conversation.isFollowed() ? interceptor.replyRead(transport, conversation, readFailure) : null;
        } catch (Throwable failure) {
            failed(transport, failure);
            return null;
        }
    }

    @Override
    public boolean commandFailed(Object transport) {
        Conversation conversation = followed(transport);
        if (conversation == null) {
            return false;
        }
        try {
            return interceptor.commandFailed(transport, conversation);
        } catch (Throwable failure) {
            failed(transport, failure);
            return false;
        }
    }

    @Override
    public @Nullable Throwable mailStarting(Object transport) {
        Conversation conversation = followed(transport);
        if (conversation == null) {
            return null;
        }
        try {
            return interceptor.mailStarting(transport, conversation);
        } catch (Throwable failure) {
            failed(transport, failure);
            return null;
        }
    }

    @Override
    public @Nullable Throwable messageStarting(Object transport) {
        Conversation conversation = conversations.find(transport);
        if (conversation == null) {
            return null;
        }
        try {
            return interceptor.messageStarting(transport, conversation);
        } catch (Throwable failure) {
            failed(transport, failure);
            return null;
        }
    }

    @Override
    public @Nullable Object contentOpened(Object transport, Object stream) {
        Conversation conversation = followed(transport);
        if (conversation == null) {
            return null;
        }
        try {
            return interceptor.keepsContentOpen(conversation)
                    ? new ContentStream((OutputStream) stream, () -> contentClosed(transport, conversation))
                    : null;
        } catch (Throwable failure) {
            failed(transport, failure);
            return null;
        }
    }

    private void contentClosed(Object transport, Conversation conversation) {
        try {
            interceptor.contentClosed(transport, conversation);
        } catch (Throwable failure) {
            failed(transport, failure);
        }
    }

    @Override
    public void messageEnded(Object transport, @Nullable Throwable messageFailure) {
        Conversation conversation = conversations.find(transport);
        if (conversation == null) {
            return;
        }
        conversation.messageEnded();
        if (messageFailure == null || !conversation.isFollowed()) {
            return;
        }
        try {
            interceptor.messageFailed(transport, conversation, messageFailure);
        } catch (Throwable failure) {
            failed(transport, failure);
        }
    }

    @Override
    public void connectionClosed(Object transport) {
        try {
            Conversation conversation = conversations.find(transport);
            if (conversation != null) {
                conversation.closed();
            }
        } catch (Throwable failure) {
            failed(transport, failure);
        }
    }

    /**
     * Stops the engine between two of its interventions, so that the hooks can be taken away without harm to a message that is
     * just being sent.
     *
     * @return false if the engine is in the middle of one, and goes on as before
     */
    public boolean retire() {
        return interventions.end(conversations::haveLocalReply, PATIENCE);
    }

    /** Lets go of the app's classes; to be called when nothing calls the hooks any more. */
    public void forget() {
        interceptor.withdraw();
        app.forget();
    }

    /** The conversation of a transport, or null if its connection is left alone. */
    private @Nullable Conversation followed(Object transport) {
        Conversation conversation = conversations.find(transport);
        return conversation != null && conversation.isFollowed() ? conversation : null;
    }

    private void failed(Object transport, Throwable failure) {
        Conversation conversation = conversations.find(transport);
        if (conversation != null) {
            conversation.standAside();
        }
        int times = ownErrors.count(failure);
        if (!OwnErrors.isTold(times)) {
            return;
        }
        String text = "Sequitur met an error of its own and leaves this connection alone"
                + (times == 1 ? ": " : " (" + times + " times by now): ")
                + said(conversation, String.valueOf(failure));
        try {
            notices.warn(transport.getClass().getClassLoader(), text);
        } catch (Throwable unreportable) {
            if (lastWord.compareAndSet(false, true)) {
                StandardError.say(text);
            }
        }
    }

    private static Printable said(@Nullable Conversation conversation, String failure) {
        return conversation == null ? Printable.of(failure) : conversation.words(failure);
    }
}
