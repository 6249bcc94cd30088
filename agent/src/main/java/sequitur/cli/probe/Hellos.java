package sequitur.cli.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import sequitur.advice.failure.FailureKind;
import sequitur.cli.probe.ProbedSession.Need;
import sequitur.cli.probe.Question.Begin;
import sequitur.cli.probe.socket.Addresses;
import sequitur.cli.probe.tls.TlsHandshake;
import sequitur.cli.walk.Finding;
import sequitur.smtp.wire.Extensions;

/** Says EHLO, starts TLS where the server offers it, and says EHLO again: what is offered before and after. */
final class Hellos {

    private static final String STARTTLS = "STARTTLS";
    private static final String AUTH = "AUTH";

    private final Door door;
    private final ProbedSession session;
    private Optional<String> substitute = Optional.empty();

    Hellos(Door door, ProbedSession session) {
        this.door = door;
        this.session = session;
    }

    /** Says them; whether the session has come to the point where mail can be sent. */
    boolean say() {
        String name = name();
        if (!hello(name, Extensions.NONE)) {
            return false;
        }
        Extensions before = session.connection().extensions();
        if (session.connection().tls()) {
            return true;
        }
        if (!before.offers(STARTTLS)) {
            if (door.question().begin() == Begin.STARTTLS) {
                Finding missing = session.walk().failed(FailureKind.STARTTLS_MISSING);
                session.tell(session.step(Stage.STARTTLS, Result.CHANGE, "The server offers no STARTTLS at this port.")
                        .with(Trouble.of(missing)));
            }
            return true;
        }
        Heard ready = session.say(Stage.STARTTLS, STARTTLS, Need.MUST, heard -> "The server begins TLS now.");
        return ready.accepts() ? secured() && hello(name, before) : !session.isOver();
    }

    /** The name for EHLO that the settings have to give, since this machine's own is none that a server takes. */
    Optional<String> substitute() {
        return substitute;
    }

    private String name() {
        Optional<String> given = door.question().hello();
        if (given.isPresent()) {
            return given.get();
        }
        String own = session.line().ownAddress();
        String found = Addresses.ownName(door.question().time()).orElse(own);
        List<Finding> wrong = session.walk().wouldBreak("EHLO " + found);
        if (wrong.isEmpty()) {
            return found;
        }
        session.tell(session.step(Stage.EHLO, Result.NOTE, wrong.get(0).what()).with(Trouble.of(wrong.get(0))));
        substitute = Optional.of(own);
        return own;
    }

    private boolean hello(String name, Extensions before) {
        Heard ehlo = session.say(
                Stage.EHLO,
                "EHLO " + name,
                Need.MUST_IF_KNOWN,
                heard -> session.connection().tls()
                        ? underTls(before, session.connection().extensions())
                        : inClear(session.connection().extensions()));
        return ehlo.accepts()
                || session.say(
                                Stage.EHLO,
                                "HELO " + name,
                                Need.MUST,
                                heard -> "The server knows HELO alone: it offers neither TLS nor AUTH.")
                        .accepts();
    }

    private boolean secured() {
        TlsHandshake handshake = door.handshake();
        try {
            session.line().startTls(handshake::over);
        } catch (IOException failed) {
            Finding finding = session.walk().failed(failed, FailureKind.TLS_FAILED);
            session.tell(session.step(Stage.TLS, Result.CHANGE, finding.what()).with(Trouble.of(finding)));
            session.close();
            return false;
        }
        session.secured(handshake.facts());
        session.tls().ifPresent(facts -> Certificates.tell(session, facts));
        return true;
    }

    private String inClear(Extensions offered) {
        List<String> sentences = new ArrayList<>();
        boolean tls = offered.offers(STARTTLS);
        sentences.add(tls ? "It offers TLS by STARTTLS." : "It offers no TLS at this port.");
        sentences.add(
                offered.offers(AUTH)
                        ? "It offers AUTH by " + String.join(", ", offered.mechanisms())
                                + (tls ? " even before TLS." : ".")
                        : tls ? "It offers no AUTH before TLS." : "It offers no AUTH.");
        size(offered).ifPresent(sentences::add);
        return Words.printable(String.join(" ", sentences));
    }

    private static String underTls(Extensions before, Extensions offered) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                offered.offers(AUTH)
                        ? "Under TLS it offers AUTH by " + String.join(", ", offered.mechanisms()) + "."
                        : "It offers no AUTH under TLS either.");
        if (!before.keywords().isEmpty()) {
            changed("New under TLS: ", offered, before).ifPresent(sentences::add);
            changed("No longer offered: ", before, offered).ifPresent(sentences::add);
        }
        size(offered).ifPresent(sentences::add);
        return Words.printable(String.join(" ", sentences));
    }

    private static Optional<String> changed(String what, Extensions here, Extensions there) {
        TreeSet<String> keywords = new TreeSet<>(here.keywords());
        keywords.removeAll(there.keywords());
        return keywords.isEmpty() ? Optional.empty() : Optional.of(what + String.join(", ", keywords) + ".");
    }

    private static Optional<String> size(Extensions offered) {
        long octets = offered.greatestSize();
        return octets == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of("A message may have " + Words.size(octets) + ".");
    }
}
