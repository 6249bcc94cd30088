package sequitur.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which release of the agent this is, as the build has written it down.
 *
 * @param version the version
 * @param commit the commit that it was built from; empty if the build had no repository
 */
record Release(String version, String commit) {

    private static final String FILE = "release.properties";

    /** The release that this class belongs to; of an unknown version where it can't be read. */
    static Release ofThis() {
        Properties properties = new Properties();
        try (InputStream file = Release.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // Then the line that says it says less.
        }
        return new Release(written(properties, "version", "of an unknown version"), written(properties, "commit", ""));
    }

    /** What the build had no value for stands there as the name of a property. */
    private static String written(Properties properties, String key, String otherwise) {
        String value = properties.getProperty(key, "");
        return value.isEmpty() || value.startsWith("${") ? otherwise : value;
    }

    /** For people. */
    String text() {
        return commit.isEmpty() ? version : version + " (" + commit + ")";
    }
}
