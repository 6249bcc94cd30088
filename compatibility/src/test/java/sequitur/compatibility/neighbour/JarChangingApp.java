package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@link MailingApp} in a JVM whose agent's jar does not stay what it was. */
public final class JarChangingApp {

    private JarChangingApp() {}

    /**
     * Changes the jar, and sends.
     *
     * @param arguments those of {@link MailingApp}; what happens to the jar before the first mail ({@code delete}, {@code rename},
     *     {@code overwrite}), or {@code later} for one that is deleted after it; and the jar
     * @throws IOException if it can't be changed
     */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[6]);
        switch (arguments[5]) {
            case "delete" -> Files.delete(jar);
            case "rename" -> Files.move(Path.of(arguments[6] + ".new"), jar, StandardCopyOption.REPLACE_EXISTING);
            case "overwrite" -> overwrite(jar);
            default -> {
                MailingApp.main(arguments);
                Files.delete(jar);
            }
        }
        MailingApp.main(arguments);
    }

    /** As copying a file over it does; of the same size, since a JVM may have mapped the file. */
    private static void overwrite(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
            file.write(new byte[(int) file.length()]);
        }
    }
}
