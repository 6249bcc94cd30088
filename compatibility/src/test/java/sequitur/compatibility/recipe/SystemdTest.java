package sequitur.compatibility.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.neighbour.PlainApp;
import sequitur.examples.run.AgentJar;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** With the variables of the drop-in file, and the credential where systemd lays it, an app without a password sends its mail. */
@Tag("any-jdk")
@DisabledOnOs(OS.WINDOWS)
class SystemdTest {

    private static final RecipeFile RECIPE = RecipeFile.of("systemd.conf");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sendsWithTheCredential() throws IOException, InterruptedException {
        StrictMailServer.Builder strict = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "reports", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required");
        try (StrictMailServer server = strict.start()) {
            Finished run = Canary.checked(LibraryApp.of(PlainApp.class, Library.ANGUS_2_0_5, folder)
                    .in(environment(server))
                    .run(Duration.ofMinutes(2), server.host(), Integer.toString(server.port())));

            assertThat(run.output()).as("%s", run.errors()).endsWith("sent", "sent");
            assertThat(server.delivered()).hasSize(2);
        }
    }

    /** The lines {@code Environment=NAME=VALUE}, with the specifier %d and the server's name replaced. */
    private Map<String, String> environment(StrictMailServer server) throws IOException {
        Path credentials = credentials();
        Map<String, Path> folders = Map.of("/opt/sequitur", AgentJar.path().resolveSibling(""));
        return RECIPE.text()
                .lines()
                .filter(line -> line.startsWith("Environment="))
                .map(line -> line.substring("Environment=".length()))
                .map(line -> line.replace("%d", credentials.toString()))
                .map(line -> line.replace("smtp.example.com:587", server.host() + ":" + server.port()))
                .map(line -> RecipeFile.moved(line, folders))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** As systemd makes it for a service that is not root's: both belong to the service's user, who can't write them. */
    private Path credentials() throws IOException {
        String name = RECIPE.behind("LoadCredential=").replaceFirst(":.*", "");
        Path credentials = Files.createDirectory(folder.resolve("credentials"));
        Path file = Files.writeString(credentials.resolve(name), Canary.PASSWORD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        return credentials;
    }
}
