package sequitur.testbed.pitfall;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/** The servers that show {@link SessionMistakes}. */
final class SessionServers {

    private static final String REFUSAL = "530 5.7.0 Authentication required";

    private SessionServers() {}

    static Map<String, Supplier<StrictMailServer.Builder>> all() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        withoutAuth(servers);
        wantingTls(servers);
        withoutEhlo(servers);
        refusingAuth(servers);
        atStartTls(servers);
        atTheGreeting(servers);
        withExtensions(servers);
        withMechanisms(servers);
        return servers;
    }

    private static void withoutAuth(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("a1", SessionServers::wantingAuth);
        servers.put("a1b", SessionServers::wantingAuth);
        servers.put("a1c", () -> auth(AuthOffer.ALWAYS));
        servers.put("a2", SessionServers::wantingAuth);
        servers.put("a3", () -> wantingAuth().implicitTls());
        servers.put("a4", SessionServers::wantingAuth);
        servers.put("a4b", SessionServers::wantingAuth);
        servers.put("a5", SessionServers::wantingAuth);
        servers.put("a6", SessionServers::wantingAuth);
        servers.put("a7", () -> until("AUTH", "RCPT", "530 5.7.1 Authentication required to relay"));
        servers.put(
                "a7b",
                () -> until(
                        "AUTH", "RCPT", "554 5.7.1 <client.example[127.0.0.1]>: Client host rejected: Access denied"));
        servers.put("a7c", () -> until("AUTH", "RCPT TO:<two", "530 5.7.1 Authentication required to relay"));
        servers.put("a7d", () -> until("AUTH", "RCPT TO:<two", "530 5.7.1 Authentication required to relay"));
        servers.put(
                "a7e",
                () -> auth(AuthOffer.UNDER_TLS)
                        .startTls()
                        .script(before("AUTH", "RCPT", "530 5.7.1 Authentication required to relay")));
        servers.put(
                "m2",
                () -> StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, Client.USER, "another")
                        .requireAuth(REFUSAL));
    }

    private static void wantingTls(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        String authFirst = "503 5.5.1 Error: authenticate first";
        servers.put("b1", SessionServers::wantingAuthUnderTls);
        servers.put("b2", () -> auth(AuthOffer.UNDER_TLS).startTls().requireAuth(authFirst));
        servers.put("b3", SessionServers::wantingAuthUnderTls);
        servers.put("b4", () -> StrictMailServer.builder().requireStartTls());
        servers.put("b4b", () -> StrictMailServer.builder().requireStartTls());
        servers.put("b5", StrictMailServer::builder);
        servers.put(
                "b6",
                () -> auth(AuthOffer.ALWAYS)
                        .startTls()
                        .script(line -> answer(line, "STARTTLS", "454 4.7.0 TLS not available")));
        servers.put(
                "b7",
                () -> StrictMailServer.builder()
                        .startTls()
                        .script(before("STARTTLS", "MAIL", "451 5.7.3 STARTTLS is required to send mail")));
        servers.put(
                "b8",
                () -> auth(AuthOffer.UNDER_TLS)
                        .startTls()
                        .requireAuth("530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.3"
                                + " Authentication unsuccessful [exchange.example]"));
        servers.put(
                "b9", () -> auth(AuthOffer.UNDER_TLS).startTls().requireAuth("530 5.7.1 Client was not authenticated"));
    }

    private static void withoutEhlo(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("c1", SessionServers::wantingAuth);
        servers.put("c2", () -> wantingAuth().script(line -> answer(line, "EHLO", "502 5.5.1 EHLO not implemented")));
        servers.put("c3", StrictMailServer::builder);
        servers.put("c4", () -> StrictMailServer.builder().startTls());
        String shuttingDown = "421 4.3.2 Service shutting down";
        servers.put(
                "c5",
                () -> StrictMailServer.builder()
                        .script(line -> answer(line, "EHLO", shuttingDown))
                        .keepOpenAfter421());
        // The end is held back until HELO is there: what the client would see else depends on which is faster.
        servers.put(
                "c6",
                () -> StrictMailServer.builder()
                        .script(line -> answer(line, "EHLO", shuttingDown))
                        .keepOpenAfter421()
                        .hangUp(line -> line.startsWith("HELO") ? Optional.of(HangUp.EOF) : Optional.empty()));
    }

    private static void refusingAuth(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("d1", () -> auth(AuthOffer.ALWAYS).requireStartTls());
        servers.put("d2", () -> auth(AuthOffer.ALWAYS).requireStartTls().rememberOverTls());
        servers.put("d3", () -> auth(AuthOffer.ALWAYS).requireStartTls());
        servers.put("d4", () -> auth(AuthOffer.ALWAYS).requireStartTls().mechanisms("LOGIN"));
        servers.put(
                "d5",
                () -> auth(AuthOffer.ALWAYS)
                        .script(line -> answer(line, "AUTH", "530 5.7.0 Must issue a STARTTLS command first")));
        servers.put(
                "d6",
                () -> auth(AuthOffer.ALWAYS)
                        .requireStartTls()
                        .mechanisms("LOGIN")
                        .rememberOverTls());
        servers.put("d7", () -> auth(AuthOffer.ALWAYS).requireStartTls());
    }

    private static void atStartTls(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put(
                "i1",
                () -> StrictMailServer.builder()
                        .startTls()
                        .startTlsReply("220 2.0.0 Ready to start TLS\r\n250-localhost\r\n250 AUTH PLAIN"));
        servers.put(
                "i2",
                () -> auth(AuthOffer.ALWAYS).startTls().script(after("STARTTLS", "EHLO", "550 5.7.1 EHLO refused")));
        servers.put(
                "i3",
                () -> StrictMailServer.builder()
                        .startTls()
                        .script(once(after("STARTTLS", "EHLO", "421 4.7.0 Try again later")))
                        .keepOpenAfter421());
        servers.put(
                "i3b",
                () -> StrictMailServer.builder()
                        .startTls()
                        .script(after("STARTTLS", "EHLO", "421 4.7.0 Try again later"))
                        .keepOpenAfter421());
        servers.put("i4", () -> auth(AuthOffer.ALWAYS).script(after("QUIT", "EHLO", "502 5.5.1 EHLO not implemented")));
        servers.put(
                "i5", () -> StrictMailServer.builder().script(after("QUIT", "EHLO", "502 5.5.1 EHLO not implemented")));
        servers.put(
                "i5b",
                () -> StrictMailServer.builder().script(after("QUIT", "EHLO", "502 5.5.1 EHLO not implemented")));
    }

    private static void atTheGreeting(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("j6", () -> StrictMailServer.builder().refuseConnections("554 5.7.1 No service for you"));
        servers.put("j6b", () -> StrictMailServer.builder().refuseConnections("554 5.7.1 No service for you"));
        servers.put("l3", () -> StrictMailServer.builder().implicitTls());
        servers.put("l6", StrictMailServer::builder);
        servers.put(
                "l6b",
                () -> StrictMailServer.builder()
                        .script(line -> line.matches("(EHLO|HELO) .*_.*")
                                ? Optional.of("501 5.5.4 Invalid domain name")
                                : Optional.empty()));
        servers.put(
                "l9",
                () -> StrictMailServer.builder()
                        .startTls()
                        .script(before("STARTTLS", "(EHLO|HELO)", "530 5.7.0 Must issue STARTTLS first")));
    }

    private static void withExtensions(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("k1", () -> auth(AuthOffer.ALWAYS));
        servers.put("k2", () -> auth(AuthOffer.ALWAYS));
        servers.put("k3", () -> StrictMailServer.builder().without("DSN", "SMTPUTF8"));
        servers.put("k4", () -> StrictMailServer.builder().without("DSN"));
        servers.put("k4b", () -> StrictMailServer.builder().without("8BITMIME"));
        servers.put("k4c", () -> StrictMailServer.builder().without("SMTPUTF8"));
        servers.put("k5", StrictMailServer::builder);
        servers.put(
                "k6",
                () -> StrictMailServer.builder()
                        .without("SMTPUTF8")
                        .script(line -> line.matches("RCPT .*[^\\x00-\\x7f].*")
                                ? Optional.of("553 5.6.7 non-ASCII address needs SMTPUTF8")
                                : Optional.empty()));
    }

    private static void withMechanisms(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("k7", SessionServers::withBrokenDigest);
        servers.put(
                "k8",
                () -> StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, Client.USER, "another")
                        .mechanisms("XOAUTH2"));
        servers.put(
                "k9",
                () -> wantingAuth().script(line -> answer(line, "EHLO", "250-localhost\r\n250 AUTH=LOGIN PLAIN")));
        servers.put("k10", () -> auth(AuthOffer.ALWAYS));
        servers.put("k11", SessionServers::closingBeforeTheSecondMail);
        servers.put("l13", () -> auth(AuthOffer.ALWAYS).mechanisms("LOGIN").script(askingForMore()));
    }

    private static StrictMailServer.Builder auth(AuthOffer offer) {
        return StrictMailServer.builder().auth(offer, Client.USER, Canary.PASSWORD);
    }

    private static StrictMailServer.Builder wantingAuth() {
        return auth(AuthOffer.ALWAYS).requireAuth(REFUSAL);
    }

    private static StrictMailServer.Builder wantingAuthUnderTls() {
        return auth(AuthOffer.UNDER_TLS).startTls().requireAuth(REFUSAL);
    }

    /** A server with AUTH that refuses a command until it has heard another. */
    private static StrictMailServer.Builder until(String heard, String command, String refusal) {
        return auth(AuthOffer.ALWAYS).script(before(heard, command, refusal));
    }

    /** Refuses a command until another was heard. */
    private static Function<String, Optional<String>> before(String heard, String command, String refusal) {
        AtomicBoolean was = new AtomicBoolean();
        return line -> {
            was.compareAndSet(false, line.startsWith(heard));
            return was.get() ? Optional.empty() : answer(line, command, refusal);
        };
    }

    /** Refuses a command as soon as another was heard. */
    private static Function<String, Optional<String>> after(String heard, String command, String refusal) {
        AtomicBoolean was = new AtomicBoolean();
        return line -> {
            was.compareAndSet(false, line.startsWith(heard));
            return was.get() ? answer(line, command, refusal) : Optional.empty();
        };
    }

    /** Answers once, and then no more. */
    private static Function<String, Optional<String>> once(Function<String, Optional<String>> script) {
        AtomicBoolean answered = new AtomicBoolean();
        return line -> {
            Optional<String> reply = answered.get() ? Optional.empty() : script.apply(line);
            answered.compareAndSet(false, reply.isPresent());
            return reply;
        };
    }

    private static Optional<String> answer(String line, String command, String reply) {
        return line.matches(command + "\\b.*") ? Optional.of(reply) : Optional.empty();
    }

    /** Its challenge is none; what comes next is the response to it. */
    private static StrictMailServer.Builder withBrokenDigest() {
        AtomicBoolean asked = new AtomicBoolean();
        return auth(AuthOffer.ALWAYS).mechanisms("DIGEST-MD5", "LOGIN").script(line -> {
            if (line.startsWith("AUTH DIGEST-MD5")) {
                asked.set(true);
                return Optional.of("334 Z2FyYmFnZQ==");
            }
            return asked.getAndSet(false) ? Optional.of("501 5.5.2 Invalid base64 data") : Optional.empty();
        });
    }

    /** The connection ends where the second MAIL comes. */
    private static StrictMailServer.Builder closingBeforeTheSecondMail() {
        AtomicInteger mails = new AtomicInteger();
        return wantingAuth()
                .hangUp(line -> line.startsWith("MAIL") && mails.incrementAndGet() == 2
                        ? Optional.of(HangUp.EOF)
                        : Optional.empty());
    }

    /** Asks once more where the exchange is over. */
    private static Function<String, Optional<String>> askingForMore() {
        String last = Base64.getEncoder().encodeToString(Canary.PASSWORD.getBytes(StandardCharsets.US_ASCII));
        return line -> line.equals(last) ? Optional.of("334 bW9yZQ==") : Optional.empty();
    }
}
