package sequitur.engine.conversation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sequitur.engine.transport.AppAccess;
import sequitur.engine.transport.WeakIdentityMap;

/**
 * The conversation of each transport, for as long as the app holds on to the transport. A conversation holds on to nothing of
 * the app, so that nothing of it is kept alive from here.
 */
public final class Conversations {

    private final WeakIdentityMap<Conversation> conversations = new WeakIdentityMap<>();
    private final AppAccess app;

    /**
     * Makes one that knows no transport.
     *
     * @param app how transports are reached
     */
    public Conversations(AppAccess app) {
        this.app = app;
    }

    /**
     * The conversation of a transport.
     *
     * @param transport the transport
     * @return its conversation, or null if it was not met yet
     */
    public @Nullable Conversation find(Object transport) {
        return conversations.get(transport);
    }

    /** Whether a local reply waits to be read in any of them. */
    public boolean haveLocalReply() {
        return conversations.anyMatch(Conversation::hasLocalReply);
    }

    /** Does something with each of them. */
    public void forEach(Consumer<Conversation> action) {
        conversations.anyMatch(conversation -> {
            action.accept(conversation);
            return false;
        });
    }

    /**
     * The conversation of a transport.
     *
     * @param transport the transport
     * @return its conversation; a new one the first time
     */
    public Conversation of(Object transport) {
        Conversation known = conversations.get(transport);
        return known == null ? conversations.putIfAbsent(transport, new Conversation(app.wire(transport))) : known;
    }
}
