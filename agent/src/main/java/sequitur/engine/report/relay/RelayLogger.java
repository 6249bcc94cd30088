package sequitur.engine.report.relay;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import sequitur.engine.report.relay.LogTarget.Message;

/** SLF4J's API over {@link LogRelay}. What is below DEBUG is not logged at all. */
final class RelayLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    private final transient LogRelay relay;
    private final transient @Nullable ClassLoader application;

    RelayLogger(LogRelay relay, String name, @Nullable ClassLoader application) {
        this.name = name;
        this.relay = relay;
        this.application = application;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        String text = MessageFormatter.basicArrayFormat(pattern, arguments);
        relay.write(application, new Message(getName(), level, text, failure));
    }
}
