package sequitur.cli.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.probe.ProbedSession.Need;
import sequitur.cli.probe.Question.Secrecy;
import sequitur.cli.probe.setup.LoginKind;
import sequitur.cli.walk.Finding;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Extensions;

/** Tries the mechanisms of AUTH that a server offers, as far as a password may be shown to it. */
final class Logins {

    private static final int NO_SUCH_MECHANISM = 504;

    private final Door door;
    private final ProbeLogin login;
    private final Opener opener;
    private final List<String> accepted = new ArrayList<>();

    Logins(Door door, ProbeLogin login, Opener opener) {
        this.door = door;
        this.login = login;
        this.opener = opener;
    }

    /** Whether the password may be shown to this server; if not, a step says why. */
    boolean mayBeShown(ProbedSession session) {
        Secrecy secrecy = door.question().secrecy();
        boolean tls = session.connection().tls();
        boolean proven = session.tls().filter(facts -> facts.flaw().isEmpty()).isPresent();
        if (door.isLocal() || secrecy == Secrecy.CLEAR_TEXT || (tls && (proven || secrecy == Secrecy.UNPROVEN))) {
            return true;
        }
        if (tls) {
            session.tell(session.step(
                    Stage.AUTH,
                    Result.LEFT_OUT,
                    "AUTH was left out: the certificate does not prove who the server is, and the password would go to whoever"
                            + " it is. --insecure sends it all the same."));
        } else {
            session.tell(session.step(
                            Stage.AUTH,
                            Result.CHANGE,
                            "AUTH was left out: the connection is in clear text, and the password would be, too. --cleartext"
                                    + " sends it all the same.")
                    .with(new Trouble(
                            Fault.AUTH_CLEARTEXT.id(),
                            List.of(),
                            "Send over a port with TLS: --all-ports looks for one.",
                            Fault.AUTH_CLEARTEXT.section())));
        }
        return false;
    }

    /** The mechanisms that both sides have, in the order in which they are tried. */
    List<String> shared(ProbedSession session) {
        return shared(session.connection().extensions());
    }

    private List<String> shared(Extensions offered) {
        return login.mechanisms().stream()
                .filter(offered.mechanisms()::contains)
                .toList();
    }

    /** Tells that the login is of no use here. */
    void tellNoneShared(ProbedSession session) {
        boolean offered = session.connection().extensions().offers("AUTH");
        if (!offered) {
            session.tell(session.step(
                    Stage.AUTH,
                    Result.NOTE,
                    "The server offers no AUTH on this connection, so user and password are of no use here."));
            return;
        }
        String names = String.join(", ", session.connection().extensions().mechanisms());
        boolean token = login.kind() == ProbeLogin.Kind.TOKEN;
        Step step = session.step(
                Stage.AUTH,
                Result.CHANGE,
                Words.printable("The server offers " + (names.isEmpty() ? "no mechanism" : names)
                        + ", and none of them takes a " + (token ? "token." : "password.")));
        session.tell(step.with(
                token
                        ? new Trouble(
                                FailureKind.AUTH_NO_MECHANISM.id(),
                                List.of(),
                                "Give the user's password in place of the token, and set no mail.smtp.auth.mechanisms.",
                                "RFC 4954 4")
                        : Trouble.of(session.walk().failed(FailureKind.AUTH_NO_MECHANISM))));
    }

    /**
     * Tries one after the other until one is accepted, each but the first on a connection of its own. A password that was refused is not
     * shown again: a few refusals lock many an account.
     */
    Outcome first(ProbedSession session) {
        List<String> shared = shared(session);
        ProbedSession open = session;
        for (String mechanism : shared) {
            Heard heard = attempt(open, mechanism, Need.MUST_IF_KNOWN);
            if (heard.accepts()) {
                accepted.add(mechanism);
                return new Outcome(open, true);
            }
            Optional<ProbedSession> next = heard.code() == NO_SUCH_MECHANISM ? opener.open() : Optional.empty();
            if (next.isEmpty()) {
                return new Outcome(open, false);
            }
            open.close();
            open = next.get();
        }
        Finding finding = open.walk().failed(FailureKind.AUTH_MECHANISM);
        open.tell(open.step(
                        Stage.AUTH,
                        Result.CHANGE,
                        "The server takes none of the mechanisms that it offers: " + String.join(", ", shared) + ".")
                .with(Trouble.of(finding)));
        return new Outcome(open, false);
    }

    /** Tries the others, each on a connection of its own. */
    void others(List<String> mechanisms) {
        for (String mechanism : mechanisms) {
            if (!accepted.contains(mechanism)) {
                opener.open().ifPresent(session -> {
                    if (attempt(session, mechanism, Need.MAY).accepts()) {
                        accepted.add(mechanism);
                    }
                    session.leave();
                });
            }
        }
    }

    private Heard attempt(ProbedSession session, String mechanism, Need need) {
        return new LoginAttempt(login, door).make(session, mechanism, need);
    }

    /** What the library is to be told, so that it comes to a mechanism that the server has accepted. */
    LoginKind kind(Extensions offered) {
        if (login.kind() == ProbeLogin.Kind.TOKEN) {
            return LoginKind.TOKEN;
        }
        List<String> shared = shared(offered);
        boolean byItself = !shared.isEmpty()
                && accepted.contains(shared.get(0))
                && !shared.get(0).equals("CRAM-MD5");
        if (byItself || accepted.isEmpty()) {
            return LoginKind.PASSWORD;
        }
        return accepted.contains("PLAIN") ? LoginKind.PLAIN : LoginKind.CRAM_MD5;
    }

    /** Tells, if the server was content with a mechanism alone that the mail library does not have. */
    void tellUnusable(ProbedSession session) {
        if (accepted.equals(List.of("OAUTHBEARER"))) {
            Finding finding = session.walk().failed(FailureKind.AUTH_NO_MECHANISM);
            session.tell(session.step(Stage.AUTH, Result.CHANGE, "The mail library has no OAUTHBEARER.")
                    .with(Trouble.of(finding)));
        }
    }

    /** A session, and whether AUTH was accepted on it. */
    record Outcome(ProbedSession session, boolean accepted) {}

    /** Opens another session to the same server, up to AUTH. */
    interface Opener {

        /** Opens it; nothing if the server does not take another one. */
        Optional<ProbedSession> open();
    }
}
