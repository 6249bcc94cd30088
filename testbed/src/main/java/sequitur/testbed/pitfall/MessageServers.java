package sequitur.testbed.pitfall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The servers that show {@link MessageMistakes}: ordinary ones, but for a few. */
final class MessageServers {

    private MessageServers() {}

    static Map<String, Supplier<StrictMailServer.Builder>> all() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        MessageMistakes.all().keySet().forEach(mistake -> servers.put(mistake, StrictMailServer::builder));
        servers.put(
                "e4",
                () -> StrictMailServer.builder()
                        .scriptContent(line -> line.endsWith("NOOP")
                                ? Optional.of("421 4.4.2 Error: timeout exceeded")
                                : Optional.empty()));
        servers.put("e17", () -> StrictMailServer.builder().scriptContent(MessageServers::stray));
        servers.put("f10", MessageServers::withAuth);
        servers.put("f16n", () -> StrictMailServer.builder().without("DSN"));
        servers.put("f17n", () -> StrictMailServer.builder().without("DSN"));
        servers.put("f20u", MessageServers::withAuth);
        servers.put("l2", () -> once(".", "251 2.0.0 Queued elsewhere"));
        servers.put("l5", () -> once("MAIL", "503 5.5.4 Error: authenticate first (AUTH command)"));
        servers.put("l7", () -> once("DATA", "554 5.5.1 Error: no valid recipients"));
        servers.put("l8", () -> StrictMailServer.builder().goAhead("250 Ok, go ahead"));
        servers.put("l10", () -> once("RCPT", "354 What?"));
        return servers;
    }

    private static StrictMailServer.Builder withAuth() {
        return StrictMailServer.builder().auth(AuthOffer.ALWAYS, Client.USER, Canary.PASSWORD);
    }

    /** What something in between says to commands that the server itself takes for content. */
    private static Optional<String> stray(String line) {
        if (line.equals("DATA")) {
            return Optional.of("354 Stray");
        }
        return line.contains("MAIL FROM:") || line.startsWith("RCPT TO:") ? Optional.of("250 Stray") : Optional.empty();
    }

    /** Gives this reply to the first command that begins so. */
    private static StrictMailServer.Builder once(String command, String reply) {
        AtomicBoolean given = new AtomicBoolean();
        return StrictMailServer.builder()
                .script(line -> line.startsWith(command) && given.compareAndSet(false, true)
                        ? Optional.of(reply)
                        : Optional.empty());
    }
}
