package sequitur.engine.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.MailSession;
import sequitur.engine.transport.WeakIdentityMap;
import sequitur.smtp.session.Stage;

/**
 * Gives the library a time limit for a connection where the app has set none. The library reads it from the properties of the mail session, so it stands
 * there while the library connects, and no longer; two transports of one session that connect at the same time have it once.
 */
public final class LentLimits {

    private final CurrentSettings settings;
    private final WeakIdentityMap<Map<String, Integer>> lent = new WeakIdentityMap<>();

    /**
     * Makes it; nothing is lent.
     *
     * @param settings whether to act or only to say
     */
    public LentLimits(CurrentSettings settings) {
        this.settings = settings;
    }

    /**
     * The library is about to connect.
     *
     * @param conversation the transport
     * @param counting what counts for the server
     * @throws Throwable what the app's own objects throw
     */
    public void lend(Conversation conversation, HostSettings counting) throws Throwable {
        giveBack(conversation);
        if (!settings.now().endsWaits(counting)) {
            return;
        }
        MailSession session = conversation.wire().mailSession();
        String prefix = "mail." + conversation.wire().protocol() + ".";
        String limit = Long.toString(counting.limits().of(Stage.CONNECT).toMillis());
        List<String> names = new ArrayList<>();
        if (lend(session, prefix + "connectiontimeout", limit)) {
            names.add(prefix + "connectiontimeout");
        }
        boolean tls = conversation.wire().protocol().equals("smtps")
                || session.property(prefix + "ssl.enable")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
        if (tls && lend(session, prefix + "timeout", limit)) {
            names.add(prefix + "timeout");
        }
        conversation.waiting().lend(names);
    }

    private boolean lend(MailSession session, String name, String value) throws Throwable {
        Properties properties = session.liveProperties();
        Map<String, Integer> loans = lent.putIfAbsent(properties, new HashMap<>());
        synchronized (loans) {
            int others = loans.getOrDefault(name, 0);
            if (others == 0) {
                if (session.has(name)) {
                    return false;
                }
                properties.setProperty(name, value);
            }
            loans.put(name, others + 1);
            return true;
        }
    }

    /**
     * The library has connected, or could not.
     *
     * @param conversation the transport
     * @throws Throwable what the app's own objects throw
     */
    public void giveBack(Conversation conversation) throws Throwable {
        List<String> names = conversation.waiting().takeLent();
        if (names.isEmpty()) {
            return;
        }
        Properties properties = conversation.wire().mailSession().liveProperties();
        Map<String, Integer> loans = lent.putIfAbsent(properties, new HashMap<>());
        synchronized (loans) {
            for (String name : names) {
                int others = loans.merge(name, -1, Integer::sum);
                if (others == 0) {
                    properties.remove(name);
                    loans.remove(name);
                }
            }
        }
    }
}
