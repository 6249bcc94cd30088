package sequitur.examples.attached;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.MailLibrary;

/** Apps that only the tests have, each in a JVM of its own with nothing else on the class path. */
final class TestClasses {

    private TestClasses() {}

    /** A JVM for this app, the classes that it calls and its mail library. */
    static ForkedJvm jvm(Class<?> app, MailLibrary library, Path folder, Class<?>... called) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        AppClasses.copy(app.getName(), classes);
        for (Class<?> other : called) {
            AppClasses.copy(other.getName(), classes);
        }
        List<Path> classPath =
                Stream.concat(Stream.of(classes), library.jars().stream()).toList();
        return ForkedJvm.of(classPath, app.getName());
    }
}
