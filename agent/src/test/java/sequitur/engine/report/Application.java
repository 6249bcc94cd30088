package sequitur.engine.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/** An application in a class loader of its own, which has nothing in common with the tests; compiled while they run. */
public final class Application {

    private final Path directory;
    private final List<URL> libraries = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    private Application(Path directory) {
        this.directory = directory;
    }

    /** An application without classes, which are going to be written to the directory. */
    public static Application in(Path directory) {
        return new Application(directory);
    }

    /** Adds a class. */
    public Application with(String className, String... lines) {
        sources.add(write(className.replace('.', '/') + ".java", String.join("\n", lines)));
        return this;
    }

    /** Adds a file. */
    public Application withFile(String name, String content) {
        write(name, content);
        return this;
    }

    /** Adds the API of SLF4J 2, the very file that the tests use. */
    public Application withSlf4jApi() {
        libraries.add(Objects.requireNonNull(Logger.class.getProtectionDomain().getCodeSource())
                .getLocation());
        return this;
    }

    /** Compiles what there is. */
    public URLClassLoader load() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.toString(), "-cp", classPath()));
        arguments.addAll(sources);
        if (!sources.isEmpty() && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the sources in " + directory + " do not compile");
        }
        List<URL> places = new ArrayList<>(libraries);
        places.add(url(directory));
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private String classPath() {
        StringBuilder classPath = new StringBuilder(directory.toString());
        for (URL library : libraries) {
            try {
                classPath.append(File.pathSeparator).append(Path.of(new URI(library.toString())));
            } catch (URISyntaxException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return classPath.toString();
    }

    private String write(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, content).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
