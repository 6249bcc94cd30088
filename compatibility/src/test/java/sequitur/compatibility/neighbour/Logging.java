package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import sequitur.examples.run.ForkedJvm;

/** A logging that apps have, set up to write into a file in a format that it has from nobody else. */
enum Logging {
    /** The simplest one of the older API. */
    SLF4J_1_SIMPLE(
            "SLF4J 1.7, slf4j-simple",
            "slf4j-1.7-simple",
            "simplelogger.properties",
            """
            org.slf4j.simpleLogger.logFile=@LOG@
            org.slf4j.simpleLogger.showThreadName=false
            org.slf4j.simpleLogger.levelInBrackets=true
            """,
            "[WARN] sequitur.violation - mail to localhost:"),

    /** What most apps of the older API have. */
    LOGBACK_1_2(
            "SLF4J 1.7, Logback 1.2",
            "slf4j-1.7-logback-1.2",
            "logback.xml",
            """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>@LOG@</file>
                <encoder><pattern>%level of %logger in Logback 1.2: %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="FILE"/></root>
            </configuration>
            """,
            "WARN of sequitur.violation in Logback 1.2: mail to localhost:"),

    /** The simplest one of the newer API. */
    SLF4J_2_SIMPLE(
            "SLF4J 2.0, slf4j-simple",
            "slf4j-2-simple",
            SLF4J_1_SIMPLE.file,
            SLF4J_1_SIMPLE.configuration,
            SLF4J_1_SIMPLE.firstLine),

    /** What most apps of the newer API have. */
    LOGBACK_1_5(
            "SLF4J 2.0, Logback 1.5",
            "slf4j-2-logback-1.5",
            "logback.xml",
            """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>@LOG@</file>
                <encoder><pattern>%level of %logger in Logback 1.5: %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="FILE"/></root>
            </configuration>
            """,
            "WARN of sequitur.violation in Logback 1.5: mail to localhost:"),

    /** The other one. */
    LOG4J_2(
            "SLF4J 2.0, Log4j 2.26",
            "slf4j-2-log4j-2",
            "log4j2.xml",
            """
            <Configuration>
              <Appenders>
                <File name="FILE" fileName="@LOG@">
                  <PatternLayout pattern="%level of %logger in Log4j: %msg%n"/>
                </File>
              </Appenders>
              <Loggers>
                <Root level="INFO"><AppenderRef ref="FILE"/></Root>
              </Loggers>
            </Configuration>
            """,
            "WARN of sequitur.violation in Log4j: mail to localhost:"),

    /** The JDK's own, set up by the app. */
    JAVA_UTIL_LOGGING(
            "java.util.logging",
            "",
            "logging.properties",
            """
            handlers=java.util.logging.FileHandler
            java.util.logging.FileHandler.pattern=@LOG@
            java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%4$s of %3$s in the JDK: %5$s%n
            """,
            "WARNING of sequitur.violation in the JDK: mail to localhost:");

    private final String label;
    private final String jars;
    private final String file;
    private final String configuration;
    private final String firstLine;

    Logging(String label, String jars, String file, String configuration, String firstLine) {
        this.label = label;
        this.jars = jars;
        this.file = file;
        this.configuration = configuration;
        this.firstLine = firstLine;
    }

    /** The logging as the documentation names it. */
    String label() {
        return label;
    }

    /** How the first line of a report begins in its format. */
    String firstLine() {
        return firstLine;
    }

    /** Its set-up, with another pattern. */
    String withPattern(String pattern) {
        return configuration.replaceFirst("(<pattern>|pattern=\")[^<\"]*", "$1" + Matcher.quoteReplacement(pattern));
    }

    /** The file that it writes to. */
    static Path log(Path folder) {
        return folder.resolve("app.log");
    }

    /** A JVM with this logging on its class path, too. */
    ForkedJvm addedTo(ForkedJvm jvm, Path folder) throws IOException {
        return addedTo(jvm, folder, configuration);
    }

    /** The same, set up otherwise: {@code @LOG@} stands for the file that it writes to. */
    ForkedJvm addedTo(ForkedJvm jvm, Path folder, String otherConfiguration) throws IOException {
        Path place = Files.createDirectories(folder.resolve("logging"));
        Path written = Files.writeString(
                place.resolve(file),
                otherConfiguration.replace("@LOG@", log(folder).toString()));
        List<Path> more = jars.isEmpty() ? List.of() : Jars.in(jars);
        ForkedJvm with = new ForkedJvm(
                jvm.java(),
                jvm.options(),
                Stream.of(jvm.classPath(), more, List.of(place))
                        .flatMap(List::stream)
                        .toList(),
                jvm.mainClass(),
                jvm.environment());
        return jars.isEmpty() ? with.with(List.of("-Djava.util.logging.config.file=" + written)) : with;
    }

    @Override
    public String toString() {
        return label;
    }
}
