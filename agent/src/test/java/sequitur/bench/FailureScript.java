package sequitur.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/**
 * A way in which a mail fails.
 *
 * @param name what tells it from others
 * @param server makes the server
 * @param arguments what {@code MailingApp} is given, the port aside
 * @param id how the report names it
 */
record FailureScript(String name, Supplier<Peer> server, List<String> arguments, String id) {

    private static final String USER = "alice";
    private static final String[] LOGIN = {"user=" + USER, "password=" + Canary.PASSWORD, "mail.smtp.auth=true"};

    /** A server, strict or not. */
    record Peer(int port, Supplier<List<String>> commands, Closing closing) {

        /** Closes it. */
        interface Closing {
            /** Does it. */
            void close() throws IOException;
        }

        static Peer of(StrictMailServer server) {
            return new Peer(server.port(), () -> commands(server), server::close);
        }

        static Peer of(CannedServer server) {
            return new Peer(server.port(), List::of, server::close);
        }

        private static List<String> commands(StrictMailServer server) {
            return server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .filter(line -> line.matches("[Cc]: [ -~]*") && !line.contains("\\x") && !line.equals("C: QUIT"))
                    .map(line -> line.replaceFirst("(?i)(message-id|date):.*", "$1:"))
                    .toList();
        }
    }

    static List<FailureScript> all() {
        return Stream.of(
                        connecting(),
                        greetings(),
                        loggingIn(),
                        authRefused(),
                        refused(),
                        refusedLater(),
                        toldAlike(),
                        lost())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FailureScript> connecting() {
        return List.of(
                canned("nobody listens", FailureScript::nobody, "connection-refused"),
                canned("no such name", () -> Peer.of(CannedServer.saying("")), "host-unknown", "host=mail.invalid"),
                canned(
                        "no greeting",
                        () -> Peer.of(CannedServer.saying("")),
                        "greeting-missing",
                        "mail.smtp.timeout=300"),
                canned("end at once", () -> Peer.of(CannedServer.saying(CannedServer.HANGS_UP)), "greeting-lost"),
                canned("IMAP", () -> Peer.of(CannedServer.saying("* OK IMAP4rev1 ready\r\n")), "greeting-foreign"),
                canned(
                        "clear text at a port of TLS",
                        () -> Peer.of(CannedServer.ofTls()),
                        "tls-expected",
                        "mail.smtp.timeout=300"),
                strict(
                        "TLS at a port of clear text",
                        plain(),
                        "tls-not-expected",
                        "mail.smtp.ssl.enable=true",
                        "mail.smtp.ssl.protocols=TLSv1.2"),
                strict("greeted with 554", plain().refuseConnections("554 5.3.2 No mail today"), "greeting-refused"),
                strict(
                        "STARTTLS not there",
                        plain(),
                        "starttls-missing",
                        "mail.smtp.starttls.enable=true",
                        "mail.smtp.starttls.required=true"),
                strict(
                        "STARTTLS 454",
                        plain().startTls().script(to("STARTTLS", "454 4.7.0 TLS not available due to local problem")),
                        "starttls-unavailable",
                        "mail.smtp.starttls.enable=true"),
                strict(
                        "STARTTLS 502",
                        plain().startTls().script(to("STARTTLS", "502 5.5.1 Error: command not implemented")),
                        "starttls-refused",
                        "mail.smtp.starttls.enable=true"),
                strict(
                        "certificate of another name",
                        plain().at(elsewhere()).startTls(),
                        "certificate-name",
                        "host=127.0.0.2",
                        "mail.smtp.starttls.enable=true",
                        "mail.smtp.ssl.checkserveridentity=true",
                        "mail.smtp.ssl.protocols=TLSv1.2"),
                strict(
                        "EHLO refused",
                        plain().script(line -> line.matches("(EHLO|HELO) .*")
                                ? Optional.of("504 5.5.2 <host>: Helo command rejected: need fully-qualified hostname")
                                : Optional.empty()),
                        "hello-name",
                        "mail.smtp.localhost=host"),
                strict(
                        "end after EHLO",
                        plain().hangUp(at("EHLO", HangUp.EOF)),
                        "connection-lost",
                        "mail.smtp.localhost=app.example.com"),
                strict(
                        "EHLO unanswered",
                        plain().script(to("EHLO", "")),
                        "answer-timed-out",
                        "mail.smtp.timeout=300",
                        "mail.smtp.localhost=app.example.com"));
    }

    private static List<FailureScript> greetings() {
        return List.of(
                canned("POP3", () -> Peer.of(CannedServer.saying("+OK POP3 ready\r\n")), "greeting-foreign"),
                canned("HTTP", () -> Peer.of(CannedServer.saying("HTTP/1.1 400 Bad Request\r\n")), "greeting-foreign"),
                // The fourth character of that line says that another one follows.
                canned(
                        "SSH",
                        () -> Peer.of(CannedServer.saying("SSH-2.0-OpenSSH_9.2\r\n")),
                        "greeting-missing",
                        "mail.smtp.timeout=300"),
                strict(
                        "greeted with 421",
                        plain().refuseConnections("421 4.3.2 System not accepting messages"),
                        "session-closed"),
                strict(
                        "end at STARTTLS",
                        plain().startTls().hangUp(at("STARTTLS", HangUp.EOF)),
                        "connection-lost",
                        "mail.smtp.starttls.enable=true"),
                strict(
                        "STARTTLS unanswered",
                        plain().startTls().script(to("STARTTLS", "")),
                        "answer-timed-out",
                        "mail.smtp.timeout=300",
                        "mail.smtp.starttls.enable=true"));
    }

    private static List<FailureScript> authRefused() {
        return List.of(
                strict(
                        "mechanism refused",
                        authAnswered("504 5.5.4 Unrecognized authentication type"),
                        "auth-mechanism",
                        LOGIN),
                strict(
                        "passwords switched off",
                        authAnswered("535 5.7.139 Authentication unsuccessful, basic authentication is disabled."),
                        "auth-policy",
                        LOGIN),
                strict(
                        "AUTH in clear text refused",
                        authAnswered("538 5.7.11 Encryption required for requested authentication mechanism"),
                        "auth-cleartext",
                        LOGIN),
                strict(
                        "AUTH unanswered",
                        withAuth().script(to("AUTH", "")),
                        "answer-timed-out",
                        "user=" + USER,
                        "password=" + Canary.PASSWORD,
                        "mail.smtp.timeout=300"));
    }

    private static List<FailureScript> loggingIn() {
        return List.of(
                strict(
                        "wrong password",
                        withAuth(),
                        "auth-failed",
                        "user=" + USER,
                        "password=wrong",
                        "mail.smtp.auth=true"),
                strict("no password", withAuth(), "auth-no-password", "user=" + USER, "mail.smtp.auth=true"),
                strict(
                        "empty user and password",
                        withAuth().script(to("AUTH", "535 5.7.8 Error: authentication failed")),
                        "auth-empty",
                        "user=",
                        "password=",
                        "mail.smtp.auth=true"),
                strict("no mechanism in common", withAuth().mechanisms("XOAUTH2"), "auth-no-mechanism", LOGIN),
                strict(
                        "application password",
                        authAnswered("534 5.7.9 Application-specific password required"),
                        "auth-policy",
                        LOGIN),
                strict(
                        "too many logins",
                        authAnswered("454 4.7.0 Too many login attempts, please try again later"),
                        "auth-rate",
                        LOGIN),
                strict(
                        "no check of passwords now",
                        authAnswered("454 4.7.0 Temporary authentication failure"),
                        "auth-unavailable",
                        LOGIN),
                strict(
                        "AUTH refused twice",
                        withAuth(),
                        "auth-failed",
                        "login=" + USER + ":wrong",
                        "mail.smtp.auth=true"),
                strict("end after AUTH", withAuth().hangUp(at("AUTH", HangUp.EOF)), "connection-lost", LOGIN));
    }

    private static List<FailureScript> refused() {
        return List.of(
                strict("MAIL wants AUTH", withAuth().requireAuth("530 5.7.0 Authentication required"), "auth-required"),
                strict(
                        "AUTH accepted and not believed",
                        withAuth().script(to("MAIL", "530 5.7.0 Authentication required")),
                        "auth-required",
                        LOGIN),
                strict("MAIL wants TLS", plain().requireStartTls(), "starttls-required"),
                strict(
                        "MAIL out of sequence",
                        withAuth().script(to("MAIL", "503 bad sequence of commands")),
                        "auth-required"),
                strict(
                        "sender of another",
                        plain().script(to(
                                "MAIL",
                                "553 5.7.1 <sender@client.example>: Sender address rejected: not owned by user alice")),
                        "sender-identity"),
                strict(
                        "too large",
                        plain().script(to("MAIL", "552 5.3.4 Message size exceeds fixed limit")),
                        "size-exceeded"),
                strict(
                        "dead address",
                        plain().script(to(
                                "RCPT", "550 5.1.1 <one@b.example>: Recipient address rejected: User unknown")),
                        "mailbox-unknown"),
                strict(
                        "mailbox full",
                        plain().script(to("RCPT", "452 4.2.2 The email account that you tried to reach is over quota")),
                        "mailbox-full"),
                strict(
                        "greylisted",
                        plain().script(
                                        to(
                                                "RCPT",
                                                "450 4.2.0 <one@b.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/")),
                        "greylisted"),
                strict(
                        "relaying denied",
                        plain().script(to("RCPT", "554 5.7.1 <one@b.example>: Relay access denied")),
                        "relay-denied"),
                strict(
                        "one dead address of two",
                        plain().script(to(
                                "RCPT TO:<two", "550 5.1.1 <two@b.example>: Recipient address rejected: User unknown")),
                        "mailbox-unknown",
                        "to=one@b.example,two@b.example"),
                strict(
                        "partly sent",
                        plain().script(to(
                                "RCPT TO:<two", "550 5.1.1 <two@b.example>: Recipient address rejected: User unknown")),
                        "mailbox-unknown",
                        "to=one@b.example,two@b.example",
                        "mail.smtp.sendpartial=true"),
                strict(
                        "content refused",
                        plain().script(to(".", "554 5.7.1 Message rejected as spam")),
                        "content-rejected"),
                strict("content throws", plain(), "content-failed", "content=throws", "mail.smtp.timeout=300"));
    }

    private static List<FailureScript> refusedLater() {
        return List.of(
                strict(
                        "RCPT wants AUTH",
                        withAuth().script(to("RCPT", "550 5.7.1 Authentication required")),
                        "auth-required"),
                strict(
                        "sender's domain not found",
                        plain().script(to(
                                "MAIL",
                                "450 4.1.8 <sender@client.example>: Sender address rejected: Domain not found")),
                        "sender-domain"),
                strict(
                        "client on a list",
                        plain().script(
                                        to(
                                                "RCPT",
                                                "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org")),
                        "reputation"),
                strict(
                        "too many recipients",
                        plain().script(to("RCPT TO:<two", "452 4.5.3 Error: too many recipients")),
                        "rcpt-limit",
                        "to=one@b.example,two@b.example"),
                strict(
                        "DATA refused",
                        plain().script(to("DATA", "451 4.3.0 Error: queue file write error")),
                        "server-busy"),
                strict(
                        "content refused for now",
                        plain().script(to(".", "451 4.7.1 Service unavailable - try again later")),
                        "server-busy"),
                strict("no recipients", plain(), "recipients-missing", "to="));
    }

    /** The server's words fit another fault as well; what the command broke decides. */
    private static List<FailureScript> toldAlike() {
        return List.of(
                strict(
                        "parameter is an argument",
                        plain().script(to("MAIL", "501 5.5.4 Invalid arguments")),
                        "parameter-offered",
                        "mail.smtp.mailextension=REQUIRETLS"),
                strict(
                        "name in EHLO is an argument",
                        plain().script(line -> line.matches("(EHLO|HELO) .*")
                                ? Optional.of("501 5.5.4 Invalid arguments")
                                : Optional.empty()),
                        "hello-name",
                        "mail.smtp.localhost=my_host"));
    }

    private static List<FailureScript> lost() {
        return List.of(
                strict("end at MAIL", plain().hangUp(at("MAIL", HangUp.EOF)), "connection-lost"),
                strict("reset at RCPT", plain().hangUp(at("RCPT", HangUp.RST)), "connection-lost"),
                strict("RCPT unanswered", plain().script(to("RCPT", "")), "answer-timed-out", "mail.smtp.timeout=300"),
                strict("DATA unanswered", plain().script(to("DATA", "")), "answer-timed-out", "mail.smtp.timeout=300"),
                strict("end at DATA", plain().hangUp(at("DATA", HangUp.EOF)), "connection-lost"),
                strict("MAIL unanswered", plain().script(to("MAIL", "")), "answer-timed-out", "mail.smtp.timeout=300"),
                strict("the dot unanswered", plain().script(to(".", "")), "answer-timed-out", "mail.smtp.timeout=300"));
    }

    private static StrictMailServer.Builder plain() {
        return StrictMailServer.builder();
    }

    private static StrictMailServer.Builder withAuth() {
        return plain().auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD);
    }

    private static StrictMailServer.Builder authAnswered(String reply) {
        return withAuth().script(to("AUTH", reply));
    }

    private static Function<String, Optional<String>> to(String command, String reply) {
        return line -> line.startsWith(command) ? Optional.of(reply) : Optional.empty();
    }

    private static Function<String, Optional<HangUp>> at(String command, HangUp end) {
        return line -> line.startsWith(command) ? Optional.of(end) : Optional.empty();
    }

    private static InetAddress elsewhere() {
        try {
            return InetAddress.getByName("127.0.0.2");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FailureScript strict(String name, StrictMailServer.Builder server, String id, String... arguments) {
        return canned(name, () -> Peer.of(server.start()), id, arguments);
    }

    private static FailureScript canned(String name, Supplier<Peer> server, String id, String... arguments) {
        List<String> all = new ArrayList<>(List.of("host=localhost"));
        all.addAll(Arrays.asList(arguments));
        return new FailureScript(name, server, List.copyOf(all), id);
    }

    private static Peer nobody() {
        try {
            Nobody nobody = new Nobody();
            return new Peer(nobody.port(), List::of, nobody::close);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
