package sequitur.examples.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sequitur.testbed.run.Finished;

/**
 * A JVM to be started with a class path and options of its own. Every method that adds something gives a new value.
 *
 * @param java the launcher
 * @param options the options before the class path
 * @param classPath the class path
 * @param mainClass the class to run
 * @param environment variables that it has beside those of this JVM
 */
public record ForkedJvm(
        Path java, List<String> options, List<Path> classPath, String mainClass, Map<String, String> environment) {

    /** Copies what it is given. */
    public ForkedJvm {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** A JVM of the version that runs this code, which writes UTF-8. */
    public static ForkedJvm of(List<Path> classPath, String mainClass) {
        return new ForkedJvm(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"),
                classPath,
                mainClass,
                Map.of());
    }

    /** The same with more options. */
    public ForkedJvm with(Collection<String> more) {
        return new ForkedJvm(
                java, Stream.concat(options.stream(), more.stream()).toList(), classPath, mainClass, environment);
    }

    /** The same with an agent. */
    public ForkedJvm withAgent(Path jar, Path settings) {
        return with(List.of("-javaagent:" + jar + "=" + settings));
    }

    /** The same with another JDK. */
    public ForkedJvm on(Path javaHome) {
        return new ForkedJvm(javaHome.resolve("bin").resolve("java"), options, classPath, mainClass, environment);
    }

    /** The same with these environment variables, in place of others that were given before. */
    public ForkedJvm in(Map<String, String> variables) {
        return new ForkedJvm(java, options, classPath, mainClass, variables);
    }

    /**
     * Starts it and waits for its end.
     *
     * @throws IOException if it cannot be started, or has not ended when the time is up; it is killed then
     */
    public Finished run(Duration patience, String... arguments) throws IOException, InterruptedException {
        return ForkedCommand.of(commandLine(arguments)).in(environment).run(patience);
    }

    private List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }
}
