package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;
import sequitur.testbed.server.Transcript;

/** The agent goes into an app that is at work, and out of it, and the app does not notice. */
class AttachTest {

    private static final String ROW = "attached to a running JVM";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private interface Moment {
        void comes(RunningApp app) throws Exception;
    }

    private static final Moment NOTHING = app -> {};

    private static void attach(RunningApp app, String settings, int transports)
            throws IOException, InterruptedException {
        assertThat(AgentCommand.SEQUITUR.run(0, "attach", app.pid(), settings))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .matches("Sequitur \\S+ is attached to " + app.pid() + " \\(\\S*ObedientApp\\)\\."),
                        second -> assertThat(second)
                                .isEqualTo(
                                        switch (transports) {
                                            case 0 ->
                                                "No mail transport is loaded there yet; one is watched from the moment when it"
                                                        + " is.";
                                            case 1 -> "The mail transport that is loaded there is watched from now on.";
                                            default ->
                                                "The " + transports
                                                        + " mail transports that are loaded there are watched from"
                                                        + " now on.";
                                        }));
    }

    private static void detach(RunningApp app) throws IOException, InterruptedException {
        assertThat(AgentCommand.SEQUITUR.run(0, "detach", app.pid()))
                .singleElement()
                .asString()
                .matches("Sequitur \\S+ is detached from " + app.pid() + " \\(\\S*ObedientApp\\)\\.");
    }

    /** Attached and detached in the middle of messages, under the strictest policy there is. */
    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "JAVAX_1_6_2", "JAKARTA_2_0_1", "ANGUS_2_0_5"})
    void noMessageThatIsBeingSentIsDisturbed(Library library) throws Exception {
        List<String> undisturbed = played(library, NOTHING, NOTHING);
        List<String> disturbed = played(library, app -> attach(app, "policy=block", 1), AttachTest::detach);

        assertThat(disturbed).isEqualTo(undisturbed);
        Matrix.ENVIRONMENTS.seen(ROW, "messages in the middle, " + library.label(), "undisturbed");
    }

    /** What the server sees of four connections, in the middle of whose messages something happens. */
    private List<String> played(Library library, Moment first, Moment second) throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(LibraryApp.of(ObedientApp.class, library, folder), server)) {
            for (String name : List.of("idle", "content", "recipient")) {
                app.tell("open " + name + " plain", name + " connected");
            }
            app.tell("open chunks chunks", "chunks connected");
            inTheMiddle(app, first);
            inTheMiddle(app, second);
            for (String name : List.of("idle", "content", "recipient", "chunks")) {
                app.tell("close " + name + " now", name + " closed");
            }
            app.end();
            assertThat(app.errors()).isEmpty();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(server.delivered()).hasSize(14);
            return server.transcripts().stream().map(Transcript::toString).toList();
        }
    }

    private static void inTheMiddle(RunningApp app, Moment moment) throws Exception {
        for (String name : List.of("content", "recipient", "chunks")) {
            app.tell("begin " + name + " " + name.replace("chunks", "content"), name + " waits");
        }
        moment.comes(app);
        for (String name : List.of("content", "recipient", "chunks")) {
            app.tell("go " + name, name + " sent");
        }
        for (String name : List.of("idle", "content", "recipient", "chunks")) {
            app.tell("send " + name, name + " sent");
        }
    }

    /** In the middle of what the library does to connect: after EHLO, STARTTLS, AUTH and the first line of the exchange. */
    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_6_2", "ANGUS_2_0_5"})
    void noConnectionThatIsBeingOpenedIsDisturbed(Library library) throws Exception {
        Semaphore reached = new Semaphore(0);
        CountDownLatch attached = new CountDownLatch(1);
        List<String> waiting = new ArrayList<>(List.of("EHLO", "STARTTLS", "AUTH", "exchange"));
        try (StrictMailServer server = StrictMailServer.builder()
                        .startTls()
                        .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                        .hangUp(line -> {
                            String verb =
                                    line.matches("(EHLO|STARTTLS|AUTH)\\b.*") ? line.split(" ", 2)[0] : "exchange";
                            boolean first;
                            synchronized (waiting) {
                                first = !waiting.isEmpty() && waiting.get(0).equals(verb);
                                if (first) {
                                    waiting.remove(0);
                                }
                            }
                            if (first) {
                                reached.release();
                                await(attached);
                            }
                            return Optional.empty();
                        })
                        .start();
                RunningApp app = RunningApp.start(
                        LibraryApp.of(ObedientApp.class, library, folder)
                                .with(server.trustStore().jvmOptions()),
                        server)) {
            for (String place : List.of("EHLO", "STARTTLS", "AUTH", "exchange")) {
                app.tell("login " + place + " app " + Canary.PASSWORD);
                assertThat(reached.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
            attach(app, "policy=block,require.tls=always,require.auth=always", 1);
            attached.countDown();
            List<String> connected = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                connected.add(app.next());
            }
            assertThat(connected)
                    .containsExactlyInAnyOrder(
                            "EHLO connected", "STARTTLS connected", "AUTH connected", "exchange connected");
            for (String place : List.of("EHLO", "STARTTLS", "AUTH", "exchange")) {
                app.tell("send " + place, place + " sent");
                nestedMailIsBlocked(app, place);
            }
            detach(app);
            for (String place : List.of("EHLO", "STARTTLS", "AUTH", "exchange")) {
                app.tell("close " + place + " now", place + " closed");
            }
            app.end();
            assertThat(server.delivered()).hasSize(4);
            assertThat(app.errors()).noneMatch(line -> line.contains("error of its own"));
        }
        Matrix.ENVIRONMENTS.seen(ROW, "connections in the middle, " + library.label(), "undisturbed");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void nestedMailIsBlocked(RunningApp app, String name) throws IOException, InterruptedException {
        app.tell("raw " + name + " " + MAIL, name + " 250");
        app.tell("raw " + name + " " + MAIL, name + " 503");
        app.tell("raw " + name + " RSET", name + " 250");
    }

    @Test
    void fromTheNextCommandOnItIsAsIfItHadBeenThereFromTheStart() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app =
                        RunningApp.start(LibraryApp.of(ObedientApp.class, Library.ANGUS_2_0_5, folder), server)) {
            attach(app, "policy=block", 0);
            detach(app);
            app.tell("open one plain", "one connected");
            app.tell("open two plain", "two connected");
            app.tell("begin two content", "two waits");

            attach(app, "policy=block", 1);
            app.tell("go two", "two sent");
            nestedMailIsBlocked(app, "one");
            nestedMailIsBlocked(app, "two");
            app.tell("raw one RCPT TO:<one@b.example>", "one 451");
            app.tell("open three plain", "three connected");
            nestedMailIsBlocked(app, "three");

            detach(app);
            nestedMailIsBlocked(app, "one");

            attach(app, "policy=correct", 1);
            app.tell("raw two " + MAIL, "two 250");
            app.tell("raw two " + MAIL, "two 250");
            app.tell("raw two RSET", "two 250");

            detach(app);
            for (String name : List.of("one", "two", "three")) {
                app.tell("close " + name + " now", name + " closed");
            }
            app.end();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(commands(server.transcripts().get(0)))
                    .containsExactly("EHLO", "MAIL", "RSET", "MAIL", "MAIL", "RSET", "QUIT");
            assertThat(commands(server.transcripts().get(1)))
                    .containsExactly(
                            "EHLO", "MAIL", "RCPT", "DATA", "MAIL", "RSET", "MAIL", "RSET", "MAIL", "RSET", "QUIT");
            assertThat(commands(server.transcripts().get(2))).containsExactly("EHLO", "MAIL", "RSET", "QUIT");
        }
        Matrix.ENVIRONMENTS.seen(ROW, "block, correct, detach, attach", "works");
    }

    /** The reply to the RSET that the agent has inserted is late, and who wants it gone has to wait for it. */
    @Test
    void noCorrectionIsTornApart() throws Exception {
        Semaphore inserted = new Semaphore(0);
        CountDownLatch released = new CountDownLatch(1);
        try (StrictMailServer server = StrictMailServer.builder()
                        .hangUp(line -> {
                            if (line.equals("RSET") && released.getCount() > 0) {
                                inserted.release();
                                await(released);
                            }
                            return Optional.empty();
                        })
                        .start();
                RunningApp app =
                        RunningApp.start(LibraryApp.of(ObedientApp.class, Library.ANGUS_2_0_5, folder), server)) {
            app.tell("open one plain", "one connected");
            attach(app, "policy=correct", 1);
            app.tell("raw one " + MAIL, "one 250");
            app.tell("raw one " + MAIL);
            assertThat(inserted.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            assertThat(AgentCommand.SEQUITUR.run(1, "detach", app.pid()))
                    .singleElement()
                    .asString()
                    .matches("Sequitur: it can't be detached from .*: a correction is under way; try again");

            released.countDown();
            app.says("one 250");
            app.tell("raw one " + MAIL, "one 250");
            detach(app);
            app.tell("raw one " + MAIL, "one 503");
            app.tell("close one now", "one closed");
            app.end();
            assertThat(server.awaitQuiet(PATIENCE)).isTrue();
            assertThat(commands(server.transcripts().get(0)))
                    .containsExactly("EHLO", "MAIL", "RSET", "MAIL", "RSET", "MAIL", "MAIL", "QUIT");
        }
        Matrix.ENVIRONMENTS.seen(ROW, "detach in a correction", "refused, and said so");
    }

    private static List<String> commands(Transcript transcript) {
        return transcript.lines().stream()
                .filter(line -> line.startsWith("C: "))
                .map(line -> line.substring(3).split("[ :]", 2)[0])
                .toList();
    }

    @Test
    void everyCopyOfTheTransportIsWovenAndRestored() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app =
                        RunningApp.start(LibraryApp.of(ObedientApp.class, Library.ANGUS_2_0_5, folder), server)) {
            for (String name : List.of("first", "second", "third")) {
                app.tell("copy " + name + " " + MAIL, name + " 250");
                app.tell("copy " + name + " RSET", name + " 250");
            }
            attach(app, "policy=block", 3);
            for (String name : List.of("first", "second", "third", "late")) {
                app.tell("copy " + name + " " + MAIL, name + " 250");
                app.tell("copy " + name + " " + MAIL, name + " 503");
                app.tell("copy " + name + " RSET", name + " 250");
            }
            assertThat(nestedMails(server)).isZero();
            detach(app);
            for (String name : List.of("first", "second", "third", "late")) {
                app.tell("copy " + name + " " + MAIL, name + " 250");
                app.tell("copy " + name + " " + MAIL, name + " 503");
            }
            assertThat(nestedMails(server)).isEqualTo(4);
            app.end();
        }
        Matrix.ENVIRONMENTS.seen(ROW, "several copies of the mail library", "works");
    }

    private static long nestedMails(StrictMailServer server) {
        return server.transcripts().stream()
                .flatMap(transcript -> transcript.lines().stream())
                .filter(line -> line.startsWith("S: 503"))
                .count();
    }
}
