package sequitur.engine.intercept;

import org.jspecify.annotations.Nullable;

/**
 * The conversation of each transport, for as long as the app holds on to the transport. A conversation refers to nothing of
 * the app, so that nothing of it is kept alive from here.
 */
final class Conversations {

    private final WeakIdentityMap<Conversation> conversations = new WeakIdentityMap<>();

    /** The conversation of a transport, or null for one that was not met yet. */
    @Nullable
    Conversation find(Object transport) {
        return conversations.get(transport);
    }

    /** Whether a local reply waits to be read in any of them. */
    boolean haveLocalReply() {
        return conversations.anyMatch(Conversation::hasLocalReply);
    }

    /** The conversation of a transport; a new one the first time. */
    Conversation of(Object transport) {
        Conversation known = conversations.get(transport);
        return known == null ? conversations.putIfAbsent(transport, new Conversation()) : known;
    }
}
