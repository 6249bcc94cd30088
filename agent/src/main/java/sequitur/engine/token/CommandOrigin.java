package sequitur.engine.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sequitur.engine.secret.Secret;

/**
 * A program that prints an access token: in its first line, or as the response of a token endpoint. No shell reads its arguments, it
 * gets no input, and what it prints is shown nowhere.
 */
final class CommandOrigin implements Origin {

    private static final int LARGEST = 1 << 16;

    /** How long a token counts whose life the program does not tell. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final List<String> words;
    private final String key;

    CommandOrigin(List<String> words, String keys) {
        this.words = words;
        this.key = keys + "token-command";
    }

    @Override
    public Issue get(Fetch fetch) throws TokenTrouble {
        byte[] printed = new byte[LARGEST];
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            fetch.endedBy(() -> kill(process), "the program of " + key + " has not ended", key);
            int length = output(process, printed);
            return issue(printed, length);
        } catch (IOException failure) {
            throw TokenTrouble.lasting(
                    "the program of " + key + " can't be run ("
                            + failure.getClass().getSimpleName() + ")",
                    "name a program that is there, with its whole path, in " + key);
        } catch (InterruptedException nobodyWaits) {
            throw TokenTrouble.passing("the program of " + key + " was interrupted", "send the message again");
        } finally {
            Arrays.fill(printed, (byte) 0);
        }
    }

    /** Waits for the program's end; gives back how many octets it has printed. */
    private int output(Process process, byte[] printed) throws IOException, InterruptedException, TokenTrouble {
        process.getOutputStream().close();
        int length;
        try (InputStream output = process.getInputStream()) {
            length = output.readNBytes(printed, 0, LARGEST);
        }
        boolean tooMuch = length == LARGEST;
        int code = tooMuch ? 0 : process.waitFor();
        kill(process);
        if (tooMuch || code != 0) {
            throw TokenTrouble.lasting(
                    "the program of " + key + (tooMuch ? " prints more than 64 KiB" : " ended with exit code " + code),
                    "run the program of " + key + " by hand, as the user that the app runs as");
        }
        return length;
    }

    private Issue issue(byte[] printed, int length) throws TokenTrouble {
        String text = new String(printed, 0, length, StandardCharsets.UTF_8).strip();
        Optional<Issue> found = text.startsWith("{")
                ? Json.object(text).flatMap(Issue::of)
                : Optional.of(text.lines().findFirst().orElse(""))
                        .filter(line -> line.matches("[\\x21-\\x7e]+"))
                        .map(line ->
                                new Issue(new Secret(line.getBytes(StandardCharsets.UTF_8)), LIFE, Optional.empty()));
        return found.orElseThrow(() -> TokenTrouble.lasting(
                "the program of " + key + " prints no access token",
                "let the program of " + key + " print the token alone, or the response of the token endpoint"));
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
