package sequitur.engine.report.relay;

import java.nio.file.Path;
import java.util.List;
import sequitur.engine.report.Application;

/** Applications that have an SLF4J, which keeps what is logged in {@code fake.Log.LINES}. */
final class FakeSlf4j {

    private static final String[] LOG = {
        "package fake;",
        "public class Log {",
        "    public static final java.util.List<String> LINES = new java.util.concurrent.CopyOnWriteArrayList<>();",
        "    public static boolean enabled = true;",
        "    public static RuntimeException failure;",
        "    public static Runnable appender = () -> {};",
        "    public static void write(String line) {",
        "        if (failure != null) throw failure;",
        "        LINES.add(line);",
        "        appender.run();",
        "    }",
        "}"
    };

    private FakeSlf4j() {}

    /** The real API of SLF4J 2 with a provider of our own. */
    static Application version2(Path directory) {
        return Application.in(directory)
                .withSlf4jApi()
                .with("fake.Log", LOG)
                .with(
                        "fake.Logger",
                        "package fake;",
                        "public class Logger extends org.slf4j.helpers.LegacyAbstractLogger {",
                        "    Logger(String name) { this.name = name; }",
                        "    public boolean isTraceEnabled() { return Log.enabled; }",
                        "    public boolean isDebugEnabled() { return Log.enabled; }",
                        "    public boolean isInfoEnabled() { return Log.enabled; }",
                        "    public boolean isWarnEnabled() { return Log.enabled; }",
                        "    public boolean isErrorEnabled() { return Log.enabled; }",
                        "    protected String getFullyQualifiedCallerName() { return null; }",
                        "    protected void handleNormalizedLoggingCall(org.slf4j.event.Level level, org.slf4j.Marker marker,",
                        "            String pattern, Object[] arguments, Throwable failure) {",
                        "        Log.write(level + \" \" + name + \" \" + pattern",
                        "                + (arguments == null ? \"\" : \" with arguments\")",
                        "                + (failure == null ? \"\" : \" \" + failure));",
                        "    }",
                        "}")
                .with(
                        "fake.Provider",
                        "package fake;",
                        "public class Provider implements org.slf4j.spi.SLF4JServiceProvider {",
                        "    public org.slf4j.ILoggerFactory getLoggerFactory() { return name -> new Logger(name); }",
                        "    public org.slf4j.IMarkerFactory getMarkerFactory() {",
                        "        return new org.slf4j.helpers.BasicMarkerFactory();",
                        "    }",
                        "    public org.slf4j.spi.MDCAdapter getMDCAdapter() {",
                        "        return new org.slf4j.helpers.NOPMDCAdapter();",
                        "    }",
                        "    public String getRequestedApiVersion() { return \"2.0.99\"; }",
                        "    public void initialize() {}",
                        "}")
                .withFile("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "fake.Provider");
    }

    /** What we need of SLF4J 1.7, without the default methods and the service provider of version 2. */
    static Application version1(Path directory) {
        return version1(directory, "fake.Factory");
    }

    /** The same with the loggers' factory under another name. */
    static Application version1(Path directory, String factory) {
        int dot = factory.lastIndexOf('.');
        return Application.in(directory)
                .with("fake.Log", LOG)
                .with(
                        "org.slf4j.Logger",
                        "package org.slf4j;",
                        "public interface Logger {",
                        "    boolean isWarnEnabled();",
                        "    void warn(String text);",
                        "    void warn(String text, Throwable failure);",
                        "    void warn(String pattern, Object argument);",
                        "    void warn(String pattern, Object... arguments);",
                        "}")
                .with(
                        "org.slf4j.ILoggerFactory",
                        "package org.slf4j;",
                        "public interface ILoggerFactory { Logger getLogger(String name); }")
                .with(
                        "org.slf4j.LoggerFactory",
                        "package org.slf4j;",
                        "public final class LoggerFactory {",
                        "    public static ILoggerFactory getILoggerFactory() { return new " + factory + "(); }",
                        "    public static Logger getLogger(String name) { return getILoggerFactory().getLogger(name); }",
                        "    public static Logger getLogger(Class<?> type) { return getLogger(type.getName()); }",
                        "}")
                .with(
                        factory,
                        "package " + factory.substring(0, dot) + ";",
                        "public class " + factory.substring(dot + 1) + " implements org.slf4j.ILoggerFactory {",
                        "    public org.slf4j.Logger getLogger(String name) { return new Hidden(name); }",
                        "}",
                        "final class Hidden implements org.slf4j.Logger {",
                        "    private final String name;",
                        "    Hidden(String name) { this.name = name; }",
                        "    public boolean isWarnEnabled() { return fake.Log.enabled; }",
                        "    public void warn(String text) { fake.Log.write(\"WARN \" + name + \" \" + text); }",
                        "    public void warn(String text, Throwable failure) { warn(text + \" \" + failure); }",
                        "    public void warn(String pattern, Object argument) { warn(pattern + \" with arguments\"); }",
                        "    public void warn(String pattern, Object... arguments) { warn(pattern + \" with arguments\"); }",
                        "}");
    }

    /** What has arrived in an application's SLF4J. */
    @SuppressWarnings("unchecked")
    static List<String> lines(ClassLoader application) throws ReflectiveOperationException {
        return (List<String>) log(application).getField("LINES").get(null);
    }

    /** Sets a field of the application's {@code fake.Log}. */
    static void set(ClassLoader application, String field, Object value) throws ReflectiveOperationException {
        log(application).getField(field).set(null, value);
    }

    private static Class<?> log(ClassLoader application) throws ClassNotFoundException {
        return Class.forName("fake.Log", true, application);
    }
}
