package sequitur.testbed.run;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A password that must be found in no output of any run. */
public final class Canary {

    /** The password that every test uses. */
    public static final String PASSWORD = "canary-Kn4rr3nz8ug";

    private static final List<String> FORMS = List.of(
            PASSWORD,
            base64(PASSWORD),
            // Inside AUTH PLAIN's response the password may stand at any of three places within a group of base64.
            inBase64("x"),
            inBase64("xx"),
            inBase64("xxx"));

    private Canary() {}

    /**
     * Checks that a run wrote the password nowhere, neither in clear nor in base64.
     *
     * @param run the run
     * @return the same run
     * @throws AssertionError if it did
     */
    public static Finished checked(Finished run) {
        List<String> leaks = leaks(Stream.concat(run.output().stream(), run.errors().stream()));
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " lines hold the password");
        }
        return run;
    }

    /**
     * The lines that hold the password.
     *
     * @param lines any lines
     * @return those that hold it, in clear or in base64
     */
    public static List<String> leaks(Stream<String> lines) {
        return lines.filter(line -> FORMS.stream().anyMatch(line::contains)).toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The middle of what base64 makes of the password behind this prefix, without the groups shared with neighbours. */
    private static String inBase64(String prefix) {
        String encoded = base64(prefix + PASSWORD);
        return encoded.substring(4, encoded.length() - 4);
    }
}
