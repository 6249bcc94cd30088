package sequitur.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sequitur.cli.probe.ProbeLogin;
import sequitur.engine.config.Printable;

/** The options that say who is to be let in. None of them takes the password itself: arguments stand in the list of processes. */
final class LoginOptions {

    private static final int LARGEST = 1 << 16;

    @Option(names = "--user", paramLabel = "NAME", description = "Try AUTH as this user.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The first line of the file is the password; - for standard input.")
    private @Nullable String file;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "The environment variable holds the password.")
    private @Nullable String variable;

    @Option(names = "--password-prompt", description = "Ask for the password at the terminal, without echo.")
    private boolean prompt;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The first line of the file is an OAuth 2 access token, for XOAUTH2 or OAUTHBEARER; - for standard"
                            + " input.")
    private @Nullable String bearerFile;

    /**
     * The login that they describe.
     *
     * @throws BadInputException if they don't fit together, or the password can't be read
     */
    Optional<ProbeLogin> login(InputStream standardInput, Map<String, String> environment) {
        long places = Stream.of(file != null, variable != null, prompt, bearerFile != null)
                .filter(given -> given)
                .count();
        if (user == null && places == 0) {
            return Optional.empty();
        }
        if (user == null) {
            throw new BadInputException("--user is missing: the user whom the password belongs to");
        }
        if (places != 1) {
            throw new BadInputException(
                    "with --user, give one of --password-file, --password-env, --password-prompt and" + " --token-file"
                            + (places == 0 ? "" : ", not " + places + " of them"));
        }
        if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("--user is empty, or holds a control character");
        }
        ProbeLogin.Kind kind = bearerFile == null ? ProbeLogin.Kind.PASSWORD : ProbeLogin.Kind.TOKEN;
        return Optional.of(new ProbeLogin(user, kind, read(standardInput, environment)));
    }

    private String read(InputStream standardInput, Map<String, String> environment) {
        if (prompt) {
            return asked();
        }
        return variable == null
                ? firstLine(file == null ? String.valueOf(bearerFile) : file, standardInput)
                : fromEnvironment(environment, variable);
    }

    private static String fromEnvironment(Map<String, String> environment, String name) {
        @Nullable String found = environment.get(name);
        if (found == null || found.isEmpty()) {
            // It may be the password, written in the wrong place.
            String which = name.matches("[A-Z][A-Z0-9_]*") ? " " + name : " that --password-env names";
            throw new BadInputException(
                    "the environment variable" + which + (found == null ? " is not set" : " is empty"));
        }
        return found;
    }

    @SuppressWarnings("SystemConsoleNull") // From Java 22 on Terminal asks the console itself.
    private static String asked() {
        @Nullable Console console = System.console();
        if (console == null || !Terminal.isThere()) {
            throw new BadInputException(
                    "there is no terminal to ask for the password; give --password-file or --password-env");
        }
        char @Nullable [] typed = console.readPassword("Password: ");
        if (typed == null || typed.length == 0) {
            throw new BadInputException("no password was typed");
        }
        String read = new String(typed);
        Arrays.fill(typed, ' ');
        return read;
    }

    private static String firstLine(String name, InputStream standardInput) {
        String shown = name.equals(Input.STANDARD_INPUT)
                ? "standard input"
                : Printable.of(name).toString();
        try (InputStream stream =
                name.equals(Input.STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(name))) {
            String text = new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new BadInputException(shown + ": there is no password in its first line");
            }
            return line;
        } catch (IOException | InvalidPathException unreadable) {
            throw new BadInputException(
                    shown + ": it can't be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }
}
