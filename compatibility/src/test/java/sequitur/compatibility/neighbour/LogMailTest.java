package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * Logging that sends each report by mail, where that mail is a violation itself: its server wants AUTH, and it sends none.
 * The report of that must not become another mail, which would be reported again.
 */
@Tag("any-jdk")
class LogMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What is reported again is counted only, and its sum told when logging may have stopped. */
    private static final int TIMES = 1;

    private static final int REPORTS = 4 * TIMES;

    private static final String LOGBACK = """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>@LOG@</file>
                <encoder><pattern>%level: %msg%n</pattern></encoder>
              </appender>
              <appender name="MAIL" class="ch.qos.logback.classic.net.SMTPAppender">
                <smtpHost>localhost</smtpHost>
                <smtpPort>@PORT@</smtpPort>
                <from>log@example.com</from>
                <to>admin@example.com</to>
                <subject>log</subject>
                <asynchronousSending>@ASYNC@</asynchronousSending>
                <evaluator class="example.EachEvent"/>
                <layout class="ch.qos.logback.classic.PatternLayout"><pattern>%msg%n</pattern></layout>
              </appender>
              <root level="WARN"><appender-ref ref="FILE"/><appender-ref ref="MAIL"/></root>
            </configuration>
            """;

    private static final String LOG4J = """
            <Configuration>
              <Appenders>
                <File name="FILE" fileName="@LOG@"><PatternLayout pattern="%level: %msg%n"/></File>
                <SMTP name="MAIL" smtpHost="localhost" smtpPort="@PORT@" from="log@example.com" to="admin@example.com"
                    subject="log" bufferSize="1">
                  <ThresholdFilter level="WARN"/>
                  <PatternLayout pattern="%msg%n"/>
                </SMTP>
              </Appenders>
              <Loggers>
                <Root level="WARN"><AppenderRef ref="FILE"/><AppenderRef ref="MAIL"/></Root>
              </Loggers>
            </Configuration>
            """;

    private static final String MAIL_HANDLER = """
            handlers=java.util.logging.FileHandler,org.eclipse.angus.mail.util.logging.MailHandler
            java.util.logging.FileHandler.pattern=@LOG@
            java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%4$s: %5$s%n
            org.eclipse.angus.mail.util.logging.MailHandler.level=WARNING
            org.eclipse.angus.mail.util.logging.MailHandler.pushLevel=WARNING
            org.eclipse.angus.mail.util.logging.MailHandler.subject=log
            org.eclipse.angus.mail.util.logging.MailHandler.mail.transport.protocol=smtp
            org.eclipse.angus.mail.util.logging.MailHandler.mail.smtp.host=localhost
            org.eclipse.angus.mail.util.logging.MailHandler.mail.smtp.port=@PORT@
            org.eclipse.angus.mail.util.logging.MailHandler.mail.from=log@example.com
            org.eclipse.angus.mail.util.logging.MailHandler.mail.to=admin@example.com
            """;

    @TempDir
    private static Path folder = Path.of("");

    @Test
    void logbackThatSendsOnItsOwnThread() throws Exception {
        check(Logging.LOGBACK_1_5, Library.ANGUS_2_0_5, LOGBACK.replace("@ASYNC@", "true"));
        Matrix.ENVIRONMENTS.seen("Logback 1.5 SMTPAppender", "reports", "each mailed once");
    }

    @Test
    void logbackThatSendsOnTheAppsThread() throws Exception {
        check(Logging.LOGBACK_1_2, Library.JAVAX_1_6_2, LOGBACK.replace("@ASYNC@", "false"));
        Matrix.ENVIRONMENTS.seen("Logback 1.2 SMTPAppender", "reports", "each mailed once");
    }

    @Test
    void log4j() throws Exception {
        check(Logging.LOG4J_2, Library.JAVAX_1_6_2, LOG4J);
        Matrix.ENVIRONMENTS.seen("Log4j 2.26 SmtpAppender", "reports", "each mailed once");
    }

    @Test
    void mailHandler() throws Exception {
        check(Logging.JAVA_UTIL_LOGGING, Library.ANGUS_2_0_5, MAIL_HANDLER);
        Matrix.ENVIRONMENTS.seen("Angus Mail MailHandler", "reports", "each mailed once");
    }

    private static void check(Logging logging, Library library, String configuration) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Mailroom mailroom = new Mailroom(folder);
                StrictMailServer logServer = StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, "log", Canary.PASSWORD)
                        .requireAuth("530 5.7.0 Authentication required")
                        .start();
                ServerSocket end = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            end.setSoTimeout((int) PATIENCE.toMillis());
            Path own = mailroom.newFolder();
            ForkedJvm jvm = logging.addedTo(
                            LibraryApp.of(RepeatingApp.class, library, own, MailingApp.class),
                            own,
                            configuration.replace("@PORT@", Integer.toString(logServer.port())))
                    .with(List.of(mailroom.agent()));
            evaluator(logging, jvm.classPath());

            Future<Finished> running = threads.submit(
                    () -> mailroom.run(jvm, Integer.toString(TIMES), Integer.toString(end.getLocalPort())));
            try (Socket atItsEnd = end.accept()) {
                assertThat(atItsEnd.isConnected()).isTrue();
                awaitMails(logServer);
            }
            Finished run = running.get();

            mailroom.check(run, Files.readAllLines(Logging.log(own)), TIMES);
            assertThat(logServer.transcripts()).hasSize(REPORTS);
            assertThat(run.errors())
                    .filteredOn(line ->
                            line.contains("mail to localhost:" + logServer.port() + " not sent [auth-required]"))
                    .as("%s", run.errors())
                    .hasSize(2)
                    .element(1)
                    .asString()
                    .endsWith(" (" + REPORTS + " times by now)");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitMails(StrictMailServer logServer) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (logServer.transcripts().size() < REPORTS && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(logServer.awaitQuiet(PATIENCE)).isTrue();
    }

    /** Logback mails errors alone, unless a class of the app's own says that an event is worth it. */
    private static void evaluator(Logging logging, List<Path> classPath) throws IOException {
        if (logging != Logging.LOGBACK_1_2 && logging != Logging.LOGBACK_1_5) {
            return;
        }
        for (Path jar : classPath) {
            if (jar.getFileName().toString().startsWith("logback-core")) {
                try (ClassFileLocator locator = ClassFileLocator.ForJarFile.of(jar.toFile())) {
                    ClassFileLocator all =
                            new ClassFileLocator.Compound(locator, ClassFileLocator.ForClassLoader.ofPlatformLoader());
                    new ByteBuddy()
                            .subclass(TypePool.Default.of(all)
                                    .describe("ch.qos.logback.core.boolex.EventEvaluatorBase")
                                    .resolve())
                            .name("example.EachEvent")
                            .method(ElementMatchers.named("evaluate"))
                            .intercept(FixedValue.value(true))
                            .make()
                            .saveIn(classPath.get(0).toFile());
                }
            }
        }
    }
}
