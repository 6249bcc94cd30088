package sequitur.compatibility.mailtest;

import java.nio.file.Path;
import java.util.List;
import sequitur.testbed.library.CopiedJars;

/** A release of JUnit. */
enum Junit {
    /** The oldest that can be used. */
    V5_1("5.1.1"),
    /** The last of the line 5. */
    V5("5.14.4"),
    /** The newest. */
    V6("6.1.3");

    private final String label;

    Junit(String label) {
        this.label = label;
    }

    /** All of it, in one jar. */
    List<Path> jars() {
        return CopiedJars.in("neighbours", "junit-" + label);
    }

    @Override
    public String toString() {
        return "JUnit " + label;
    }
}
