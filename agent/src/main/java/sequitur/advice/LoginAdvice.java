package sequitur.advice;

import static sequitur.advice.facts.Circumstance.APP_UNKNOWN;
import static sequitur.advice.facts.Circumstance.AUTHENTICATED;
import static sequitur.advice.facts.Circumstance.HAS_AUTHENTICATOR;
import static sequitur.advice.facts.Circumstance.UNDER_TLS;
import static sequitur.advice.facts.Circumstance.WITHOUT_EHLO;

import java.util.Locale;
import java.util.Optional;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.Given;
import sequitur.advice.framework.Change;
import sequitur.advice.framework.Framework;
import sequitur.smtp.wire.Reply;

/** Why the library has not authenticated, or not with success, where the server wants it. */
final class LoginAdvice {

    private static final int SUBMISSION = 587;
    private static final int RELAY = 25;
    private static final String CREDENTIALS = "user name and password to Transport.connect() or by an Authenticator";

    private LoginAdvice() {}

    /** What is missing for AUTH; the first sentence says why AUTH is needed. */
    static Advice of(Facts facts, String need) {
        if (facts.is(AUTHENTICATED)) {
            return notBelieved(facts);
        }
        if (facts.session().has(facts.property("ehlo"), "false")) {
            return new Advice(
                    need + " {" + facts.property("ehlo") + "} is false, so the library sends HELO, which has no AUTH.",
                    new Change.Take(facts.property("ehlo")));
        }
        if (!facts.offers("AUTH") && !canStartTls(facts)) {
            return notOffered(facts, need);
        }
        if (facts.is(APP_UNKNOWN)) {
            return unseen(facts, need);
        }
        return facts.hasLogin() ? notSent(facts, need) : noLogin(facts, need);
    }

    /** What is to be done where AUTH was sent, and the server answered that it has none here. */
    static Advice notTaken(Facts facts) {
        if (!facts.offers("AUTH")) {
            return of(facts, "The server does not take AUTH on this connection.");
        }
        Wanted tls = Wanted.of(facts, "starttls.enable", "true");
        if (canStartTls(facts) && !tls.isMet()) {
            return tls.advice("The server takes no AUTH on this connection, and it offers STARTTLS.");
        }
        String cause = "The server answered AUTH as if it had none at " + facts.portInWords() + ".";
        Advice advice = facts.port() == RELAY
                ? new Advice(cause, new Change.Put(facts.property("port"), Integer.toString(SUBMISSION)))
                : new Advice(cause, "ask the server's operator at which port apps authenticate");
        return advice.noting("If the server takes this app's mail without a login, give the library no user name, and "
                + facts.framework().words(Wanted.of(facts, "auth", "false").change()) + ".");
    }

    /** What is missing where the client has authenticated and the server yet passes its mail on to nobody else. */
    static Advice relay(Facts facts) {
        return facts.authReply().filter(LoginAdvice::isRefusedInWords).isPresent()
                ? notBelieved(facts)
                : new Advice(
                        "The client has authenticated, and the server passes on none of its mail to this recipient's domain.",
                        "ask the server's operator to which domains this account may send");
    }

    /** What is missing where the library has no password for AUTH. */
    static Advice noPassword(Facts facts, String need) {
        if (facts.is(APP_UNKNOWN)) {
            return new Advice(need + " The app gave no password.", "give " + CREDENTIALS);
        }
        if (facts.is(HAS_AUTHENTICATOR)) {
            return new Advice(
                    need + " The Authenticator gave no password.",
                    "look at what the Authenticator's getPasswordAuthentication() gives for this host");
        }
        if (!hasUser(facts)) {
            return noLogin(facts, need);
        }
        return new Advice(
                need + " " + misplaced(facts).orElse("The app gave a user name and no password."), setPassword(facts));
    }

    /** The dialogue shows that there was no AUTH, and not whether the app has a password. */
    private static Advice unseen(Facts facts, String need) {
        Wanted tls = Wanted.of(facts, "starttls.enable", "true");
        String login = "set " + facts.braced("auth") + "=true, and give " + CREDENTIALS;
        return facts.offers("AUTH")
                ? tlsNext(facts, new Advice(need + " The server offers AUTH, and the client did not send it.", login))
                : tls.advice(need + " It offers AUTH only under TLS, which STARTTLS begins.")
                        .noting("Then " + login + ".");
    }

    /** Where the app put user name or password, if the library does not read it there. */
    private static Optional<String> misplaced(Facts facts) {
        return facts.nearMiss(facts.property("password"), "")
                .or(() -> facts.nearMiss(facts.property("user"), ""))
                .map(found -> found.replace("has no property of that name", "does not read it"));
    }

    private static boolean hasUser(Facts facts) {
        return facts.user() == Given.TEXT
                || facts.session().has(facts.property("user"))
                || facts.session().has("mail.user");
    }

    private static String setPassword(Facts facts) {
        boolean plain = facts.framework().id().equals("plain");
        return plain
                ? "give Transport.connect() the password, or the mail session an Authenticator"
                : "set " + facts.braced("password");
    }

    private static Advice noLogin(Facts facts, String need) {
        if (hasUser(facts)) {
            return tlsNext(facts, noPassword(facts, need));
        }
        String nothing = facts.user() == Given.EMPTY_TEXT
                ? "The app gave an empty user name."
                : "The app gave the library no user name and no password.";
        Advice advice = new Advice(need + " " + misplaced(facts).orElse(nothing), new Change.LogIn(facts.protocol()));
        return tlsNext(facts, authNext(facts, advice));
    }

    /** Some frameworks make the library authenticate as soon as they have a password; others have to be told. */
    private static Advice authNext(Facts facts, Advice advice) {
        Wanted auth = Wanted.of(facts, "auth", "true");
        boolean bySelf = facts.framework().habits().contains(Framework.Habit.CREDENTIALS_MEAN_AUTH);
        return bySelf || auth.isMet()
                ? advice
                : advice.noting(auth.next("without it the library asks no Authenticator."));
    }

    private static Advice tlsNext(Facts facts, Advice advice) {
        Wanted tls = Wanted.of(facts, "starttls.enable", "true");
        return facts.offers("AUTH") || tls.isMet() || !facts.offers("STARTTLS")
                ? advice
                : advice.noting(tls.next("the server offers AUTH only under TLS."));
    }

    private static Advice notSent(Facts facts, String need) {
        Wanted tls = Wanted.of(facts, "starttls.enable", "true");
        Wanted auth = Wanted.of(facts, "auth", "true");
        if (!facts.offers("AUTH") && !tls.isMet()) {
            Advice advice = tls.advice(need + " It offers AUTH only under TLS, which STARTTLS begins.");
            return facts.meansToLogIn()
                    ? advice
                    : advice.noting(auth.next("without it the library asks no Authenticator."));
        }
        if (!facts.meansToLogIn()) {
            Advice advice = auth.advice(need + " The server offers AUTH, and the library does not send it.");
            return facts.is(UNDER_TLS) || tls.isMet() || !facts.offers("STARTTLS")
                    ? advice
                    : advice.noting(tls.next("the password then does not travel in clear."));
        }
        return new Advice(
                need + " The app has a user name and a password, and no AUTH was sent on this connection.",
                "look at the dialogue from EHLO on (mail.debug=true)");
    }

    private static Advice notOffered(Facts facts, String need) {
        String cause = need + why(facts);
        return facts.port() == RELAY
                ? new Advice(cause, new Change.Put(facts.property("port"), Integer.toString(SUBMISSION)))
                : new Advice(cause, "ask the server's operator at which port apps authenticate");
    }

    private static String why(Facts facts) {
        if (facts.is(WITHOUT_EHLO)) {
            return " EHLO was refused at " + facts.portInWords()
                    + ", and HELO, which the library sends then, has no AUTH.";
        }
        return facts.is(UNDER_TLS)
                ? " The server offers no AUTH at " + facts.portInWords() + ", although the connection is under TLS."
                : " The server offers neither AUTH nor STARTTLS at " + facts.portInWords() + ".";
    }

    /** A server that says yes to AUTH, and no to what needs it. */
    private static Advice notBelieved(Facts facts) {
        Optional<String> words = facts.authReply()
                .filter(LoginAdvice::isRefusedInWords)
                .map(reply ->
                        "The server answered AUTH with \"" + reply.line() + "\": its code accepts, its words refuse.");
        return new Advice(
                words.orElse(
                        "The server accepted AUTH on this connection, and yet treats the client as not authenticated."),
                words.isPresent()
                        ? "check " + facts.braced("user") + " and " + facts.braced("password")
                        : "ask the server's operator what this account may send");
    }

    private static boolean isRefusedInWords(Reply reply) {
        return reply.text().toLowerCase(Locale.ROOT).matches("(?s).*(fail|invalid|denied|incorrect|error).*");
    }

    private static boolean canStartTls(Facts facts) {
        return !facts.is(UNDER_TLS) && facts.offers("STARTTLS");
    }
}
