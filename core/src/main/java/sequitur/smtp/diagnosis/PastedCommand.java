package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.smtp.wire.Verb;

/**
 * The command that a reply answers, as far as the text tells it in which a person pasted the reply: mail servers name it in
 * their bounces and logs, and the mail library by the exception's name.
 */
public final class PastedCommand {

    /** How much of a text is looked at. */
    private static final int LOOKED_AT = 8_192;

    /** What an exception's name, or the words around a reply, say of the command. The first that is found counts. */
    private record Sign(Pattern pattern, Verb answered) {

        static Sign of(String regex, Verb answered) {
            return new Sign(Pattern.compile(regex), answered);
        }

        Optional<Verb> in(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? Optional.of(answered) : Optional.empty();
        }
    }

    /** Postfix: "in reply to"; Exim: "after"; others: "in response to", "during". */
    private static final String TOLD =
            "(?:in reply to|in response to|response to|after(?: pipelined)?|during|command:?) ?\"?";

    private static final List<Sign> SIGNS = List.of(
            Sign.of(TOLD + "(?:end of data|final dot|\\.)", Verb.END_OF_CONTENT),
            Sign.of(TOLD + "(?:mail\\b|mail from)", Verb.MAIL),
            Sign.of(TOLD + "(?:rcpt\\b|rcpt to)", Verb.RCPT),
            Sign.of(TOLD + "data\\b", Verb.DATA),
            Sign.of(TOLD + "(?:ehlo|helo)\\b", Verb.EHLO),
            Sign.of(TOLD + "starttls\\b", Verb.STARTTLS),
            Sign.of(TOLD + "auth\\b", Verb.AUTH),
            Sign.of("after initial connection|while receiving the initial server greeting", Verb.CONNECT),
            Sign.of("smtpsenderfailedexception", Verb.MAIL),
            Sign.of("smtpaddressfailedexception", Verb.RCPT),
            Sign.of("authenticationfailedexception", Verb.AUTH));

    private PastedCommand() {}

    /**
     * Finds the command that the text's reply answers.
     *
     * @param text any text
     * @return the command, or nothing if the text does not tell it
     */
    public static Optional<Verb> find(String text) {
        String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        return SIGNS.stream().flatMap(sign -> sign.in(beginning).stream()).findFirst();
    }
}
