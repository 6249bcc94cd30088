package sequitur.testbed.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PKCS #12 file with the server's certificate, for clients that are to trust it.
 *
 * @param path the file
 * @param password its password
 */
public record TrustStore(Path path, String password) {

    /** The options with which a JVM trusts what is in the file and nothing else. */
    public List<String> jvmOptions() {
        return systemProperties().entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    /** The same as system properties. */
    public Map<String, String> systemProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("javax.net.ssl.trustStore", path.toString());
        properties.put("javax.net.ssl.trustStorePassword", password);
        properties.put("javax.net.ssl.trustStoreType", "PKCS12");
        return properties;
    }
}
