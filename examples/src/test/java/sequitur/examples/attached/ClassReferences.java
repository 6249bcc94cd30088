package sequitur.examples.attached;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Which class of some jars names which others, as the JDK's {@code jdeps} finds it. */
final class ClassReferences {

    /** A line such as {@code "   sequitur.smtp.wire.Verb -> java.lang.Enum java.base"}. */
    private static final Pattern REFERENCE = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)\\s.*$");

    private final Map<String, Set<String>> references;

    private ClassReferences(Map<String, Set<String>> references) {
        this.references = references;
    }

    static ClassReferences in(Path... jars) {
        StringWriter output = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        Stream<String> arguments = Stream.concat(
                Stream.of("-verbose:class", "-filter:none"), Stream.of(jars).map(Path::toString));
        int exit = jdeps.run(
                new PrintWriter(output, true), new PrintWriter(output, true), arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("jdeps: " + output);
        }
        Map<String, Set<String>> references = new HashMap<>();
        for (String line : output.toString().lines().toList()) {
            Matcher reference = REFERENCE.matcher(line);
            if (reference.matches()) {
                references
                        .computeIfAbsent(reference.group(1), name -> new TreeSet<>())
                        .add(reference.group(2));
            }
        }
        return new ClassReferences(references);
    }

    /** The classes that some classes name, and those that these name, and so on; with the classes themselves. */
    Set<String> reachedFrom(Collection<String> classes) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(classes);
        while (!next.isEmpty()) {
            String name = next.pop();
            if (reached.add(name)) {
                next.addAll(references.getOrDefault(name, Set.of()));
            }
        }
        return reached;
    }
}
