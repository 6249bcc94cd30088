package sequitur.testbed.server;

import java.nio.file.Path;
import java.util.List;

/**
 * A PKCS #12 file with the server's certificate, for clients that are to trust it.
 *
 * @param path the file
 * @param password its password
 */
public record TrustStore(Path path, String password) {

    /** The options with which a JVM trusts what is in the file and nothing else. */
    public List<String> jvmOptions() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + path,
                "-Djavax.net.ssl.trustStorePassword=" + password,
                "-Djavax.net.ssl.trustStoreType=PKCS12");
    }
}
