package sequitur.engine.border;

import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.act.Answer;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Renewals;
import sequitur.engine.report.SignsOfLife;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.rule.Rulebook;

/**
 * The border between the app and the engine: finds the conversation that a hook is about, and lets nothing that goes wrong
 * in the engine reach the app. It is reported once, and that connection is left alone. Here, and here alone, an answer becomes
 * what woven code knows.
 */
public final class GuardedHooks implements Hooks {

    /** The answer where the engine has none. Held here: where the engine cannot load its classes any more, this must not need one. */
    private static final Answer LEAVE = Answer.PASS;

    private static final Passage<@Nullable Object[], Answer> CONNECTING = (moments, conversation, arguments) -> {
        moments.connecting().connecting(conversation, arguments);
        return LEAVE;
    };

    private static final Passage<Object, Answer> CONNECT_ENDED = (moments, conversation, ending) -> {
        moments.connecting().connectEnded(conversation, ending);
        return LEAVE;
    };

    private static final Passage<Object, Answer> STREAMS_OPENED = (moments, conversation, transport) -> {
        moments.connecting().streamsOpened(conversation);
        return LEAVE;
    };

    private static final Passage<byte[], Answer> COMMAND_SENDING = (moments, conversation, line) -> {
        moments.connecting().settle(conversation);
        return moments.sending().commandSending(conversation, line);
    };

    private static final Passage<byte[], Answer> FIRST_COMMAND_SENDING = (moments, conversation, line) -> {
        moments.connecting().joinMidway(conversation);
        return conversation.isFollowed() ? moments.sending().commandSending(conversation, line) : LEAVE;
    };

    private static final Passage<Optional<Throwable>, Answer> REPLY_READ = (moments, conversation, failure) -> {
        // Also where the rest of the connection is left alone: local replies may still be due behind this one.
        Optional<Throwable> told = moments.receiving().waited(conversation, failure);
        conversation.replyEnded(told);
        return conversation.isFollowed() ? moments.receiving().replyRead(conversation, told) : LEAVE;
    };

    private static final Passage<Throwable, Answer> COMMAND_FAILED =
            (moments, conversation, failure) -> moments.sending().commandFailed(conversation, failure);

    private static final Passage<Object, Answer> MAIL_STARTING = (moments, conversation, transport) -> {
        moments.connecting().settle(conversation);
        return moments.sending().mailStarting(conversation);
    };

    private static final Passage<Object, Answer> MESSAGE_STARTING = (moments, conversation, transport) -> {
        moments.connecting().settle(conversation);
        return moments.messaging().messageStarting(conversation);
    };

    private static final Passage<Object, Optional<Content>> CONTENT_OPENED = (moments, conversation, stream) -> {
        OutputStream original = (OutputStream) stream;
        boolean timed = moments.messaging().limitsContent(conversation);
        OutputStream written = timed ? new TimedContent(original, conversation) : original;
        boolean kept = moments.messaging().keepsContentOpen(conversation);
        return timed || kept ? Optional.of(new Content(written, kept)) : Optional.empty();
    };

    private static final Passage<Object, Answer> CONTENT_CLOSED = (moments, conversation, transport) -> {
        moments.messaging().contentClosed(conversation);
        return LEAVE;
    };

    private static final Passage<Optional<Throwable>, Answer> MESSAGE_ENDED = (moments, conversation, failure) -> {
        moments.messaging().messageEnded(conversation, failure);
        return LEAVE;
    };

    private static final Passage<Object, Answer> CONNECTION_CLOSED = (moments, conversation, transport) -> {
        conversation.connectionClosed();
        return LEAVE;
    };

    private final Conversations conversations;
    private final Moments acting;
    private final Moments foreseeing;
    private final CurrentSettings settings;
    private final VirtualPatch patch;
    private final SignsOfLife signs;
    private final Renewals renewals;
    private final Troubles troubles;

    /**
     * Makes the hooks.
     *
     * @param conversations where conversations are found
     * @param acting what is behind the border
     * @param foreseeing what is behind it in a dry run
     * @param settings what is to be done
     * @param signs what says that the agent is there
     * @param renewals what looks whether the settings have changed
     * @param notices where the agent's own troubles go
     */
    public GuardedHooks(
            Conversations conversations,
            Moments acting,
            Moments foreseeing,
            CurrentSettings settings,
            SignsOfLife signs,
            Renewals renewals,
            Notices notices) {
        this.conversations = conversations;
        this.acting = acting;
        this.foreseeing = foreseeing;
        this.settings = settings;
        this.patch = new VirtualPatch(settings);
        this.signs = signs;
        this.renewals = renewals;
        this.troubles = new Troubles(notices);
    }

    /**
     * What is done in a hook, with the argument that woven code gives. Each is made when the engine starts: what it needs is loaded then,
     * and none is made anew for a call.
     */
    @FunctionalInterface
    private interface Passage<A, R> {
        R pass(Moments moments, Conversation conversation, A argument) throws Throwable;
    }

    /** The stream that a message is given, and whether it stays open if somebody else than the library closes it. */
    private record Content(OutputStream stream, boolean keptOpen) {}

    @Override
    public void connecting(Object transport, @Nullable Object[] arguments) {
        try {
            renewals.connecting(application(transport));
            signs.mailUsed(application(transport));
        } catch (Throwable failure) {
            failed(transport, failure);
            return;
        }
        inAny(transport, arguments, LEAVE, CONNECTING);
    }

    @Override
    public void connectEnded(Object transport, Object ending) {
        inAny(transport, ending, LEAVE, CONNECT_ENDED);
    }

    @Override
    public void streamsOpened(Object transport) {
        inAny(transport, transport, LEAVE, STREAMS_OPENED);
    }

    @Override
    public @Nullable Object commandSending(Object transport, byte[] line) {
        Conversation conversation = conversations.find(transport);
        Answer answer = conversation == null
                ? inAny(transport, line, LEAVE, FIRST_COMMAND_SENDING)
                : inFollowed(transport, conversation, line, LEAVE, COMMAND_SENDING);
        return answer == LEAVE ? unanswered(transport, line) : forJdk(answer);
    }

    /** Nobody has anything to say about a line: it passes, unless it is a forged one, which needs to be let through. */
    private byte @Nullable [] unanswered(Object transport, byte[] line) {
        if (!Rulebook.isForged(line)) {
            return null;
        }
        if (patch.isOff(conversations.find(transport))) {
            return line;
        }
        troubles.sayForged(application(transport));
        return null;
    }

    @Override
    public int replyAwaited(Object transport) {
        Conversation conversation = conversations.find(transport);
        LocalReply reply = conversation == null ? null : conversation.replyAwaited();
        if (conversation == null || reply == null) {
            return 0;
        }
        try {
            conversation.wire().setReply(reply);
        } catch (Throwable failure) {
            failed(transport, failure);
        }
        // The command was not sent, so no reply will come: the transport must not wait for one, whatever went wrong.
        return reply.code();
    }

    @Override
    public @Nullable Object replyRead(Object transport, @Nullable Throwable failure) {
        return forJdk(inKnown(transport, Optional.ofNullable(failure), LEAVE, REPLY_READ));
    }

    @Override
    public @Nullable Object commandFailed(Object transport, Throwable failure) {
        Answer answer = inFollowed(transport, failure, LEAVE, COMMAND_FAILED);
        return answer == Answer.SKIP ? true : failure(answer);
    }

    @Override
    public @Nullable Throwable mailStarting(Object transport) {
        return failure(inFollowed(transport, transport, LEAVE, MAIL_STARTING));
    }

    @Override
    public @Nullable Throwable messageStarting(Object transport) {
        return failure(inKnown(transport, transport, LEAVE, MESSAGE_STARTING));
    }

    @Override
    public @Nullable Object contentOpened(Object transport, Object stream) {
        Optional<Content> content = inFollowed(transport, stream, Optional.empty(), CONTENT_OPENED);
        if (content.isEmpty()) {
            return null;
        }
        OutputStream written = content.get().stream();
        return content.get().keptOpen() ? new ContentStream(written, () -> contentClosed(transport)) : written;
    }

    private void contentClosed(Object transport) {
        inKnown(transport, transport, LEAVE, CONTENT_CLOSED);
    }

    @Override
    public void messageEnded(Object transport, @Nullable Throwable failure) {
        inKnown(transport, Optional.ofNullable(failure), LEAVE, MESSAGE_ENDED);
    }

    @Override
    public void connectionClosed(Object transport) {
        inKnown(transport, transport, LEAVE, CONNECTION_CLOSED);
    }

    /** An answer as {@link Hooks} says. */
    private static @Nullable Object forJdk(Answer answer) {
        if (answer == LEAVE) {
            return null;
        } else if (answer instanceof Answer.Rewrite rewrite) {
            return rewrite.line();
        } else if (answer instanceof Answer.OtherReply reply) {
            return reply.code();
        }
        return answer == Answer.SKIP ? SKIP : failure(answer);
    }

    /** The exception that is to be thrown; null for any other answer. */
    private static @Nullable Throwable failure(Answer answer) {
        return answer instanceof Answer.Throw thrown ? thrown.failure() : null;
    }

    /** In the conversation of a transport, a new one the first time. */
    private <A, R> R inAny(Object transport, A argument, R otherwise, Passage<A, R> passage) {
        Conversation conversation;
        try {
            conversation = conversations.of(transport);
        } catch (Throwable failure) {
            failed(transport, failure);
            return otherwise;
        }
        return guarded(transport, conversation, argument, otherwise, passage);
    }

    /** In the conversation of a transport, if there is one. */
    private <A, R> R inKnown(Object transport, A argument, R otherwise, Passage<A, R> passage) {
        Conversation conversation = conversations.find(transport);
        return conversation == null ? otherwise : guarded(transport, conversation, argument, otherwise, passage);
    }

    /** In the conversation of a transport, unless its connection is left alone. */
    private <A, R> R inFollowed(Object transport, A argument, R otherwise, Passage<A, R> passage) {
        Conversation conversation = conversations.find(transport);
        return conversation == null ? otherwise : inFollowed(transport, conversation, argument, otherwise, passage);
    }

    private <A, R> R inFollowed(
            Object transport, Conversation conversation, A argument, R otherwise, Passage<A, R> passage) {
        return !conversation.isFollowed() ? otherwise : guarded(transport, conversation, argument, otherwise, passage);
    }

    private <A, R> R guarded(
            Object transport, Conversation conversation, A argument, R otherwise, Passage<A, R> passage) {
        conversation.hookBegins();
        try {
            Moments moments = settings.now().dryRun() ? foreseeing : acting;
            return passage.pass(moments, conversation, argument);
        } catch (Throwable failure) {
            failed(transport, failure);
            return otherwise;
        } finally {
            conversation.hookEnds();
        }
    }

    private void failed(Object transport, Throwable failure) {
        Conversation conversation = conversations.find(transport);
        if (conversation != null) {
            conversation.standAside();
        }
        troubles.sayOwnError(application(transport), conversation, failure);
    }

    private static @Nullable ClassLoader application(Object transport) {
        return transport.getClass().getClassLoader();
    }
}
