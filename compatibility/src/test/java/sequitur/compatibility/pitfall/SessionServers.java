package sequitur.compatibility.pitfall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import sequitur.examples.run.Canary;
import sequitur.examples.server.AuthOffer;
import sequitur.examples.server.StrictMailServer;

/** The servers that show {@link SessionMistakes}. */
final class SessionServers {

    private static final String REFUSAL = "530 5.7.0 Authentication required";

    private SessionServers() {}

    static Map<String, Supplier<StrictMailServer.Builder>> all() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        servers.put("a1", () -> auth(AuthOffer.ALWAYS).requireAuth(REFUSAL));
        servers.put("a3", () -> auth(AuthOffer.ALWAYS).requireAuth(REFUSAL).implicitTls());
        servers.put("a7", SessionServers::wantingAuthAtRcpt);
        servers.put("b1", () -> auth(AuthOffer.UNDER_TLS).startTls().requireAuth(REFUSAL));
        servers.put(
                "b2", () -> auth(AuthOffer.UNDER_TLS).startTls().requireAuth("503 5.5.1 Error: authenticate first"));
        servers.put("b4", () -> StrictMailServer.builder().requireStartTls());
        servers.put("c1", () -> auth(AuthOffer.ALWAYS).requireAuth(REFUSAL));
        servers.put("c3", StrictMailServer::builder);
        servers.put("d1", () -> auth(AuthOffer.ALWAYS).requireStartTls());
        servers.put("k1", () -> auth(AuthOffer.ALWAYS));
        servers.put("k4", () -> StrictMailServer.builder().without("DSN"));
        return servers;
    }

    private static StrictMailServer.Builder auth(AuthOffer offer) {
        return StrictMailServer.builder().auth(offer, Client.USER, Canary.PASSWORD);
    }

    private static StrictMailServer.Builder wantingAuthAtRcpt() {
        AtomicBoolean authenticated = new AtomicBoolean();
        return auth(AuthOffer.ALWAYS).script(line -> {
            authenticated.compareAndSet(false, line.startsWith("AUTH"));
            return line.startsWith("RCPT") && !authenticated.get() ? Optional.of(REFUSAL) : Optional.empty();
        });
    }
}
