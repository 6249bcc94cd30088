package sequitur.engine.report.relay;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.LogTarget.Message;

/** A log event on its way, with what the app's logging wants to know of the thread that it comes from. */
final class RelayedEvent {

    private final @Nullable ClassLoader application;
    private final @Nullable ClassLoader context;
    private final String sender;
    private final Message message;
    private final Mdc mdc;
    private final AtomicBoolean onStandardError = new AtomicBoolean();

    /** An event of this thread. */
    RelayedEvent(@Nullable ClassLoader application, Message message) {
        Thread thread = Thread.currentThread();
        this.application = application;
        this.context = thread.getContextClassLoader();
        this.sender = Printable.of(thread.getName()).toString();
        this.message = message;
        this.mdc = Mdc.ofThisThread(application);
    }

    /** The class loader of the application, if it has one. */
    @Nullable
    ClassLoader application() {
        return application;
    }

    /** The context class loader of the thread that it comes from. */
    @Nullable
    ClassLoader context() {
        return context;
    }

    /** The name of the thread that it comes from, fit to be printed. */
    String sender() {
        return sender;
    }

    /** What the app has put into the context of the thread that it comes from. */
    Mdc mdc() {
        return mdc;
    }

    /** What is to be logged. */
    Message message() {
        return message;
    }

    /** Tells, once, that it is not on standard error yet; whoever asks has to write it there. */
    boolean claimForStandardError() {
        return onStandardError.compareAndSet(false, true);
    }
}
