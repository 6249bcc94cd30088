package sequitur.cli.probe;

import java.io.IOException;
import java.util.Optional;
import sequitur.cli.probe.ProbedSession.Need;
import sequitur.cli.probe.ProbedSession.Telltale;

/** One AUTH with all that follows from it (RFC 4954 section 4). It is one step, and shows the mechanism alone. */
final class LoginAttempt {

    /** RFC 5321 section 4.5.3.1.4, without CR LF; by RFC 4954 section 4 it holds for AUTH as well. */
    private static final int LONGEST_COMMAND = 510;

    /** It sends the same as an authorization identity (RFC 4616 section 2), and a few servers take none. */
    private static final String NAMED_TWICE =
            "If both are right: the mail library sends the user's name twice in PLAIN, and a few"
                    + " servers refuse that. Then set mail.smtp.sasl.authorizationid to the empty text.";

    /** No mechanism asks more often. */
    private static final int MOST_CHALLENGES = 5;

    private final ProbeLogin login;
    private final Door door;

    LoginAttempt(ProbeLogin login, Door door) {
        this.login = login;
        this.door = door;
    }

    /** Makes it; what the server has answered in the end. */
    Heard make(ProbedSession session, String mechanism, Need need) {
        Telltale telltale = Telltale.of(Stage.AUTH, "AUTH " + mechanism, need)
                .hinting(mechanism.equals("PLAIN") ? NAMED_TWICE : "");
        try {
            Optional<String> opening = login.opening(mechanism, door.question().host(), door.port());
            String command = "AUTH " + mechanism;
            Optional<String> whole =
                    opening.map(text -> command + " " + text).filter(line -> line.length() <= LONGEST_COMMAND);
            String raw = send(session, whole.orElse(command));
            if (whole.isEmpty() && opening.isPresent() && Heard.of(raw).isChallenge()) {
                session.walk().received(raw);
                raw = send(session, opening.get());
            }
            for (int count = 0; Heard.of(raw).isChallenge() && count < MOST_CHALLENGES; count++) {
                session.walk().received(raw);
                raw = send(
                        session, login.response(mechanism, count, Heard.of(raw).words()));
            }
            return session.tell(telltale, raw, heard -> "The server has let " + Words.printable(login.user()) + " in.");
        } catch (IOException failed) {
            session.tell(telltale, failed);
            return Heard.NOTHING;
        }
    }

    private static String send(ProbedSession session, String line) throws IOException {
        session.walk().sent(line);
        session.line().send(line);
        return session.line().reply();
    }
}
