package sequitur.compatibility.pitfall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import sequitur.examples.server.StrictMailServer;

/** The servers that show {@link MessageMistakes}. */
final class MessageServers {

    private MessageServers() {}

    static Map<String, Supplier<StrictMailServer.Builder>> all() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        servers.put("e1", StrictMailServer::builder);
        servers.put("e5", StrictMailServer::builder);
        servers.put("e7", StrictMailServer::builder);
        servers.put("f19", StrictMailServer::builder);
        return servers;
    }
}
