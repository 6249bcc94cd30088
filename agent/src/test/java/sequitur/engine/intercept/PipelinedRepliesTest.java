package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.engine.weave.Hooks;

/** An app writes several commands before it reads a reply: each reply that it reads is the one to its own command. */
class PipelinedRepliesTest {

    private static final String MAIL = "MAIL FROM:<one@a.example>";
    private static final String RCPT = "RCPT TO:<one@b.example>";
    private static final String DATA = "DATA";
    private static final int SERVER = 0;
    private final Throwable timeout =
            new MessagingException("Exception reading response", new SocketTimeoutException());
    private final Throwable broken = new MessagingException("Exception reading response", new IOException());

    private final HookedTransport transport = new HookedTransport("policy=block");

    private void write(String... lines) {
        for (String line : lines) {
            transport.answer(line);
        }
    }

    private void readFromServer(int code) {
        assertThat(transport.awaited()).isEqualTo(SERVER);
        assertThat(transport.came(code, code + " from the server\n")).isEqualTo(code);
    }

    @Test
    void aLocalReplyInTheEnd() {
        write(MAIL, DATA);

        readFromServer(250);
        assertThat(transport.awaited()).isEqualTo(503);
        assertThat(transport.lastReply()).startsWith("503 5.5.1 DATA");
    }

    @Test
    void localRepliesAlone() {
        write(RCPT, RCPT, DATA);

        assertThat(List.of(transport.awaited(), transport.awaited(), transport.awaited()))
                .containsExactly(451, 451, 503);
        assertThat(transport.awaited()).isEqualTo(SERVER);
    }

    @Test
    void localRepliesInTheBeginningAndInTheMiddle() {
        write(DATA, MAIL, DATA, MAIL, RCPT);

        assertThat(transport.awaited()).isEqualTo(503);
        readFromServer(250);
        assertThat(transport.awaited()).isEqualTo(503);
        assertThat(transport.awaited()).isEqualTo(503);
        readFromServer(550);
        assertThat(transport.awaited()).isEqualTo(SERVER);
    }

    /** Whatever is written and read in whatever order, as long as the server owes a reply, and whatever the server says. */
    @ParameterizedTest
    @ValueSource(strings = {"log", "block", "correct", "correct,dry-run=true"})
    void anyOrder(String policy) {
        int locals = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            HookedTransport any = new HookedTransport("policy=" + policy + ",rule.pipeline-last=off");
            Group group = new Group(any);
            for (int i = 0; i < 60; i++) {
                if (group.mayRead() && random.nextBoolean()) {
                    group.read(random);
                } else {
                    group.write(random);
                }
            }
            locals += group.locals;
            // An agent that has stood aside would leave this to the advice.
            assertThat(any.answer("NOOP\r\nNOOP")).isInstanceOf(MessagingException.class);
        }
        assertThat(locals > 0).isEqualTo(policy.equals("block") || policy.equals("correct"));
    }

    /** What was written and not read; the codes that the server will say, and -1 for each command that was not sent. */
    private static final class Group {

        private static final int LOCAL = -1;
        private static final String[] LINES = {MAIL, RCPT, DATA, "RSET", "MAIL FROM:<two@a.example> SIZE=9", "BDAT 3"};
        private static final int[] CODES = {250, 450, 550, 503};

        private final HookedTransport transport;
        private final Queue<Integer> owed = new ArrayDeque<>();
        private int locals;

        Group(HookedTransport transport) {
            this.transport = transport;
            transport.answer("RSET");
            owed.add(250);
        }

        /** Once the server owes nothing, something may be inserted. */
        boolean mayRead() {
            return owed.element() == LOCAL
                    || owed.stream().filter(code -> code != LOCAL).count() > 1;
        }

        void write(Random random) {
            String line = LINES[random.nextInt(LINES.length)];
            Object answer = transport.answer(line);
            if (answer == null || answer instanceof byte[]) {
                owed.add(line.equals(DATA) ? 503 : CODES[random.nextInt(CODES.length)]);
            } else if (answer == Hooks.SKIP) {
                owed.add(LOCAL);
                locals++;
            } else {
                // BDAT is not answered, but refused with an exception.
                assertThat((Throwable) answer).hasMessageContaining("BDAT");
            }
        }

        void read(Random random) {
            int due = owed.remove();
            int code = transport.awaited();
            assertThat(code != SERVER).isEqualTo(due == LOCAL);
            if (code == SERVER && random.nextInt(100) > 0) {
                assertThat(transport.came(due, due + " from the server\n")).isEqualTo(due);
            } else if (code == SERVER) {
                transport.came(-1, "[EOF]");
            }
        }
    }

    @Test
    void aReplyThatIsLateDoesNotLetOthersPassBefore() {
        write(MAIL, DATA, RCPT);

        assertThat(transport.awaited()).isEqualTo(SERVER);
        transport.failed(timeout);
        readFromServer(250);
        assertThat(transport.awaited()).isEqualTo(503);
        readFromServer(250);
    }

    @Test
    void aConnectionThatEndsInTheMiddle() {
        for (boolean withException : new boolean[] {true, false}) {
            HookedTransport ending = new HookedTransport("policy=block");
            List.of(MAIL, DATA, RCPT).forEach(ending::answer);

            assertThat(ending.awaited()).isEqualTo(SERVER);
            if (withException) {
                ending.failed(broken);
            } else {
                ending.came(-1, "[EOF]");
            }
            assertThat(ending.awaited()).isEqualTo(503);
            assertThat(ending.awaited()).isEqualTo(SERVER);
        }
    }

    /** The library would read from a connection that it does not have any more. */
    @Test
    void aConnectionThatIsClosedUnderTheApp() {
        write(MAIL, DATA, RCPT);

        transport.closed();

        assertThat(List.of(transport.awaited(), transport.awaited(), transport.awaited()))
                .containsExactly(-1, 503, -1);
        assertThat(transport.lastReply()).isEqualTo("[EOF]");
        assertThat(transport.awaited()).isEqualTo(SERVER);
    }

    @Test
    void nothingIsLeftAfterTheAppsOwnEnd() {
        write(MAIL, DATA, "QUIT");
        readFromServer(250);

        transport.closed();

        assertThat(transport.awaited()).isEqualTo(SERVER);
    }

    @Test
    void nothingIsLeftForAnAppThatGoesOnAfterATimeout() {
        HookedTransport log = new HookedTransport("policy=block,rule.pipeline-last=log");
        List.of(MAIL, DATA).forEach(log::answer);
        assertThat(log.awaited()).isEqualTo(SERVER);
        log.failed(timeout);

        assertThat(log.answer("RSET")).isNull();

        assertThat(log.awaited()).isEqualTo(SERVER);
        log.came(250, "250 late\n");
        assertThat(log.awaited()).isEqualTo(SERVER);
    }

    /** Else the app would wait for them in vain. */
    @Test
    void anAgentThatStandsAsideStillGivesWhatItOwes() {
        write(MAIL, DATA, RCPT, MAIL);

        transport.breakTheAgent();

        assertThat(transport.answer(MAIL)).isNull();
        readFromServer(250);
        assertThat(transport.awaited()).isEqualTo(503);
        readFromServer(250);
        assertThat(transport.awaited()).isEqualTo(503);
        readFromServer(503);
    }

    @Test
    void aCommandThatCouldNotBeWrittenIsOwedNothing() {
        write(MAIL, RCPT);
        transport.unwritten();
        write("MAIL FROM:<two@a.example>");

        readFromServer(250);
        assertThat(transport.awaited()).isEqualTo(503);
    }

    /** What the first MAIL becomes nobody knows, and the second may be legal; DATA is not, whatever becomes of both. */
    @Test
    void aCorrectionThatWouldInsertLeavesToTheServerWhatMayBeLegal() {
        HookedTransport correcting = new HookedTransport("policy=correct");

        List<Object> answers = new ArrayList<>();
        for (String line : List.of(MAIL, MAIL, DATA)) {
            Object answer = correcting.answer(line);
            answers.add(answer == null ? "sent" : answer);
        }

        assertThat(answers).containsExactly("sent", "sent", Hooks.SKIP);
    }

    @Test
    void transportsThatTakeThemselvesForOneAnotherAreTwo() {
        Hooks hooks = HookedTransport.hooks("policy=block");
        HookedTransport first = new HookedTransport(hooks, new SameForAll());
        HookedTransport second = new HookedTransport(hooks, new SameForAll());

        assertThat(first.answer(MAIL)).isNull();
        assertThat(second.answer(MAIL)).isNull();
        assertThat(first.answer(DATA)).isEqualTo(Hooks.SKIP);
        assertThat(second.awaited()).isEqualTo(SERVER);
    }

    private static final class SameForAll extends SMTPTransport {

        SameForAll() {
            super(Session.getInstance(new Properties()), new URLName("smtp://localhost"));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SameForAll;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
