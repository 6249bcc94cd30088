package sequitur.testbed.pitfall;

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

/** The servers that show {@link DialogueMistakes}. */
final class DialogueServers {

    /** Longer than the client waits for a reply, and not as long as it waits for two. */
    private static final int LATE_MILLIS = 12_000;

    private DialogueServers() {}

    static Map<String, Supplier<StrictMailServer.Builder>> all() {
        Map<String, Supplier<StrictMailServer.Builder>> servers = new LinkedHashMap<>();
        addThoseForUserCode(servers);
        addThoseForReuse(servers);
        addThoseForClosing(servers);
        addThoseForOrdinaryUse(servers);
        return servers;
    }

    private static void addThoseForUserCode(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("g1", StrictMailServer::builder);
        servers.put("g2", StrictMailServer::builder);
        servers.put("g3", () -> StrictMailServer.builder().xclient());
        servers.put("g4", StrictMailServer::builder);
        servers.put("g5", StrictMailServer::builder);
        servers.put("g6", StrictMailServer::builder);
        servers.put("g7", () -> StrictMailServer.builder().auth(AuthOffer.ALWAYS, Client.USER, Canary.PASSWORD));
        servers.put("g8", () -> StrictMailServer.builder().script(lateOnce("MAIL")));
        servers.put("g9", () -> StrictMailServer.builder().startTls());
        servers.put("g10", () -> StrictMailServer.builder().auth(AuthOffer.ALWAYS, Client.USER, Canary.PASSWORD));
        servers.put("g11", StrictMailServer::builder);
        servers.put("g12", StrictMailServer::builder);
        servers.put("g12b", StrictMailServer::builder);
        servers.put("g13", StrictMailServer::builder);
    }

    private static void addThoseForReuse(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("h1", StrictMailServer::builder);
        servers.put("h2", StrictMailServer::builder);
        servers.put("h2b", StrictMailServer::builder);
        servers.put("h2c", StrictMailServer::builder);
        servers.put("h3", StrictMailServer::builder);
        servers.put("h4", StrictMailServer::builder);
        servers.put("h5", StrictMailServer::builder);
        servers.put("h6", StrictMailServer::builder);
        servers.put(
                "h7", () -> StrictMailServer.builder().script(answering("RSET", "500 5.5.2 Error: not recognized")));
        servers.put(
                "h8",
                () -> StrictMailServer.builder()
                        .script(once("RCPT", "421 4.3.2 Shutting down"))
                        .keepOpenAfter421()
                        .hangUp(endingOnce("RCPT TO:<two@b.example>", HangUp.EOF)));
        servers.put(
                "h9",
                () -> StrictMailServer.builder()
                        .script(once("RCPT", "421 4.3.2 Shutting down"))
                        .keepOpenAfter421());
        servers.put("h10", () -> leaving("421 4.4.2 Idle timeout, closing", "MAIL"));
        servers.put("h10b", () -> leaving("421 4.4.2 Idle timeout, closing", "NOOP"));
        servers.put("h11", () -> StrictMailServer.builder().script(lateOnce("NOOP")));
        servers.put("h12", () -> StrictMailServer.builder().script(lateOnce("NOOP")));
        servers.put("h13", () -> StrictMailServer.builder().script(lateOnce("NOOP")));
        servers.put(
                "h14", () -> StrictMailServer.builder().script(lateOnce("NOOP")).sizeLimit(1000));
        servers.put("h15", () -> StrictMailServer.builder().script(lateOnce("MAIL")));
        servers.put("h16", () -> StrictMailServer.builder().script(lateOnce(".")));
        servers.put("h17", StrictMailServer::builder);
        servers.put("h18", StrictMailServer::builder);
        servers.put("h19", () -> StrictMailServer.builder().allowNestedMail());
        servers.put("h20", StrictMailServer::builder);
        servers.put(
                "h21",
                () -> StrictMailServer.builder()
                        .script(once(".", "552 5.3.4 Message too big\r\n250 2.0.0 Ok: queued")));
        servers.put("h22", () -> StrictMailServer.builder().hangUp(endingOnce("MAIL", HangUp.EOF)));
        servers.put("h23", () -> StrictMailServer.builder().lmtp());
        servers.put("h24", () -> StrictMailServer.builder().startTls().script(lateOnce("NOOP")));
        servers.put(
                "h25",
                () -> StrictMailServer.builder()
                        .script(once("RCPT", "250-first line\r\n550 5.1.1 the second line says no")));
        servers.put("h26", () -> leaving("451 4.4.2 Timeout waiting for data from client.", "MAIL"));
    }

    private static void addThoseForClosing(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("j1", DialogueServers::garbling);
        servers.put("j2", StrictMailServer::builder);
        servers.put("j3", StrictMailServer::builder);
        servers.put("j4", StrictMailServer::builder);
        servers.put(
                "j5", () -> StrictMailServer.builder().script(answering("NOOP", "503 5.5.1 Bad sequence of commands")));
        servers.put(
                "j5b",
                () -> StrictMailServer.builder().script(answering("NOOP", "503 5.5.1 Bad sequence of commands")));
        servers.put("s1", StrictMailServer::builder);
        servers.put("s4", StrictMailServer::builder);
        servers.put("s5", StrictMailServer::builder);
    }

    private static void addThoseForOrdinaryUse(Map<String, Supplier<StrictMailServer.Builder>> servers) {
        servers.put("w1", StrictMailServer::builder);
        servers.put("w2", StrictMailServer::builder);
        servers.put("w3", StrictMailServer::builder);
        servers.put("w4", StrictMailServer::builder);
        servers.put(
                "w5",
                () -> StrictMailServer.builder().script(once("RCPT TO:<two@b.example>", "254 2.1.5 Ok, in a way")));
        servers.put("w6", StrictMailServer::builder);
        servers.put("w7", StrictMailServer::builder);
        servers.put("w8", StrictMailServer::builder);
    }

    private static Function<String, Optional<String>> answering(String command, String reply) {
        return line -> line.startsWith(command) ? Optional.of(reply) : Optional.empty();
    }

    private static Function<String, Optional<String>> once(String command, String reply) {
        AtomicBoolean first = new AtomicBoolean(true);
        return line -> line.startsWith(command) && first.getAndSet(false) ? Optional.of(reply) : Optional.empty();
    }

    private static Function<String, Optional<HangUp>> endingOnce(String command, HangUp end) {
        AtomicBoolean first = new AtomicBoolean(true);
        return line -> line.startsWith(command) && first.getAndSet(false) ? Optional.of(end) : Optional.empty();
    }

    /** Does what the command asks for, the first time so late that nobody waits any more. */
    private static Function<String, Optional<String>> lateOnce(String command) {
        AtomicBoolean first = new AtomicBoolean(true);
        return line -> {
            if (line.startsWith(command) && first.getAndSet(false)) {
                try {
                    Thread.sleep(LATE_MILLIS);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            }
            return Optional.empty();
        };
    }

    /**
     * Says farewell right after its first EHLO reply, and reads the command that comes next only to throw it away; RSET finds
     * the connection closed. A second connection is an ordinary one.
     */
    private static StrictMailServer.Builder leaving(String farewell, String unread) {
        Function<String, Optional<String>> hello = once("EHLO", "250 localhost\r\n" + farewell);
        Function<String, Optional<String>> silence = once(unread, "");
        return StrictMailServer.builder()
                .script(line -> hello.apply(line).or(() -> silence.apply(line)))
                .hangUp(endingOnce("RSET", HangUp.EOF));
    }

    /** Says nothing that can be understood from its first MAIL on, and hangs up at the fifth QUIT. */
    private static StrictMailServer.Builder garbling() {
        AtomicBoolean garbled = new AtomicBoolean();
        AtomicInteger farewells = new AtomicInteger();
        Function<String, Optional<String>> mail = once("MAIL", "xyz garbage");
        return StrictMailServer.builder()
                .script(line -> {
                    Optional<String> begun = mail.apply(line);
                    garbled.set(begun.isPresent() || (garbled.get() && !line.startsWith("EHLO")));
                    return garbled.get() ? Optional.of("xyz garbage") : Optional.empty();
                })
                .hangUp(line -> line.equals("QUIT") && garbled.get() && farewells.incrementAndGet() == 5
                        ? Optional.of(HangUp.EOF)
                        : Optional.empty());
    }
}
