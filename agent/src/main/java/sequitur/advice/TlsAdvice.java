package sequitur.advice;

import static sequitur.advice.facts.Circumstance.APP_UNKNOWN;
import static sequitur.advice.facts.Circumstance.UNDER_TLS;

import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.framework.Change;

/** What mends a TLS handshake, or the want of one. */
final class TlsAdvice {

    private static final int SUBMISSION = 587;

    private TlsAdvice() {}

    static Advice of(FailureKind kind, Facts facts) {
        return switch (kind) {
            case TLS_EXPECTED -> expected(facts);
            case TLS_NOT_EXPECTED -> notExpected(facts);
            case CERTIFICATE_UNTRUSTED -> untrusted(facts);
            case CERTIFICATE_NAME ->
                new Advice(
                        "The server's certificate is made out for another name than " + facts.server() + ".",
                        "set " + facts.braced("host") + " to a name that stands in the certificate");
            case STARTTLS_MISSING -> missing(facts);
            case STARTTLS_REFUSED ->
                new Advice(
                        "The server offers STARTTLS and refuses it.",
                        "ask the server's operator why it refuses STARTTLS");
            case STARTTLS_UNAVAILABLE -> unavailable(facts);
            default -> handshake(kind, facts);
        };
    }

    private static Advice handshake(FailureKind kind, Facts facts) {
        return switch (kind) {
            case CERTIFICATE_EXPIRED ->
                new Advice(
                                "The server's certificate is out of date.",
                                "ask the server's operator for a new certificate")
                        .noting("The clock of this machine may be wrong as well.");
            case CLIENT_CERTIFICATE ->
                new Advice(
                        "The server wants a certificate of the client's that it trusts.",
                        "give the JVM a key store with the client's certificate (-Djavax.net.ssl.keyStore)");
            case TLS_VERSION -> version(facts);
            case TLS_CLOSED ->
                new Advice(
                        "The server closed the connection during the TLS handshake.",
                        "ask the server's operator why it ends the handshake at " + facts.portInWords());
            default ->
                new Advice("The TLS handshake failed.", "look at the handshake with -Djavax.net.debug=ssl:handshake");
        };
    }

    /** The server wants TLS before it takes a command; the first sentence says so. */
    static Advice required(Facts facts, String need) {
        Wanted tls = Wanted.of(facts, "starttls.enable", "true");
        if (facts.is(UNDER_TLS)) {
            return new Advice(
                    need + " The connection is under TLS already.", "ask the server's operator what it is missing");
        }
        if (!facts.offers("STARTTLS") && (tls.isMet() || (facts.hasHeardOffer() && !facts.is(APP_UNKNOWN)))) {
            return new Advice(
                            need + " It offers no STARTTLS at " + facts.portInWords()
                                    + ", or something in between takes the offer out.",
                            new Change.Put(facts.property("port"), "465"))
                    .noting(Wanted.of(facts, "ssl.enable", "true").next("port 465 begins with TLS."));
        }
        if (tls.isMet()) {
            return new Advice(
                    need + " No STARTTLS was sent on this connection.", "look at the dialogue (mail.debug=true)");
        }
        Advice advice = tls.advice(need + " The connection is in clear text.");
        return facts.hasLogin() && !facts.meansToLogIn()
                ? advice.noting(Wanted.of(facts, "auth", "true").next("without it the library asks no Authenticator."))
                : advice;
    }

    private static Advice expected(Facts facts) {
        String cause = "The server begins with TLS at " + facts.portInWords()
                + ", and the library waits for a greeting in clear text.";
        Wanted tls = Wanted.of(facts, "ssl.enable", "true");
        return facts.nearMiss(tls.property(), "true")
                .map(found -> new Advice(cause + " " + found, tls.change()))
                .orElseGet(() -> new Advice(cause, tls.change()));
    }

    private static Advice notExpected(Facts facts) {
        String cause =
                "The library begins with TLS, and the server begins in clear text at " + facts.portInWords() + ".";
        Wanted next = Wanted.of(facts, "starttls.enable", "true");
        if (facts.protocol().equals("smtps") && !facts.isTrue("ssl.enable")) {
            return new Advice(
                            cause + " The protocol smtps begins with TLS.",
                            new Change.Put("mail.transport.protocol", "smtp"))
                    .noting("STARTTLS then needs mail.smtp.starttls.enable=true.");
        }
        if (facts.is(APP_UNKNOWN)) {
            return new Advice(
                    cause,
                    "set " + next.property() + "=true in place of " + facts.property("ssl.enable")
                            + "=true or the protocol smtps");
        }
        if (!facts.isTrue("ssl.enable")) {
            return new Advice(cause, new Change.Take(facts.property("socketFactory.class")));
        }
        Advice advice = new Advice(cause, new Change.Put(facts.property("ssl.enable"), "false"));
        return next.isMet() ? advice : advice.noting(next.next("it begins TLS by STARTTLS."));
    }

    private static Advice untrusted(Facts facts) {
        String trust = facts.property("ssl.trust");
        String cause = "This JVM does not trust the certificate of " + facts.server() + ".";
        Optional<String> elsewhere = facts.session().value(otherwise(facts) + "ssl.trust");
        if (elsewhere.isPresent() && !facts.session().has(trust)) {
            Wanted wanted = new Wanted(facts, trust, elsewhere.get());
            return wanted.advice(cause);
        }
        Optional<String> listed = facts.session().value(trust).filter(hosts -> !hosts.contains(facts.host()));
        if (listed.isPresent() && !listed.get().equals("*")) {
            return new Advice(
                    cause + " {" + trust + "} names other hosts.", "add " + facts.host() + " to {" + trust + "}");
        }
        return new Advice(cause, "add the certificate that signed the server's one to {act trust}");
    }

    private static String otherwise(Facts facts) {
        return facts.protocol().equals("smtps") ? "mail.smtp." : "mail.smtps.";
    }

    private static Advice version(Facts facts) {
        String cause = "The server and this JVM have no version of TLS, or no cipher, in common.";
        for (String suffix : new String[] {"ssl.protocols", "ssl.ciphersuites"}) {
            if (facts.session().has(facts.property(suffix))) {
                return new Advice(
                        cause + " " + facts.braced(suffix) + " limits what the JVM offers.",
                        new Change.Take(facts.property(suffix)));
            }
        }
        if (facts.is(APP_UNKNOWN)) {
            return new Advice(cause, new Change.Put(facts.property("ssl.protocols"), "TLSv1.2 TLSv1.3"))
                    .noting("Old releases of the mail library or of the JDK offer TLS 1.0 alone: update them.");
        }
        boolean old =
                facts.release().filter(release -> release.startsWith("1.4.")).isPresent();
        return old
                ? new Advice(
                        cause + " Mail library 1.4 offers TLS 1.0 alone after STARTTLS.",
                        new Change.Put(facts.property("ssl.protocols"), "TLSv1.2"))
                : new Advice(cause, "ask the server's operator for TLS 1.2 or 1.3");
    }

    private static Advice missing(Facts facts) {
        String cause = facts.braced("starttls.required") + " is true, and the server offers no STARTTLS at "
                + facts.portInWords() + ".";
        return facts.port() == SUBMISSION
                ? new Advice(cause, "ask the server's operator why port 587 offers no STARTTLS")
                        .noting("A firewall or virus scanner in between may take the offer out.")
                : new Advice(cause, new Change.Put(facts.property("port"), Integer.toString(SUBMISSION)));
    }

    /** The library gives up on a refused STARTTLS, also where TLS is not required. */
    private static Advice unavailable(Facts facts) {
        String cause = "The server offers STARTTLS and can't start TLS at the moment; the library then sends nothing.";
        return facts.is(APP_UNKNOWN) || facts.hasLogin() || facts.isTrue("starttls.required")
                ? new Advice(cause, "send the message again later, and have the server's operator repair its TLS")
                        .noting("Do not switch STARTTLS off here: the password would travel in clear.")
                : new Advice(cause, new Change.Put(facts.property("starttls.enable"), "false"))
                        .noting("Mail then travels in clear, until the server's operator has repaired its TLS.");
    }
}
