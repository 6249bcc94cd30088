package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import sequitur.compatibility.host.app.ReportingApp;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AppClasses;

/** The app as a named module. */
final class AppModule {

    /** The module's name. */
    static final String NAME = "sequitur.compatibility.report";

    private AppModule() {}

    /**
     * Makes the module in the folder.
     *
     * @param needed the jars that it is compiled against
     * @return the module as a folder of classes
     */
    static Path in(Path folder, Collection<Path> needed) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("module"));
        AppClasses.copy(ReportingApp.class.getName(), classes);
        AppClasses.copy(WeeklyReport.class.getName(), classes);
        Path source =
                Files.writeString(folder.resolve("module-info.java"), "module " + NAME + " { requires jakarta.mail; }");
        tool("javac", "--release", "17", "-p", path(needed), "-d", classes.toString(), source.toString());
        return classes;
    }

    /** The files as a module path. */
    static String path(Collection<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs a tool of the JDK, and expects it to do without complaint what it is told. */
    static void tool(String name, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exitCode = ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
        assertThat(exitCode).as("%s %s: %s", name, List.of(arguments), said).isZero();
    }
}
