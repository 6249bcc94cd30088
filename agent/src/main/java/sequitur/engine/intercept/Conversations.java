package sequitur.engine.intercept;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of each transport, for as long as the app holds on to the transport. A conversation refers to nothing of
 * the app, so that nothing of it is kept alive from here.
 */
final class Conversations {

    private final Map<Object, Conversation> conversations = Collections.synchronizedMap(new WeakHashMap<>());

    /** The conversation of a transport, or null for one that was not met yet. */
    @Nullable
    Conversation find(Object transport) {
        return conversations.get(transport);
    }

    /** Whether a local reply waits to be read in any of them. */
    boolean haveLocalReply() {
        synchronized (conversations) {
            return conversations.values().stream().anyMatch(Conversation::hasLocalReply);
        }
    }

    /** The conversation of a transport; a new one the first time. */
    Conversation of(Object transport) {
        return conversations.computeIfAbsent(transport, first -> new Conversation());
    }
}
