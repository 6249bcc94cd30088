package sequitur.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One app in a JVM of its own, with nothing else on its class path but what it needs. */
public final class AppJvm {

    private AppJvm() {}

    /**
     * A JVM for this app, the classes that it calls and its mail library.
     *
     * @param app the class with the {@code main} method
     * @param library the jars of the mail library, and whatever else the app finds on its class path
     * @param folder where its classes are copied to
     * @param called the other classes that it needs; those nested in a class come with it
     * @return the JVM, not yet started
     * @throws IOException if the classes can't be copied
     */
    public static ForkedJvm of(Class<?> app, List<Path> library, Path folder, Class<?>... called) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        AppClasses.copy(app.getName(), classes);
        for (Class<?> other : called) {
            AppClasses.copy(other.getName(), classes);
        }
        List<Path> classPath =
                Stream.concat(Stream.of(classes), library.stream()).toList();
        // Such an app lives for seconds: the second compiler would cost more than it gains.
        return ForkedJvm.of(classPath, app.getName()).with(List.of("-XX:TieredStopAtLevel=1"));
    }
}
