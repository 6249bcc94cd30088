package sequitur.compatibility.pitfall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import sequitur.examples.server.StrictMailServer;

/** The servers that show {@link DialogueMistakes}. */
final class DialogueServers {

    private DialogueServers() {}

    static Map<String, Supplier<StrictMailServer.Builder>> all() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        servers.put("g1", StrictMailServer::builder);
        servers.put("g11", StrictMailServer::builder);
        servers.put("g12", StrictMailServer::builder);
        servers.put("h17", StrictMailServer::builder);
        return servers;
    }
}
