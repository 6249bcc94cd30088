package sequitur.engine.watch;

import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.conversation.Conversation;

/**
 * Gives a socket a limit for each read where the app has set none: the longest that counts, since each stage is looked after by {@link Waits}, and so
 * would be kept even if that were not there. What the app has set stays.
 */
public final class SocketLimits {

    private final CurrentSettings settings;

    /**
     * Makes it.
     *
     * @param settings whether to act or only to say
     */
    public SocketLimits(CurrentSettings settings) {
        this.settings = settings;
    }

    /**
     * A connection is open, or goes on under TLS.
     *
     * @param conversation the connection
     * @param socket its socket
     * @param ofTheApp the app's own limit for one read in milliseconds, 0 for none
     * @throws SocketException if the socket is closed
     */
    public void opened(Conversation conversation, Socket socket, int ofTheApp) throws SocketException {
        conversation.waiting().appWaits(ofTheApp);
        if (ofTheApp == 0 && acts(conversation)) {
            socket.setSoTimeout(milliseconds(conversation.settings().limits().longest()));
        }
    }

    /** Whether limits are set here, not only spoken of. */
    boolean acts(Conversation conversation) {
        return settings.now().endsWaits(conversation.settings());
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
