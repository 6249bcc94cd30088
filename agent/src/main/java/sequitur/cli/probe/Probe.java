package sequitur.cli.probe;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.probe.Answer.Certainty;
import sequitur.cli.probe.EnvelopeQuestions.Taken;
import sequitur.cli.probe.Opening.Greeted;
import sequitur.cli.probe.ProbedSession.Need;
import sequitur.cli.probe.Question.Begin;
import sequitur.cli.probe.setup.LoginKind;
import sequitur.cli.probe.setup.Security;
import sequitur.cli.probe.setup.ServerSetup;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Extensions;

/**
 * Asks one server at one port what it says to each command, as one would by hand, and never sends DATA. Every step is told as soon as it is
 * done, and none takes longer than the question allows.
 */
public final class Probe {

    private static final Trouble NO_SECOND = new Trouble(
            FailureKind.CONNECTION_LOST.id(),
            List.of("The server had refused MAIL or RCPT before, and counts that against this client."),
            "Ask again without --from and --to.",
            "");

    private final Question question;
    private final Optional<ProbeLogin> login;
    private final int port;
    private final Telling telling;

    private Probe(Question question, Optional<ProbeLogin> login, int port, Consumer<Step> listener) {
        this.question = question;
        this.login = login;
        this.port = port;
        this.telling = new Telling(listener, login);
    }

    /**
     * Asks.
     *
     * @param question what is asked
     * @param login who is to be let in, if that is to be tried
     * @param port the port, 1 to 65535
     * @param listener is told of each step
     * @return what came of it
     */
    public static Answer ask(Question question, Optional<ProbeLogin> login, int port, Consumer<Step> listener) {
        return new Probe(question, login, port, listener).answer();
    }

    private Answer answer() {
        List<InetAddress> addresses = new Entrance(question, port, telling).addresses();
        Opening opening = Opening.of(question, addresses, port, telling);
        Optional<Greeted> greeted = addresses.isEmpty() ? Optional.empty() : opening.open();
        if (greeted.isEmpty()) {
            return unreached();
        }
        Door door = greeted.get().door();
        ProbedSession session = greeted.get().session();
        Hellos hellos = new Hellos(door, session);
        if (!hellos.say()) {
            session.quit();
            return unreached();
        }
        Security security = security(opening, session);
        Extensions offered = session.connection().extensions();
        Logins.Opener opener = () -> again(opening, door);
        Optional<Logins> logins = login.map(known -> new Logins(door, known, opener));
        Taken taken = logins.map(known -> withLogin(session, known, opener)).orElseGet(() -> withoutLogin(session));
        LoginKind kind = logins.map(known -> offered.offers("AUTH") ? known.kind(offered) : LoginKind.NONE)
                .orElseGet(this::missing);
        return new Answer(
                port, Optional.of(setup(security, kind, hellos)), telling.toChange(), certainty(taken, offered));
    }

    private Certainty certainty(Taken taken, Extensions offered) {
        if (taken == Taken.BOTH) {
            return Certainty.ASKED;
        }
        return login.isEmpty() && offered.offers("AUTH") ? Certainty.UNTRIED : Certainty.UNASKED;
    }

    /** How mail is to go out: where the server offers TLS, or it is required, not without it. */
    private Security security(Opening opening, ProbedSession session) {
        if (opening.beginsWithTls()) {
            return Security.TLS;
        }
        boolean startTls = session.connection().tls()
                || session.connection().extensions().offers("STARTTLS")
                || question.begin() == Begin.STARTTLS;
        return startTls ? Security.STARTTLS : Security.NONE;
    }

    private Answer unreached() {
        return new Answer(port, Optional.empty(), telling.toChange(), Certainty.UNASKED);
    }

    /** Another session, up to AUTH; how it came about is not told again. */
    private Optional<ProbedSession> again(Opening opening, Door door) {
        Optional<ProbedSession> session =
                opening.again(door, Telling.nobody()).open().map(Greeted::session);
        Optional<ProbedSession> ready =
                session.filter(greeted -> new Hellos(door, greeted).say()).map(greeted -> greeted.tellingTo(telling));
        if (ready.isEmpty()) {
            session.ifPresent(ProbedSession::close);
        }
        return ready;
    }

    private Taken withoutLogin(ProbedSession session) {
        Taken taken = new EnvelopeQuestions(question).ask(session, Need.MUST, " without AUTH");
        session.quit();
        return taken;
    }

    private Taken withLogin(ProbedSession session, Logins logins, Logins.Opener opener) {
        EnvelopeQuestions envelope = new EnvelopeQuestions(question);
        boolean offered = session.connection().extensions().offers("AUTH");
        List<String> shared = logins.shared(session);
        Taken taken = envelope.ask(session, offered ? Need.MAY : Need.MUST, " without AUTH");
        if (shared.isEmpty()) {
            logins.tellNoneShared(session);
        } else if (logins.mayBeShown(session)) {
            Optional<ProbedSession> open = ready(session, taken, opener);
            if (open.isEmpty()) {
                telling.tell(Step.silent(
                                Stage.CONNECT, port, Result.CHANGE, "The server took no second connection for AUTH.")
                        .with(NO_SECOND));
            }
            return open.map(reached -> afterLogin(reached, logins, envelope, shared))
                    .orElse(Taken.REFUSED);
        }
        session.quit();
        return taken;
    }

    /** The session, or another one where it was refused something: some servers hang up then. */
    private static Optional<ProbedSession> ready(ProbedSession session, Taken taken, Logins.Opener opener) {
        if (taken != Taken.REFUSED) {
            return Optional.of(session);
        }
        session.leave();
        return opener.open();
    }

    private static Taken afterLogin(
            ProbedSession session, Logins logins, EnvelopeQuestions envelope, List<String> shared) {
        Logins.Outcome outcome = logins.first(session);
        Taken taken = outcome.accepted() ? envelope.ask(outcome.session(), Need.MUST, " after AUTH") : Taken.REFUSED;
        outcome.session().quit();
        if (outcome.accepted()) {
            logins.others(shared);
            logins.tellUnusable(session);
        }
        return taken;
    }

    /** What the server wants, where no login was given. */
    private LoginKind missing() {
        boolean needed = telling.toChange().stream()
                .anyMatch(step -> step.trouble()
                        .filter(trouble -> trouble.id().equals(Fault.AUTH_REQUIRED.id()))
                        .isPresent());
        return needed ? LoginKind.PASSWORD : LoginKind.NONE;
    }

    private ServerSetup setup(Security security, LoginKind kind, Hellos hellos) {
        return new ServerSetup(
                question.host(),
                port,
                security,
                kind,
                login.map(ProbeLogin::user),
                question.hello().or(hellos::substitute),
                question.sender(),
                security == Security.NONE ? Optional.empty() : question.certificates());
    }
}
