package sequitur.compatibility.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sequitur.compatibility.mailtest.sample.Post;
import sequitur.compatibility.mailtest.sample.SampleRun;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/**
 * Test classes that are run in a JVM of their own, against a server that takes a nested MAIL.
 *
 * @param junit the release of JUnit
 * @param classes the classes
 * @param options options of the JVM, beside the agent
 * @param jars what is on the class path besides
 */
record Samples(Junit junit, List<Class<?>> classes, List<String> options, List<Path> jars) {

    private static final String PORT = "port";

    static Samples of(Junit junit, Class<?>... classes) {
        return new Samples(junit, List.of(classes), List.of(), List.of());
    }

    /** The same with the agent from the JVM's start. */
    Samples attached() {
        return with("-javaagent:" + AgentJar.path());
    }

    /** The same with more options. */
    Samples with(String... more) {
        return new Samples(
                junit, classes, Stream.concat(options.stream(), Stream.of(more)).toList(), jars);
    }

    /** The same with more on the class path. */
    Samples on(List<Path> more) {
        return new Samples(
                junit,
                classes,
                options,
                Stream.concat(jars.stream(), more.stream()).toList());
    }

    /** This artifact, as the build has made it. */
    static Path artifact() {
        return Path.of(System.getProperty("sequitur.junit.jar", ""));
    }

    /**
     * Runs them.
     *
     * @param parameters parameters of JUnit's, each as {@code key=value}
     * @return a line for each test, class and engine; and standard error
     */
    Finished run(Path folder, String... parameters) throws IOException, InterruptedException {
        List<Path> classPath = new ArrayList<>(Library.ANGUS_2_0_5.jars());
        classPath.addAll(junit.jars());
        classPath.add(artifact());
        classPath.addAll(jars);
        List<String> arguments =
                new ArrayList<>(classes.stream().map(Class::getSimpleName).toList());
        arguments.addAll(List.of(parameters));
        List<Class<?>> called = new ArrayList<>(classes);
        called.add(Post.class);
        try (StrictMailServer server =
                StrictMailServer.builder().allowNestedMail().start()) {
            List<String> all = new ArrayList<>(options);
            all.add("-D" + PORT + "=" + server.port());
            Finished run = AppJvm.of(SampleRun.class, classPath, folder, called.toArray(Class<?>[]::new))
                    .with(all)
                    .run(Duration.ofMinutes(2), arguments.toArray(String[]::new));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            return run;
        }
    }

    /** The line of a test, a class or an engine. */
    static String line(Finished run, String name) {
        List<String> found = run.output().stream()
                .filter(line -> line.matches("[A-Z]+ \\Q" + name + "\\E(\\(.*?\\))?(:.*)?"))
                .toList();
        assertThat(found).as(name + " in %s", run.output()).hasSize(1);
        return found.get(0);
    }
}
