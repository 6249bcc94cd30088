package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sequitur.advice.Counsel;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Thrown;
import sequitur.cli.recording.RecordedEntry;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Start;
import sequitur.engine.config.Printable;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.PasswordEnd;
import sequitur.smtp.session.Passwords;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Refusal;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Walks one session through the model: all that the command line asks of the model about a record is asked here. */
final class ModelWalk {

    private static final String DOT = ".";
    private static final int GREETING = 220;
    private static final int FIRST_REFUSAL = 400;

    /** A client that awaits more replies than this is not followed any more. */
    private static final int MOST_OUTSTANDING = 1000;

    /** What a connection that broke off tells of it. */
    private static final Thrown LOST = new Thrown(List.of(new Thrown.Link("", "[EOF]")));

    /** What the dialogue before it tells more of than a list of causes. */
    private static final Set<FailureKind> OF_THE_DIALOGUE = EnumSet.of(
            FailureKind.AUTH_NO_MECHANISM,
            FailureKind.ANSWER_TIMED_OUT,
            FailureKind.CONNECTION_LOST,
            FailureKind.WRITE_FAILED);

    private static final Pattern SPACES = Pattern.compile("[\\x00-\\x20]+");

    private final Transcript transcript = new Transcript();
    private final RecordedServer server;
    private final Set<Integer> refusals = new HashSet<>();
    private final RecordedFailures failures = new RecordedFailures();
    private final RecordedFacts facts;
    private final boolean exceptionsAlone;

    /** The lines whose replies are outstanding. */
    private final Deque<Awaiting> awaiting = new ArrayDeque<>();

    private Optional<DiagnosedRefusal> firstRefusal = Optional.empty();
    /** What was refused by a reply that the record does not hold; an exception may tell it. */
    private Verb unread = Verb.OTHER;

    private List<CheckedEntry> entries = new ArrayList<>();
    private SessionState state;
    private Encryption begun;
    private String place = "";
    private int notJudged;
    private int lastLine = 1;

    /**
     * Begins a walk.
     *
     * @param session the session, or its first part
     * @param requirements what its server is known to insist on
     */
    ModelWalk(RecordedSession session, Requirements requirements) {
        server = session.server();
        exceptionsAlone = session.start() == Start.NOTHING_SAID && server.equals(RecordedServer.UNKNOWN);
        facts = new RecordedFacts(server);
        state = initial(session, requirements);
        begun = encryption();
        state.outstanding().forEach(verb -> awaiting.add(Awaiting.NOTHING));
    }

    /**
     * A line whose reply is outstanding.
     *
     * @param foreseen whether a refusal of it is foretold by a violation
     * @param line the line, if it is MAIL or RCPT; else empty text
     */
    private record Awaiting(boolean foreseen, String line) {

        static final Awaiting NOTHING = new Awaiting(false, "");

        /** Tells whether it is foreseen alone. */
        @Override
        public String toString() {
            return "Awaiting[foreseen=" + foreseen + "]";
        }
    }

    private static SessionState initial(RecordedSession session, Requirements requirements) {
        RecordedServer server = session.server();
        Encryption encryption = server.tls() ? Encryption.TLS : Encryption.NONE;
        Peer peer = server.loopback() ? Peer.LOOPBACK : Peer.REMOTE;
        SessionState opened = SessionState.opened(encryption, peer, requirements)
                .takingPasswords(PasswordEnd.of(server.host())
                        .map(PasswordEnd::passwords)
                        .orElse(Passwords.TAKEN));
        return switch (session.start()) {
            case MIDDLE, CONTINUED -> SessionState.unknown(encryption, peer, requirements);
            case HELLO -> opened.received(GREETING, Integer.toString(GREETING));
            case GREETING, NOTHING_SAID -> opened;
        };
    }

    /** Walks on through what the record holds of the session; what was said before is known. */
    CheckedSession check(RecordedSession session) {
        session.entries().forEach(this::take);
        if (session.ending() == RecordedSession.Ending.WHOLE) {
            missing().map(CheckedEntry.CheckedRemark::new).ifPresent(entries::add);
        }
        CheckedSession checked = new CheckedSession(server, begun, session.start(), entries, notJudged, place);
        begun = encryption();
        entries = new ArrayList<>();
        notJudged = 0;
        return checked;
    }

    /** The state that the session has come to. */
    SessionState state() {
        return state;
    }

    /** What has been told of the app and of its server so far. */
    Facts facts() {
        return facts.in(state);
    }

    /** The first refusal of the server so far, whether or not a violation has foretold it. */
    Optional<DiagnosedRefusal> firstRefusal() {
        return firstRefusal;
    }

    /** What is missing at the end, once the session does not go on: replies that never came. */
    private Optional<Finding> missing() {
        List<Verb> outstanding = state.outstanding();
        boolean explained = !failures.isEmpty() || state.connection().closed() || exceptionsAlone;
        return explained || outstanding.isEmpty() || outstanding.get(0) == Verb.QUIT
                ? Optional.empty()
                : Optional.of(MissingReply.of(lastLine, outstanding.get(0), facts.in(state)));
    }

    private void take(RecordedEntry entry) {
        if (!(entry instanceof RecordedEntry.CallPlace)) {
            lastLine = entry.line();
        }
        if (entry instanceof RecordedEntry.RecordedCommand command) {
            command(command);
        } else if (entry instanceof RecordedEntry.RecordedReply answer) {
            answer(answer);
        } else if (entry instanceof RecordedEntry.RecordedContent content) {
            entries.add(new CheckedEntry.CheckedContent(content.line(), content.count()));
        } else if (entry instanceof RecordedEntry.RecordedDot end) {
            take(Verb.END_OF_CONTENT, new RecordedEntry.RecordedCommand(end.line(), DOT, false, end.recorded()));
        } else if (entry instanceof RecordedEntry.EndedConnection) {
            end(entry.line());
        } else if (entry instanceof RecordedEntry.RecordedFailure failure) {
            fail(failure.line(), failure.failure());
        } else if (entry instanceof RecordedEntry.ToldRefusal told) {
            told(told);
        } else if (entry instanceof RecordedEntry.CallPlace call && place.isEmpty()) {
            place = Printable.of(call.text()).toString();
        }
    }

    private Encryption encryption() {
        return state.connection().tls() ? Encryption.TLS : Encryption.NONE;
    }

    /** The replies told the record's reader of a SASL exchange; where the model lost count, the reader is right. */
    private void command(RecordedEntry.RecordedCommand command) {
        if (awaiting.size() >= MOST_OUTSTANDING) {
            giveUp(command.line());
        } else {
            take(command.secret() ? Verb.SASL_RESPONSE : state.classify(octets(command)), command);
        }
    }

    private void giveUp(int line) {
        if (notJudged == 0) {
            entries.add(new CheckedEntry.NotJudged(
                    line,
                    "More than " + MOST_OUTSTANDING + " commands stand here without a reply; those that follow are not"
                            + " judged until the replies have come."));
        }
        notJudged++;
    }

    private void take(Verb verb, RecordedEntry.RecordedCommand command) {
        byte[] octets = octets(command);
        boolean followed = verb == state.classify(octets);
        List<Violation> violations = followed ? Rulebook.check(state, verb, octets) : List.of();
        String shown = transcript.show(state, verb, command);
        List<AdvisedViolation> broken =
                violations.stream().map(violation -> advised(violation, verb)).toList();
        Optional<Insertion> insertion = Insertion.before(state, server, octets, violations);
        facts.sent(state, verb, shown);
        state = state.sent(verb, octets);
        boolean ofEnvelope = verb == Verb.MAIL || verb == Verb.RCPT;
        awaiting.add(new Awaiting(insertion.isPresent(), ofEnvelope ? command.text() : ""));
        entries.add(new CheckedEntry.CheckedCommand(
                command.line(), shown, onTheWire(verb, shown), isCounted(verb), command.recorded(), broken, insertion));
    }

    private AdvisedViolation advised(Violation violation, Verb verb) {
        Facts known = facts.in(state);
        return new AdvisedViolation(violation, Counsel.on(violation.rule().fault(), verb, known));
    }

    private static byte[] octets(RecordedEntry.RecordedCommand command) {
        return command.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void answer(RecordedEntry.RecordedReply answer) {
        String shown = transcript.show(answer);
        if (answer.recorded()) {
            refusals.add(answer.code());
        } else if (answer.code() >= FIRST_REFUSAL) {
            unread = awaited();
        }
        Awaiting answered = Optional.ofNullable(awaiting.poll()).orElse(Awaiting.NOTHING);
        boolean unforeseen = !answered.foreseen();
        boolean asked = unforeseen || firstRefusal.isEmpty();
        Optional<DiagnosedRefusal> refused = asked && answer.code() >= FIRST_REFUSAL && answer.recorded()
                ? Optional.of(diagnosed(answer))
                : Optional.empty();
        firstRefusal = firstRefusal.or(() -> refused);
        Optional<Finding> refusal =
                refused.filter(found -> unforeseen).map(found -> finding(answer.line(), shown, found));
        facts.answered(awaited(), Reply.parse(shown.strip()));
        SessionState before = state;
        state = state.received(answer.code(), answer.text());
        if (state.outstanding().isEmpty()) {
            awaiting.clear();
        }
        Optional<Insertion> insertion = refused.filter(found -> refusal.isPresent())
                .flatMap(found -> Insertion.after(
                        found.reply(), found.answered(), before, state, new Insertion.Told(server, answered.line())));
        entries.add(new CheckedEntry.CheckedReply(answer.line(), shown, answer.recorded(), refusal, insertion));
        if (state.connection().tls() && !before.connection().tls()) {
            entries.add(new CheckedEntry.TlsBegan(answer.line()));
        }
    }

    private static Finding finding(int line, String shown, DiagnosedRefusal refusal) {
        return Finding.of(
                line,
                command(refusal.answered()),
                shown.strip(),
                refusal,
                refusal.diagnosis()
                        .first()
                        .map(Refusal::verb)
                        .map(ModelWalk::command)
                        .orElse(""));
    }

    private DiagnosedRefusal diagnosed(RecordedEntry.RecordedReply answer) {
        Verb answered = awaited();
        Reply reply = Reply.parse(answer.text());
        return DiagnosedRefusal.of(reply, answered, ReplyDiagnosis.of(reply, answered, state), facts.in(state));
    }

    /** An exception repeats what the server said; where the dialogue is there, it says nothing new. */
    private void told(RecordedEntry.ToldRefusal told) {
        Reply reply = Reply.parse(told.text());
        if (refusals.add(reply.code())) {
            Verb answered = unread;
            Diagnosis diagnosis =
                    answered == Verb.OTHER ? ReplyDiagnosis.of(reply) : ReplyDiagnosis.of(reply, answered, state);
            String shown = transcript.show(new RecordedEntry.RecordedReply(told.line(), told.text() + "\n", true));
            DiagnosedRefusal refusal = DiagnosedRefusal.of(reply, answered, diagnosis, facts.in(state));
            entries.add(new CheckedEntry.CheckedRemark(Finding.of(told.line(), "", shown.strip(), refusal, "")));
            state = state.over();
        }
    }

    /** Of a chain of exceptions only the most exact one is kept. */
    private void fail(int line, Thrown thrown) {
        Verb awaited = awaited();
        Facts known = facts.in(state);
        failures.add(thrown, awaited, known).ifPresent(failure -> {
            int last = entries.size() - 1;
            if (last >= 0
                    && entries.get(last) instanceof CheckedEntry.CheckedRemark remark
                    && remark.finding().kind() == Finding.Kind.FAILURE) {
                entries.remove(last);
            }
            List<String> causes = OF_THE_DIALOGUE.contains(failure.kind())
                            && state.connection().isKnown()
                    ? List.of()
                    : failure.kind().causes();
            Counsel counsel = Counsel.on(failure, known);
            entries.add(new CheckedEntry.CheckedRemark(
                    Finding.of(line, command(awaited), failure.kind(), counsel, causes)));
        });
    }

    /** What is awaited; where there are exceptions alone, nobody knows it. */
    private Verb awaited() {
        return exceptionsAlone
                ? Verb.OTHER
                : state.outstanding().stream().findFirst().orElse(Verb.OTHER);
    }

    private void end(int line) {
        boolean lost = !state.outstanding().isEmpty()
                && state.outstanding().get(0) != Verb.QUIT
                && !state.connection().closed()
                && refusals.stream().noneMatch(code -> code >= FIRST_REFUSAL);
        entries.add(new CheckedEntry.CheckedEnd(line));
        if (lost) {
            fail(line, LOST);
        }
        state = state.over();
        awaiting.clear();
    }

    private static String command(Verb verb) {
        return switch (verb) {
            case SASL_RESPONSE -> Verb.AUTH.label();
            case OTHER, CONNECT -> "";
            default -> verb.label();
        };
    }

    private static boolean isCounted(Verb verb) {
        return verb != Verb.SASL_RESPONSE && verb != Verb.END_OF_CONTENT;
    }

    /** The verb as it was sent. */
    private static String onTheWire(Verb verb, String shown) {
        return switch (verb) {
            case SASL_RESPONSE -> "";
            case END_OF_CONTENT -> DOT;
            case OTHER -> shown.startsWith("[") ? "" : SPACES.split(shown, 2)[0].toUpperCase(Locale.ROOT);
            case BDAT_LAST -> Verb.BDAT.name();
            default -> verb.name();
        };
    }
}
