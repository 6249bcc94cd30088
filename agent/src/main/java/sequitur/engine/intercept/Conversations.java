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

    /** The conversation of a transport, or null for one that was never seen to connect. */
    @Nullable
    Conversation find(Object transport) {
        return conversations.get(transport);
    }

    /** The conversation of a transport; a new one the first time. */
    Conversation of(Object transport) {
        return conversations.computeIfAbsent(transport, first -> new Conversation());
    }
}
