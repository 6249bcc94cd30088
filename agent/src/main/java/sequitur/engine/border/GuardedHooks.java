package sequitur.engine.border;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.act.Answer;
import sequitur.engine.config.Settings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.report.Notices;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.rule.Rulebook;

/**
 * The border between the app and the engine: finds the conversation that a hook is about, and lets nothing that goes wrong
 * in the engine reach the app. It is reported once, and that connection is left alone.
 */
public final class GuardedHooks implements Hooks {

    private final Conversations conversations;
    private final Moments moments;
    private final VirtualPatch patch;
    private final Troubles troubles;

    /**
     * Makes the hooks.
     *
     * @param conversations where conversations are found
     * @param moments what is behind the border
     * @param settings what is to be done
     * @param startUpNotices what was wrong at the start, to be told when the app first uses mail
     * @param notices where the agent's own troubles go
     */
    public GuardedHooks(
            Conversations conversations,
            Moments moments,
            Settings settings,
            List<String> startUpNotices,
            Notices notices) {
        this.conversations = conversations;
        this.moments = moments;
        this.patch = new VirtualPatch(settings);
        this.troubles = new Troubles(startUpNotices, notices);
    }

    /**
     * What is done in a hook, with the argument that woven code gives. None of them refers to anything else, so that none is made anew
     * for each call.
     */
    @FunctionalInterface
    private interface Passage<A, R> {
        R pass(Moments moments, Conversation conversation, A argument) throws Throwable;
    }

    @Override
    public void connecting(Object transport, @Nullable Object[] arguments) {
        try {
            troubles.sayStartUpNotices(application(transport));
        } catch (Throwable failure) {
            failed(transport, failure);
            return;
        }
        inAny(transport, arguments, Answer.PASS, (moment, conversation, given) -> {
            moment.connecting().connecting(conversation, given);
            return Answer.PASS;
        });
    }

    @Override
    public void connectEnded(Object transport) {
        inAny(transport, transport, Answer.PASS, (moment, conversation, same) -> {
            moment.connecting().connectEnded(conversation);
            return Answer.PASS;
        });
    }

    @Override
    public void streamsOpened(Object transport) {
        inAny(transport, transport, Answer.PASS, (moment, conversation, same) -> {
            moment.connecting().streamsOpened(conversation);
            return Answer.PASS;
        });
    }

    @Override
    public @Nullable Object commandSending(Object transport, byte[] line) {
        Answer answer = conversations.find(transport) == null
                ? inAny(transport, line, Answer.PASS, (moment, conversation, given) -> {
                    moment.connecting().joinMidway(conversation);
                    return conversation.isFollowed()
                            ? moment.sending().commandSending(conversation, given)
                            : Answer.PASS;
                })
                : inFollowed(
                        transport,
                        line,
                        Answer.PASS,
                        (moment, conversation, given) -> moment.sending().commandSending(conversation, given));
        return answer == Answer.PASS ? unanswered(transport, line) : JdkAnswer.of(answer);
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
        return JdkAnswer.of(inKnown(
                transport, Optional.ofNullable(failure), Answer.PASS, (moment, conversation, reason) -> {
                    // Also where the rest of the connection is left alone: local replies may still be due behind this
                    // one.
                    conversation.replyEnded(reason);
                    return conversation.isFollowed() ? moment.receiving().replyRead(conversation, reason) : Answer.PASS;
                }));
    }

    @Override
    public boolean commandFailed(Object transport) {
        return inFollowed(
                transport,
                transport,
                false,
                (moment, conversation, same) -> moment.sending().commandFailed(conversation));
    }

    @Override
    public @Nullable Throwable mailStarting(Object transport) {
        return JdkAnswer.failure(inFollowed(
                transport,
                transport,
                Answer.PASS,
                (moment, conversation, same) -> moment.sending().mailStarting(conversation)));
    }

    @Override
    public @Nullable Throwable messageStarting(Object transport) {
        return JdkAnswer.failure(inKnown(
                transport,
                transport,
                Answer.PASS,
                (moment, conversation, same) -> moment.messaging().messageStarting(conversation)));
    }

    @Override
    public @Nullable Object contentOpened(Object transport, Object stream) {
        Optional<OutputStream> kept = inFollowed(
                transport,
                stream,
                Optional.empty(),
                (moment, conversation, given) -> moment.messaging().keepsContentOpen(conversation)
                        ? Optional.of((OutputStream) given)
                        : Optional.empty());
        return kept.isEmpty() ? null : new ContentStream(kept.get(), () -> contentClosed(transport));
    }

    private void contentClosed(Object transport) {
        inKnown(transport, transport, Answer.PASS, (moment, conversation, same) -> {
            moment.messaging().contentClosed(conversation);
            return Answer.PASS;
        });
    }

    @Override
    public void messageEnded(Object transport, @Nullable Throwable failure) {
        inKnown(transport, Optional.ofNullable(failure), Answer.PASS, (moment, conversation, reason) -> {
            moment.messaging().messageEnded(conversation, reason);
            return Answer.PASS;
        });
    }

    @Override
    public void connectionClosed(Object transport) {
        inKnown(transport, transport, Answer.PASS, (moment, conversation, same) -> {
            conversation.connectionClosed();
            return Answer.PASS;
        });
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
        return conversation == null || !conversation.isFollowed()
                ? otherwise
                : guarded(transport, conversation, argument, otherwise, passage);
    }

    private <A, R> R guarded(
            Object transport, Conversation conversation, A argument, R otherwise, Passage<A, R> passage) {
        conversation.hookBegins();
        try {
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
