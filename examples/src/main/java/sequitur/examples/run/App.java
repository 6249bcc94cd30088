package sequitur.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The example apps, each with the mail library that it uses and the server that it fails on. */
public enum App {
    /** An Authenticator that is never asked. */
    AUTHENTICATOR_WITHOUT_AUTH(
            "AuthenticatorWithoutAuth",
            MailLibrary.ANGUS,
            "Report of the week",
            "The mail session has an Authenticator, but mail.smtp.auth is not set: Jakarta Mail never asks it and never sends AUTH.") {
        @Override
        public StrictMailServer.Builder server() {
            return StrictMailServer.builder()
                    .auth(AuthOffer.ALWAYS, "app", "secret")
                    .requireAuth("503 5.5.1 Error: authenticate first");
        }

        @Override
        public List<String> requirements() {
            return List.of("sequitur.require.auth=always");
        }
    },

    /** AUTH is offered under TLS only, and TLS is not asked for. */
    STARTTLS_NOT_ENABLED(
            "StartTlsNotEnabled",
            MailLibrary.ANGUS,
            "Your ticket",
            "The server offers AUTH only under TLS, and mail.smtp.starttls.enable is not set: AUTH is skipped without a word.") {
        @Override
        public StrictMailServer.Builder server() {
            return StrictMailServer.builder()
                    .requireStartTls()
                    .auth(AuthOffer.UNDER_TLS, "app", "secret")
                    .requireAuth("530 5.7.0 Authentication required");
        }

        @Override
        public List<String> requirements() {
            return List.of("sequitur.require.tls=always", "sequitur.require.auth=always");
        }
    },

    /** A MAIL of the app's own, then another one. */
    RAW_COMMANDS_OUT_OF_ORDER(
            "RawCommandsOutOfOrder",
            MailLibrary.ANGUS,
            "News of the day",
            "The app asks by a MAIL of its own whether the sender is welcome, then sends: the second MAIL is nested in the first."),

    /** Content that breaks off, then the next message. */
    EXCEPTION_IN_CONTENT(
            "ExceptionInContent",
            MailLibrary.ANGUS,
            "Invoice for Initech",
            "An exception leaves the first message half written; the next command on that connection becomes part of its text."),

    /** Commands in an address. */
    LINE_BREAK_IN_ADDRESS(
            "LineBreakInAddress",
            MailLibrary.JAVAX,
            "A friend thinks you will like this",
            "An address typed into a web form holds line breaks and commands (CVE-2025-7962): a forged mail goes out with the real one.");

    private final String simpleName;
    private final MailLibrary library;
    private final String subject;
    private final String fault;

    App(String simpleName, MailLibrary library, String subject, String fault) {
        this.simpleName = simpleName;
        this.library = library;
        this.subject = subject;
        this.fault = fault;
    }

    /** The name of the app's class, without the package. */
    public String simpleName() {
        return simpleName;
    }

    /** The mail library that the app uses. */
    public MailLibrary library() {
        return library;
    }

    /** The subject of the message that ought to arrive. */
    public String subject() {
        return subject;
    }

    /** What is wrong with the app, in one sentence. */
    public String fault() {
        return fault;
    }

    /** What its server insists on, as lines of the agent's properties file. */
    public List<String> requirements() {
        return List.of();
    }

    /** The server that the app fails on. */
    public StrictMailServer.Builder server() {
        return StrictMailServer.builder();
    }

    /**
     * A JVM for the app alone: its classes, copied into the folder, and its mail library. It trusts the server, and what it
     * logs by the JDK's own logging is not preceded by a line of date and method.
     */
    public ForkedJvm jvm(StrictMailServer server, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String className = "sequitur.examples." + simpleName;
        AppClasses.copy(className, classes);
        List<Path> classPath = new ArrayList<>();
        classPath.add(classes);
        classPath.addAll(library.jars());
        return ForkedJvm.of(classPath, className)
                .with(server.trustStore().jvmOptions())
                .with(List.of(
                        "-XX:TieredStopAtLevel=1", "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%6$s%n"));
    }
}
