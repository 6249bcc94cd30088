package sequitur.cli.probe;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.cli.walk.Finding;
import sequitur.smtp.session.Encryption;

/**
 * One step of a probe, told as soon as it is done. Its texts are fit to be printed, and hold no secret.
 *
 * @param stage what was done
 * @param port the port that it was done at
 * @param encryption whether it was done under TLS
 * @param sent what was sent; empty text if nothing was
 * @param heard what the server said, line by line
 * @param result what came of it
 * @param meaning what that means: sentences
 * @param trouble what is wrong, and what mends it; nothing where all is well
 * @param time how long it took
 */
public record Step(
        Stage stage,
        int port,
        Encryption encryption,
        String sent,
        List<String> heard,
        Result result,
        String meaning,
        Optional<Trouble> trouble,
        Duration time) {

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public Step {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(sent, "sent");
        heard = List.copyOf(heard);
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(trouble, "trouble");
        Objects.requireNonNull(time, "time");
    }

    /** A step in which nothing was said. */
    static Step silent(Stage stage, int port, Result result, String meaning) {
        return new Step(stage, port, Encryption.NONE, "", List.of(), result, meaning, Optional.empty(), Duration.ZERO);
    }

    /** A step in which nothing was said, and something is wrong. */
    static Step wrong(Stage stage, int port, Result result, Finding finding) {
        return silent(stage, port, result, finding.what()).with(Trouble.of(finding));
    }

    /** The same with what is wrong. */
    Step with(Trouble wrong) {
        return new Step(stage, port, encryption, sent, heard, result, meaning, Optional.of(wrong), time);
    }

    /** The same under TLS. */
    Step underTls() {
        return new Step(stage, port, Encryption.TLS, sent, heard, result, meaning, trouble, time);
    }

    /** The same, which took some time. */
    Step taking(Duration some) {
        return new Step(stage, port, encryption, sent, heard, result, meaning, trouble, some);
    }
}
