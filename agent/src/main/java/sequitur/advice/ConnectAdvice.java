package sequitur.advice;

import java.util.Optional;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.framework.Change;
import sequitur.smtp.wire.Reply;

/** What mends a connection that did not come about, or that no greeting came on. */
final class ConnectAdvice {

    private static final int RELAY = 25;
    private static final int SUBMISSION = 587;
    private static final String TEN_SECONDS = "10000";
    private static final String MINUTE = "60000";

    /** In milliseconds: a server that is slow to greet may take longer than less. */
    private static final int BRIEF = 10_000;

    private ConnectAdvice() {}

    static Advice of(Failure failure, Facts facts) {
        return switch (failure.kind()) {
            case HOST_UNKNOWN -> unknown(facts);
            case CONNECTION_REFUSED -> refused(facts);
            case CONNECTION_TIMED_OUT -> timedOut(facts);
            case GREETING_MISSING -> noGreeting(facts);
            case GREETING_LOST ->
                new Advice(
                        "The connection to " + facts.server() + " was closed before the greeting.",
                        "ask the server's operator whether this client's address may connect to "
                                + facts.portInWords());
            case GREETING_FOREIGN -> foreign(failure, facts);
            default ->
                new Advice(
                        "This machine has no network route to " + facts.server() + ", " + facts.portInWords() + ".",
                        "have the network route opened for " + facts.portInWords());
        };
    }

    private static Advice unknown(Facts facts) {
        String host = facts.host();
        if (host.contains("://") || host.contains("/") || host.matches(".*[^:]:\\d+")) {
            return new Advice(
                    facts.braced("host") + " holds more than a host name.",
                    "leave only the host name in " + facts.braced("host"));
        }
        if (!host.equals(host.strip())) {
            return new Advice(
                    "There is a space around the host name.", "take the space out of " + facts.braced("host"));
        }
        return new Advice(
                "DNS knows no address of the host name" + (host.isEmpty() ? "" : " " + host) + ".",
                "correct the host name in " + facts.braced("host"));
    }

    private static Advice refused(Facts facts) {
        if (isTheDefault(facts)) {
            return new Advice(
                    "The app named no host, so the library took this machine. "
                            + Wanted.of(facts, "host", "").reason(),
                    "set " + facts.braced("host"));
        }
        return new Advice(
                        "No program listens at " + facts.portInWords() + " of " + facts.server() + ".",
                        "check the port in " + facts.braced("port"))
                .noting("Port 587 is the one for apps, port 465 the one that begins with TLS.");
    }

    private static boolean isTheDefault(Facts facts) {
        return !facts.is(Circumstance.APP_UNKNOWN)
                && (facts.host().isEmpty() || facts.host().equals("localhost"))
                && !facts.session().has(facts.property("host"))
                && !facts.session().has("mail.host")
                && facts.framework().id().equals("plain");
    }

    private static Advice timedOut(Facts facts) {
        String cause = "No answer comes from " + facts.server() + " at " + facts.portInWords()
                + ": a firewall in between drops the connection.";
        return facts.port() == RELAY
                ? new Advice(cause, new Change.Put(facts.property("port"), Integer.toString(SUBMISSION)))
                        .noting("Many networks let no app out to port 25.")
                : new Advice(cause, "have the firewall opened for " + facts.portInWords());
    }

    private static Advice noGreeting(Facts facts) {
        String cause = "The connection to " + facts.server() + " at " + facts.portInWords()
                + " was opened, and no greeting came.";
        if (facts.is(Circumstance.APP_UNKNOWN)) {
            return new Advice(cause, "check that " + facts.braced("port") + " is a port of SMTP");
        }
        Optional<Long> timeout = facts.timeLimit(facts.property("timeout"));
        if (timeout.isEmpty()) {
            Wanted wanted = Wanted.of(facts, "timeout", TEN_SECONDS);
            String missing = facts.nearMiss(wanted.property(), TEN_SECONDS)
                    .orElse("Without " + facts.braced("timeout") + " the app waits for ever.");
            Wanted connect = Wanted.of(facts, "connectiontimeout", TEN_SECONDS);
            Advice advice = new Advice(cause + " " + missing, wanted.change());
            return facts.session().has(connect.property())
                    ? advice
                    : advice.noting(connect.next("connecting has no limit either."));
        }
        boolean brief = timeout.get() < BRIEF;
        Advice advice = brief
                ? new Advice(
                        cause + " The library waited " + timeout.get() + " ms.",
                        Wanted.of(facts, "timeout", MINUTE).change())
                : new Advice(cause, "check that " + facts.braced("port") + " is a port of SMTP");
        return facts.beginsWithTls() ? advice : advice.noting(silentServer(facts));
    }

    /** A server that waits for TLS looks like one that is slow. */
    private static String silentServer(Facts facts) {
        Wanted tls = Wanted.of(facts, "ssl.enable", "true");
        return "If the server begins with TLS at " + facts.portInWords() + ", "
                + facts.framework().words(tls.change()) + ".";
    }

    private static Advice foreign(Failure failure, Facts facts) {
        String words = failure.incident().reply().map(Reply::text).orElse("");
        String protocol = Protocols.of(words).orElse("another protocol");
        return new Advice(
                        "The program at " + facts.portInWords() + " of " + facts.server() + " speaks " + protocol
                                + ", not SMTP.",
                        "set " + facts.braced("port") + " to a port of SMTP")
                .noting("Port 587 is the one for apps, port 465 the one that begins with TLS.");
    }
}
