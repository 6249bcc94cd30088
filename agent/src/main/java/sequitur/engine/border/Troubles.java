package sequitur.engine.border;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Notices;
import sequitur.engine.report.relay.StandardError;

/** Says what is wrong with the agent itself: its own errors, and forged lines on a connection that it leaves alone. */
final class Troubles {

    private static final String FORGED =
            "Sequitur kept a command with a line break or NUL in it from being written, on a connection that it leaves alone"
                    + " otherwise (command-injection, CVE-2025-7962)";

    private final Notices notices;
    private final OwnErrors ownErrors = new OwnErrors();
    private final AtomicBoolean lastWord = new AtomicBoolean();

    Troubles(Notices notices) {
        this.notices = notices;
    }

    /** A forged line was kept from being written where the engine has stood aside. */
    void sayForged(@Nullable ClassLoader application) {
        notices.once(application, "forged", FORGED);
    }

    /** The engine went wrong, in a conversation if there was one. Never throws. */
    void sayOwnError(@Nullable ClassLoader application, @Nullable Conversation conversation, Throwable failure) {
        int times = ownErrors.count(failure);
        if (!OwnErrors.isTold(times)) {
            return;
        }
        String what = failure instanceof StackOverflowError
                ? "Sequitur was called where the app's stack is full, and leaves this connection alone"
                : "Sequitur met an error of its own and leaves this connection alone";
        String text = what
                + (times == 1 ? ": " : " (" + times + " times by now): ")
                + said(conversation, String.valueOf(failure));
        try {
            notices.warn(application, text);
        } catch (Throwable unreportable) {
            if (lastWord.compareAndSet(false, true)) {
                StandardError.say(text);
            }
        }
    }

    private static Printable said(@Nullable Conversation conversation, String failure) {
        return conversation == null
                ? Printable.of(failure)
                : conversation.login().words(failure);
    }
}
