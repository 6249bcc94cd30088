package sequitur.cli.probe;

import java.time.Duration;
import java.util.List;
import sequitur.cli.probe.tls.TlsFacts;
import sequitur.cli.walk.Finding;
import sequitur.smtp.session.Encryption;

/** Tells what a handshake has shown. */
final class Certificates {

    private Certificates() {}

    /** Tells protocol and cipher, then the certificate and what is wrong with it. */
    static void tell(ProbedSession session, TlsFacts facts) {
        session.tell(session.step(Stage.TLS, Result.OK, facts.inWords()).underTls());
        Step step = new Step(
                Stage.CERTIFICATE,
                session.port(),
                Encryption.TLS,
                "",
                facts.certificate(),
                facts.flaw().isPresent() ? Result.CHANGE : facts.expiresSoon() ? Result.NOTE : Result.OK,
                facts.verdict(),
                facts.flaw().map(flaw -> trouble(session.walk().failed(flaw.kind()))),
                Duration.ZERO);
        session.tell(step);
    }

    /** The verdict is more exact than the causes that such a failure mostly has. */
    private static Trouble trouble(Finding finding) {
        return new Trouble(finding.id(), List.of(), finding.change(), finding.section());
    }
}
