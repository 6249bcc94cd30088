package sequitur.cli.probe.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import sequitur.engine.config.Printable;

/**
 * What a handshake has shown, in printable ASCII.
 *
 * @param protocol the version of TLS
 * @param cipher the cipher suite
 * @param certificate what the certificate says of itself: lines
 * @param flaw what is wrong with it, if anything is
 * @param verdict what is wrong with it, or that nothing is: one sentence or two
 * @param expiresSoon whether it is valid for less than two weeks
 */
public record TlsFacts(
        String protocol,
        String cipher,
        List<String> certificate,
        Optional<Flaw> flaw,
        String verdict,
        boolean expiresSoon) {

    private static final int TWO_WEEKS = 14;

    /** More names than that are counted. */
    private static final int MOST_NAMES = 8;

    /** Checks that nothing is missing. */
    public TlsFacts {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(cipher, "cipher");
        certificate = List.copyOf(certificate);
        Objects.requireNonNull(flaw, "flaw");
        Objects.requireNonNull(verdict, "verdict");
    }

    static TlsFacts of(SSLSession session, CertificateWitness witness, Instant now) {
        List<Certificate> chain = witness.chain().stream().map(Certificate::of).toList();
        if (chain.isEmpty()) {
            return new TlsFacts(
                    session.getProtocol(),
                    session.getCipherSuite(),
                    List.of(),
                    Optional.of(Flaw.REFUSED),
                    "The server has no certificate.",
                    false);
        }
        Certificate own = chain.get(0);
        return new TlsFacts(
                session.getProtocol(),
                session.getCipherSuite(),
                printable(described(own, chain)),
                witness.flaw(),
                Printable.of(verdict(witness.flaw(), chain, session.getPeerHost(), own.daysLeft(now)))
                        .toString(),
                own.daysLeft(now) < TWO_WEEKS);
    }

    /**
     * Both in a sentence.
     *
     * @return as {@code TLSv1.3 with TLS_AES_256_GCM_SHA384.}
     */
    public String inWords() {
        return protocol + " with " + cipher + ".";
    }

    private static List<String> described(Certificate own, List<Certificate> chain) {
        List<String> lines = new ArrayList<>();
        lines.add("for " + names(own));
        lines.add("issued by " + Certificate.shortName(own.issuer()) + ", valid from " + own.from() + " until "
                + own.until());
        if (chain.size() > 1) {
            lines.add("chain: "
                    + chain.stream()
                            .map(Certificate::subject)
                            .map(Certificate::shortName)
                            .collect(Collectors.joining(" < ")));
        }
        return lines;
    }

    private static String names(Certificate own) {
        List<String> names = own.names();
        int more = names.size() - MOST_NAMES;
        return names.isEmpty()
                ? "no name"
                : names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    private static String verdict(Optional<Flaw> flaw, List<Certificate> chain, String host, long daysLeft) {
        Certificate own = chain.get(0);
        String lastIssuer = Certificate.shortName(chain.get(chain.size() - 1).issuer());
        if (flaw.isEmpty()) {
            return "It is in order: trusted, and for " + host + "."
                    + (daysLeft < TWO_WEEKS ? " It is valid for " + days(daysLeft) + " more." : "");
        }
        return switch (flaw.get()) {
            case EXPIRED -> "It is out of date: it was valid until " + own.until() + ".";
            case NOT_YET_VALID -> "It is not valid yet: it is valid from " + own.from() + ".";
            case OTHER_NAME -> "It is not for " + host + ": it is for " + names(own) + ".";
            case SELF_SIGNED -> "It is self-signed: nobody whom this JVM trusts has signed it.";
            case ISSUER_NOT_SENT ->
                "This JVM does not know its issuer " + lastIssuer + ", and the server does not send the issuer's"
                        + " certificate: the server's chain is incomplete, or the issuer is a company's own.";
            case ISSUER_UNKNOWN ->
                "This JVM does not know " + lastIssuer + ", at whom the chain ends: the issuer is a company's own, or"
                        + " something in between opens TLS.";
            case REFUSED ->
                "Java refuses it: a certificate of its chain may be out of date, revoked, or signed with an algorithm that is"
                        + " too weak.";
        };
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    private static List<String> printable(List<String> lines) {
        return lines.stream().map(line -> Printable.of(line).toString()).toList();
    }
}
