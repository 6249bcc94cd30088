package sequitur.advice;

import static sequitur.advice.facts.Circumstance.APP_UNKNOWN;
import static sequitur.advice.facts.Circumstance.AUTHENTICATED;
import static sequitur.advice.facts.Circumstance.USED_BEFORE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.Incident;
import sequitur.advice.framework.Change;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** What mends a refusal, by the fault that the server's words tell and by what the app has done already. */
final class RefusalAdvice {

    /** A property with its value in a remedy. */
    private static final Pattern ASSIGNED = Pattern.compile("(mail\\.[a-z0-9.]*[a-z0-9])=([A-Za-z0-9]+)");

    private static final Pattern OF_SMTP = Pattern.compile("mail\\.smtp\\.([a-z0-9.]*[a-z0-9])(?!\\.?\\*)");

    private static final List<String> BEHIND_MAIL = List.of("mailextension", "submitter", "dsn.ret");
    private static final List<String> BEHIND_RCPT = List.of("dsn.notify");

    private RefusalAdvice() {}

    static Advice of(Failure failure, Facts facts) {
        Fault fault = failure.fault().orElse(Fault.NOT_SEQUENCE);
        Incident incident = failure.incident();
        return switch (fault) {
            case STARTTLS_REQUIRED, REQUIRETLS ->
                TlsAdvice.required(facts, "The server takes this command under TLS only.");
            case AUTH_CLEARTEXT -> TlsAdvice.required(facts, "The server takes AUTH under TLS only.");
            case AUTH_REQUIRED -> LoginAdvice.of(facts, need(failure));
            case RELAY_DENIED -> relay(facts);
            case EHLO_AFTER_STARTTLS, HELLO_FIRST -> tlsBeforeAuth(failure, facts);
            case HELLO_NAME -> HelloAdvice.of(facts, "The server does not accept the name in EHLO.");
            case AUTH_OFFERED -> LoginAdvice.notTaken(facts);
            case AUTH_FAILED -> AuthAdvice.wrongPassword(facts);
            case SENDER_IDENTITY, SENDER_DOMAIN -> PolicyAdvice.sender(fault, incident, facts);
            case PATH_SYNTAX -> path(incident, facts);
            case RCPT_BEFORE_MAIL -> noSender(incident, facts);
            case SMTPUTF8_NEEDED -> utf8(facts);
            case SESSION_CLOSED -> closed(incident, facts);
            case MAIL_LIMIT -> PolicyAdvice.limit(incident, facts);
            case ACCOUNT_BLOCKED -> PolicyAdvice.account(incident, facts);
            case REPUTATION -> PolicyAdvice.reputation(facts);
            case CONTENT_REJECTED -> PolicyAdvice.content(incident, facts);
            case BDAT_OFFERED -> chunks(facts);
            default -> general(fault, facts);
        };
    }

    private static String need(Failure failure) {
        if (!failure.isUnspoken()) {
            return "The server takes no mail from a client that has not authenticated.";
        }
        boolean listed = failure.incident()
                .fault()
                .filter(said -> said == Fault.REPUTATION || said == Fault.SENDER_POLICY)
                .isPresent();
        return listed
                ? "The server does not trust this client's address or sender, and the client has not authenticated, which"
                        + " mostly lifts that."
                : "The client has not authenticated, and the reply names no clearer reason.";
    }

    private static Advice relay(Facts facts) {
        if (facts.is(AUTHENTICATED)) {
            return LoginAdvice.relay(facts);
        }
        if (facts.hasOffered("AUTH") || facts.offers("STARTTLS")) {
            return LoginAdvice.of(
                    facts, "The server passes on mail to other domains only for clients that have authenticated.");
        }
        return facts.hasHeardOffer() && !facts.is(APP_UNKNOWN)
                ? new Advice(
                                Fault.RELAY_DENIED.meaning() + " It offers no AUTH at " + facts.portInWords() + ".",
                                "have the server's operator let this machine's address send to other domains")
                        .noting("Or set " + facts.braced("host") + " to the server that sends for this app.")
                : general(Fault.RELAY_DENIED, facts);
    }

    /** The library sends STARTTLS by itself when AUTH is answered by 530, and then AUTH again without EHLO. */
    private static Advice tlsBeforeAuth(Failure failure, Facts facts) {
        Verb at = failure.incident().at();
        Wanted tls = Wanted.of(facts, "starttls.enable", "true");
        return tls.isMet() || (at != Verb.AUTH && at != Verb.SASL_RESPONSE)
                ? general(failure.fault().orElse(Fault.HELLO_FIRST), facts)
                : tls.advice(
                        "The library began TLS only when AUTH was refused, and sent AUTH again without a new EHLO.");
    }

    private static Advice path(Incident incident, Facts facts) {
        String from = facts.property("from");
        Optional<Advice> behind = behindThePath(incident, facts);
        if (behind.isPresent()) {
            return behind.get();
        }
        if (incident.at() == Verb.RCPT) {
            return new Advice(
                    "The recipient's address is malformed.",
                    "check addresses with InternetAddress.validate() before sending");
        }
        if (isNullSender(facts)) {
            return new Advice(
                    "{" + from + "} is <>, the empty sender of a bounce, and this server does not accept it.",
                    "set {" + from + "} to an address, or update the server: RFC 5321 4.5.5 allows <>");
        }
        return facts.session().has(from)
                ? new Advice("{" + from + "} is no full address.", "set {" + from + "} to an address with a domain")
                : new Advice(
                        "The sender's address has no domain, or is malformed.",
                        "send from an address with a domain ({act from})");
    }

    /** What a property puts behind the address in MAIL or RCPT, where the reply does not speak of the address. */
    private static Optional<Advice> behindThePath(Incident incident, Facts facts) {
        List<String> asked = incident.at() == Verb.RCPT ? BEHIND_RCPT : BEHIND_MAIL;
        boolean ofTheAddress = incident.reply()
                .flatMap(Reply::status)
                .filter(status -> status.contains(".1."))
                .isPresent();
        return ofTheAddress
                ? Optional.empty()
                : asked.stream()
                        .map(facts::property)
                        .filter(facts.session()::has)
                        .findFirst()
                        .map(property -> new Advice(
                                "The server does not take what stands behind the address in "
                                        + incident.at().label() + ": {" + property + "} asks for it.",
                                new Change.Take(property)));
    }

    private static Advice noSender(Incident incident, Facts facts) {
        return isNullSender(facts) && incident.at() == Verb.RCPT
                ? path(new Incident(Verb.MAIL, incident.reply(), incident.fault(), incident.thrown()), facts)
                : general(Fault.RCPT_BEFORE_MAIL, facts);
    }

    private static boolean isNullSender(Facts facts) {
        return facts.session()
                .value(facts.property("from"))
                .filter(value -> value.isEmpty() || value.equals("<>"))
                .isPresent();
    }

    private static Advice utf8(Facts facts) {
        String cause = "An address holds letters beyond ASCII.";
        if (!facts.offers("SMTPUTF8")) {
            return new Advice(
                    cause + " The server does not offer SMTPUTF8.",
                    "use an address in ASCII (a domain can be written as xn--)");
        }
        Wanted wanted = new Wanted(facts, "mail.mime.allowutf8", "true");
        boolean old = facts.release()
                .filter(release -> release.startsWith("1.4") || release.startsWith("1.5"))
                .isPresent();
        if (old || wanted.isMet()) {
            return new Advice(cause + " The mail library sends no SMTPUTF8 before 1.6.", "update the mail library");
        }
        return wanted.advice(cause + " The server offers SMTPUTF8, and the library does not use it.");
    }

    private static Advice closed(Incident incident, Facts facts) {
        if (incident.at() == Verb.EHLO || incident.at() == Verb.HELO) {
            return HelloAdvice.isDoubtful(facts) && !incident.replySays("4.3.2", "not available", "busy")
                    ? HelloAdvice.of(facts, "The server ended the session at EHLO.")
                    : new Advice("The server ended the session at EHLO.", "send the message again later");
        }
        if (PolicyAdvice.isLimitOfSession(incident)) {
            return PolicyAdvice.limit(incident, facts);
        }
        return facts.is(USED_BEFORE)
                ? LossAdvice.idle(facts, "The server closed the connection while the app did not use it.")
                : new Advice("The server ended the session.", "send the message again later");
    }

    private static Advice chunks(Facts facts) {
        String chunkSize = facts.property("chunksize");
        return facts.session().has(chunkSize)
                ? new Advice(
                        "The server does not know BDAT, which {" + chunkSize + "} asks for.",
                        new Change.Take(chunkSize))
                : general(Fault.BDAT_OFFERED, facts);
    }

    /** The fault's own text, unless it asks for what is done already. */
    static Advice general(Fault fault, Facts facts) {
        return general(fault, fault.meaning(), facts);
    }

    /** The same with what the fault mostly comes from, where there is no reply whose meaning could be told. */
    static Advice likeliest(Fault fault, Facts facts) {
        return general(fault, fault.cause(), facts);
    }

    private static Advice general(Fault fault, String cause, Facts facts) {
        Matcher assigned = ASSIGNED.matcher(fault.remedy());
        boolean done = false;
        while (assigned.find()) {
            String property = named(assigned.group(1), facts).replaceAll("[{}]", "");
            done = done || facts.session().has(property, assigned.group(2));
        }
        return new Advice(
                named(cause, facts),
                done
                        ? "read the server's words, and the replies before them (mail.debug=true)"
                        : Advice.clause(named(fault.remedy(), facts)));
    }

    /** Puts the transport's own properties, in braces, where a text names those of {@code smtp}. */
    private static String named(String text, Facts facts) {
        return OF_SMTP.matcher(text).replaceAll(found -> Matcher.quoteReplacement(facts.braced(found.group(1))));
    }
}
