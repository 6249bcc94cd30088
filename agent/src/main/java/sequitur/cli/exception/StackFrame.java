package sequitur.cli.exception;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the code, as a line of a stack trace names it. */
public final class StackFrame {

    private static final int LONGEST = 1000;

    /** The names of loader and module in front of the class are left out. */
    private static final Pattern FRAME = Pattern.compile(
            "\\s*at (?:[\\w.$@-]*/){0,2}((?:[\\w$]+\\.)+[\\w$<>]+\\((?:[\\w$]+\\.(?:java|kt|scala|groovy|clj)(?::\\d+)?|Native Method"
                    + "|Unknown Source)\\)).*");

    /** Packages of the JDK, of mail libraries, and of what calls an app or sends its mail; none of them is the app. */
    private static final List<String> OF_OTHERS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "akka.",
            "io.netty.",
            "io.quarkus.",
            "io.micronaut.",
            "io.undertow.",
            "io.vertx.",
            "reactor.",
            "org.eclipse.",
            "org.springframework.",
            "org.apache.",
            "org.glassfish.",
            "org.hibernate.",
            "org.jboss.",
            "org.junit.",
            "org.simplejavamail.",
            "org.wildfly.",
            "sequitur.agent.",
            "sequitur.engine.");

    private StackFrame() {}

    /**
     * The place in the app that a line names.
     *
     * @param text a line
     * @return class, method, file and line; nothing for another line, or for a place in a library
     */
    public static Optional<String> ofTheApp(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher frame = FRAME.matcher(text);
        return frame.matches() ? Optional.of(frame.group(1)).filter(StackFrame::isOfTheApp) : Optional.empty();
    }

    private static boolean isOfTheApp(String place) {
        return OF_OTHERS.stream().noneMatch(place::startsWith);
    }
}
