package sequitur.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import sequitur.testbed.server.StrictMailServer;

/** The certificate of the tests' own server as a file. */
final class Certificates {

    private Certificates() {}

    /** The certificate in PEM, in this folder. */
    static Path of(StrictMailServer server, Path folder) {
        try {
            KeyStore store = KeyStore.getInstance(
                    server.trustStore().path().toFile(),
                    server.trustStore().password().toCharArray());
            String encoded = Base64.getMimeEncoder()
                    .encodeToString(store.getCertificate("server").getEncoded());
            return Files.writeString(
                    folder.resolve("server.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
