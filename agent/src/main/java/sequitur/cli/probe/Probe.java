package sequitur.cli.probe;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
        Logins logins = logins(opening, door);
        Taken taken = login.isPresent() ? withLogin(session, logins, opening, door) : withoutLogin(session);
        return new Answer(
                port,
                Optional.of(setup(security, kind(logins, offered), hellos)),
                telling.toChange(),
                taken == Taken.BOTH ? Certainty.ASKED : Certainty.UNASKED,
                login.isEmpty() && offered.offers("AUTH"));
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
        return new Answer(port, Optional.empty(), telling.toChange(), Certainty.UNASKED, false);
    }

    private Logins logins(Opening opening, Door door) {
        return new Logins(door, login.orElse(NO_LOGIN), () -> again(opening, door));
    }

    private static final ProbeLogin NO_LOGIN = new ProbeLogin("", ProbeLogin.Kind.PASSWORD, "");

    /** Another session, up to AUTH; how it came about is not told again. */
    private Optional<ProbedSession> again(Opening opening, Door door) {
        Telling quietly = Telling.nobody();
        return opening.again(door, quietly)
                .open()
                .map(Greeted::session)
                .filter(session -> new Hellos(door, session).say())
                .map(session -> session.tellingTo(telling));
    }

    private Taken withoutLogin(ProbedSession session) {
        Taken taken = new EnvelopeQuestions(question).ask(session, Need.MUST, " without AUTH");
        session.quit();
        return taken;
    }

    private Taken withLogin(ProbedSession session, Logins logins, Opening opening, Door door) {
        EnvelopeQuestions envelope = new EnvelopeQuestions(question);
        boolean offered = session.connection().extensions().offers("AUTH");
        List<String> shared = logins.shared(session);
        Taken taken = envelope.ask(session, offered ? Need.MAY : Need.MUST, " without AUTH");
        if (shared.isEmpty()) {
            logins.tellNoneShared(session);
        } else if (logins.mayBeShown(session)) {
            Optional<ProbedSession> open = ready(session, taken, opening, door);
            return open.map(reached -> afterLogin(reached, logins, envelope, shared))
                    .orElse(Taken.REFUSED);
        }
        session.quit();
        return taken;
    }

    /** The session, or another one where it was refused something: some servers hang up then. */
    private Optional<ProbedSession> ready(ProbedSession session, Taken taken, Opening opening, Door door) {
        if (taken != Taken.REFUSED) {
            return Optional.of(session);
        }
        session.leave();
        return again(opening, door);
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

    private LoginKind kind(Logins logins, Extensions offered) {
        if (login.isPresent()) {
            return offered.offers("AUTH") ? logins.kind(offered) : LoginKind.NONE;
        }
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
                question.hello().or(hellos::helped),
                question.sender(),
                security == Security.NONE ? Optional.empty() : question.certificates());
    }
}
