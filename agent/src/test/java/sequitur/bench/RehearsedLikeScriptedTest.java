package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.bench.app.RefusedApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.HangUp;
import sequitur.testbed.server.StrictMailServer;

/**
 * What an app sees of a rehearsal is what it sees without the agent of a server that does the same: the exceptions with all their fields, whether the
 * transport is connected then, and what becomes of the next message.
 */
@Tag("slow")
class RehearsedLikeScriptedTest {

    /** In place of a reply: the connection ends. */
    private static final String DROP = "drop";

    /** Nothing is said for longer than the app waits. */
    private static final String STALL = "stall 1h";

    private static final List<String> REPLIES = List.of(
            DROP,
            STALL,
            "421 4.7.0 Try again later, closing connection",
            "421",
            "432 4.7.12 A password transition is needed",
            "450 4.2.0 Greylisted",
            "450-4.2.1 The user you are trying to contact is receiving mail too quickly\\n450 4.2.1 Please resend",
            "451 4.7.1 Try later",
            "451 Local error in processing",
            "452 4.5.3 Too many recipients",
            "452 4.2.2 Mailbox full",
            "454 4.7.0 Temporary authentication failure",
            "455",
            "499 Odd",
            "500 5.5.2 Error: command not recognized",
            "501 5.5.4 Syntax error",
            "502 5.5.1 Not implemented",
            "503 5.5.1 Bad sequence of commands",
            "504 5.5.4 Unrecognized",
            "521 5.3.2 No mail here",
            "534 5.7.9 Application-specific password required",
            "535-5.7.8 Username and Password not accepted.\\n535-5.7.8 Learn more\\n535 5.7.8 there",
            "538 5.7.11 Encryption required",
            "550 5.1.1 User unknown",
            "550 Denied",
            "551 5.1.6 User not local",
            "552 5.3.4 Message too big",
            "553 5.7.1 Sender address rejected",
            "554 5.7.1 Message rejected as spam",
            "554-\\n554 Service unavailable",
            "555 5.5.4 Parameters not recognized",
            "599 Odd",
            "200 Odd",
            "220 Odd",
            "252 2.5.2 Odd",
            "299",
            "354 Odd",
            "334 T2Rk");

    /** Where it comes in: what the server's script sees, which replies let the library go on, and what the app is given. */
    private record Place(String cue, String line, Set<String> acceptances, List<String> arguments) {

        Place(String cue, String line, Set<String> acceptances, String... arguments) {
            this(cue, line, acceptances, List.of(arguments));
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("greeting", "", Set.of("220")),
            new Place("ehlo", "EHLO", Set.of("250")),
            new Place("starttls", "STARTTLS", Set.of("220"), "mail.smtp.starttls.enable=true"),
            new Place("auth", "AUTH", Set.of("235", "334"), "login", "mail.smtp.auth=true"),
            new Place("mail", "MAIL", Set.of("250")),
            new Place("rcpt", "RCPT", Set.of("250", "251")),
            new Place("rcpt", "RCPT TO:<two", Set.of("250", "251"), "mail.smtp.sendpartial=true"),
            new Place("data", "DATA", Set.of("354", "250")),
            new Place("content-end", ".", Set.of("250")));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "ANGUS_2_0_5"})
    void theAppSeesTheSame(Library library) throws IOException {
        check(library);
    }

    /** On demand: {@code mvn -Pexhaustive}, with all libraries whose jars were copied. */
    @ParameterizedTest
    @MethodSource("copied")
    @Tag("exhaustive")
    void theAppSeesTheSameWithAnyLibrary(Library library) throws IOException {
        check(library);
    }

    static Stream<Library> copied() {
        return Arrays.stream(Library.values())
                .filter(library -> Files.isDirectory(Path.of("target", "libraries", library.toString())));
    }

    /** The scripted server can't refuse a chunk; a strict one refuses each that is too large. */
    @ParameterizedTest
    @CsvSource({
        "JAVAX_1_6_2, content-end, 100000",
        "JAVAX_1_6_2, data, 60",
        "ANGUS_2_0_5, content-end, 100000",
        "ANGUS_2_0_5, data, 60"
    })
    void soItIsWithChunks(Library library, String cue, int size) throws IOException {
        String argument = "localhost|mail.smtp.chunksize=" + size;
        List<String> settings = List.of(
                "sequitur.rehearse=true",
                "sequitur.rehearse.localhost." + cue + "=552 5.3.4 Message size exceeds fixed limit");
        BenchedApp app = BenchedApp.of(RefusedApp.class).on(library);
        try (StrictMailServer strict =
                        StrictMailServer.builder().without("SIZE").sizeLimit(10).start();
                StrictMailServer server =
                        StrictMailServer.builder().without("SIZE").start()) {
            Map<String, String> refused = byCase(run(app, strict, argument));

            assertThat(refused.get(argument)).contains("552 5.3.4 Message size exceeds fixed limit");
            assertThat(byCase(run(app.configured(folder, settings), server, argument)))
                    .isEqualTo(refused);
            assertThat(server.delivered()).isEmpty();
        }
    }

    private record Case(Place place, String reply, String host) {

        String argument() {
            Stream<String> limit = reply.equals(STALL) ? Stream.of("mail.smtp.timeout=100") : Stream.of();
            return String.join(
                    "|",
                    Stream.of(Stream.of(host), place.arguments().stream(), limit)
                            .flatMap(words -> words)
                            .toList());
        }

        Stream<String> settings() {
            String key = "sequitur.rehearse." + host + "." + place.cue();
            String address = place.line().endsWith("<two") ? key + ".address=two@*" : "#";
            // In a properties file a backslash and n are a line feed.
            return Stream.of(key + "=" + reply, address);
        }

        Optional<String> answer(String line) {
            return !place.line().isEmpty() && line.startsWith(place.line()) && !reply.equals(DROP)
                    ? Optional.of(reply.equals(STALL) ? "" : reply.replace("\\n", "\r\n"))
                    : Optional.empty();
        }

        Optional<HangUp> end(String line) {
            return line.startsWith(place.line()) && reply.equals(DROP) ? Optional.of(HangUp.EOF) : Optional.empty();
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        int number = 256;
        for (Place place : PLACES) {
            for (String reply : REPLIES) {
                boolean scriptable = !place.line().isEmpty() && !(place.line().equals(".") && reply.equals(DROP));
                if (scriptable && !place.acceptances().contains(reply.substring(0, 3))) {
                    number++;
                    cases.add(new Case(place, reply, "127.0." + number / 200 + "." + (1 + number % 200)));
                }
            }
        }
        return cases;
    }

    private void check(Library library) throws IOException {
        List<Case> cases = cases();
        String[] arguments = cases.stream().map(Case::argument).toArray(String[]::new);

        Map<String, String> scripted = scripted(library, cases, arguments);
        Map<String, String> rehearsed = rehearsed(library, cases, arguments);

        assertThat(scripted).hasSize(cases.size());
        assertThat(differences(cases, scripted, rehearsed)).isEmpty();
    }

    private static Map<String, String> differences(
            List<Case> cases, Map<String, String> scripted, Map<String, String> rehearsed) {
        Map<String, String> differences = new LinkedHashMap<>();
        for (Case each : cases) {
            String expected = scripted.getOrDefault(each.argument(), "");
            String seen = rehearsed.getOrDefault(each.argument(), "");
            if (!expected.equals(seen)) {
                differences.put(each.place().line() + " " + each.reply(), "\n-" + expected + "\n+" + seen + "\n");
            }
        }
        return differences;
    }

    private static StrictMailServer.Builder server() throws IOException {
        return StrictMailServer.builder()
                .at(InetAddress.getByName("0.0.0.0"))
                .startTls()
                .without("CHUNKING")
                .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD);
    }

    /** Without the agent, from a server that does it. */
    private static Map<String, String> scripted(Library library, List<Case> cases, String... arguments)
            throws IOException {
        AtomicInteger current = new AtomicInteger(-1);
        try (StrictMailServer server = server().script(
                        line -> cases.get(current.get()).answer(line))
                .hangUp(line -> cases.get(current.get()).end(line))
                .start()) {
            BenchedApp app = BenchedApp.of(RefusedApp.class).onSignal(loader -> current.incrementAndGet());
            return byCase(run(app.on(library), server, arguments));
        }
    }

    /** With the agent, before one that does not. */
    private Map<String, String> rehearsed(Library library, List<Case> cases, String... arguments) throws IOException {
        List<String> settings = new ArrayList<>(List.of("sequitur.rehearse=true", "sequitur.policy=log"));
        cases.forEach(each -> each.settings().forEach(settings::add));
        try (StrictMailServer server = server().start()) {
            Finished run =
                    run(BenchedApp.of(RefusedApp.class).on(library).configured(folder, settings), server, arguments);
            assertThat(String.join("\n", run.errors())).doesNotContain("error of its own");
            return byCase(run);
        }
    }

    private static Finished run(BenchedApp app, StrictMailServer server, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(Integer.toString(server.port())));
        all.addAll(List.of(arguments));
        return app.run(all.toArray(String[]::new));
    }

    private static Map<String, String> byCase(Finished run) {
        Map<String, String> seen = new LinkedHashMap<>();
        String name = "";
        for (String line : run.output()) {
            if (line.startsWith("case ")) {
                name = line.substring(5);
                seen.put(name, "");
            } else {
                seen.merge(name, "\n" + line.replaceAll("port: \\d+", "port"), String::concat);
            }
        }
        return seen;
    }
}
