package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a reply's text without what the server only echoes: lower case, one space between two words and at both
 * ends, a dot for the end of a sentence.
 *
 * <p>An address or an echoed line may say {@code data}, {@code mail} or {@code auth} and means nothing by it. So what
 * stands in angle brackets becomes {@code <>}, an address {@code @}, a host name {@code host}, and what is quoted
 * {@code x}, unless it is a single word (the verb that the reply is about).
 */
final class Wording {

    /** How much of a text is looked at: replies say what they have to say at their beginning. */
    static final int LOOKED_AT = 2_000;

    private record Step(Pattern pattern, String replacement) {
        static Step of(String regex, String replacement) {
            return new Step(Pattern.compile(regex), replacement);
        }

        String on(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private static final Step SPACE = Step.of("\\s+", " ");

    /** What is quoted: in double quotes, or in single ones that are no apostrophes. */
    private static final Pattern QUOTED =
            Pattern.compile("\"([^\"]{0,600})\"|(?<![^\\s(:])['`]([^'`]{0,600})['`](?![^\\s).,;:!])");

    /** Before a quotation that is no echo: the form that the server asks for. */
    private static final Pattern FORM =
            Pattern.compile("((?:syntax|usage|format|expected|expecting)(?: is)?:?) ?[\"'`]");

    /** An echoed line that begins with one of these says what the server does not know. */
    private static final Pattern EXTENSION_VERB = Pattern.compile("(?:auth|starttls|bdat|lhlo)\\b");

    private static final Pattern VERB_OR_WORD = Pattern.compile("[a-z]{2,20}|mail from|rcpt to");

    /** Each sees what those before it have left. */
    private static final List<Step> STEPS = List.of(
            Step.of("\\*{3,}", " *** "),
            Step.of("\\bx{4,}[a-z]?\\b", " xxxx "),
            // The pages that explain bare line feeds are the whole text of some replies.
            Step.of("https?://[^\\s]{1,60}(?:smtplf|barelf)\\S{0,60}", " bare lf "),
            Step.of("(?:https?://|www\\.)\\S{1,600}", " "),
            Step.of("<(cr|lf|crlf|cr lf|nul)>", " $1 "),
            Step.of("<[^<>]{0,600}>", " <> "),
            Step.of("[^\\s<>@:]{1,64}@[^\\s<>]{1,255}", " @ "),
            Step.of("\\[[^\\[\\]]{0,600}]", " "),
            Step.of("%[a-z0-9.]{1,6}|\\{[^{}]{0,40}}", " x "),
            // Enhanced status codes and IP addresses.
            Step.of("(?<![\\w.])#?\\d{1,3}(?:\\.\\d{1,3}){2,3}(?![\\w])", " "),
            // Host names: three labels, or two with a well-known end.
            Step.of(
                    "(?<![\\w.-])[a-z0-9_-]{1,63}(?:(?:\\.[a-z0-9_-]{1,63}){2,8}|\\.(?:com|net|org|example|test|invalid|local))(?![\\w-])",
                    " host "),
            Step.of("['’]", ""),
            Step.of("\\be-mail", "email"),
            Step.of("\\b8[ -]bit", "8bit"),
            Step.of("&", " and "),
            Step.of("[.!?;]+(?=\\s|$)", " . "),
            Step.of("[^\\p{L}\\p{M}\\p{N}*<>@. ]|(?<=\\S)\\.|\\.(?=\\S)", " "),
            SPACE,
            Step.of("\\btry(?:ing)? (?:it )?again\\b", "retry"),
            Step.of("\\bbefore (?:authenticat\\w{1,4}|log(?:ging)? ?in|sign(?:ing)? ?in)\\b", "before_auth"),
            // What must come first is what is missing; what it must come before is not.
            Step.of(
                    "\\b(?:before|preced(?:e|es|ing)|prior to|ahead of|avant)"
                            + "(?: (?:the|a|an|any|another|new|next|you|we|i|can|may|attempting|trying|to|send|sending"
                            + "|issuing|issue|using|use|of|starting|start|entering|giving|command)){0,6}"
                            + " (mail|rcpt|recipient|data|auth|starttls|bdat|helo|ehlo|hello)s?\\b"
                            + "(?: from\\b| to\\b)?(?: command\\b| <>)?",
                    "before_$1"),
            // The words of the code 503 itself, which hide what follows: invalid, bad, command.
            Step.of(
                    "\\b(?:bad|wrong|invalid|incorrect|improper) (?:command )?(?:sequence|order)(?: of (?:smtp )?commands?)?",
                    "out_of_order"),
            SPACE);

    private Wording() {}

    /**
     * The words of a text.
     *
     * @param text any text
     * @return its words; a single space if it has none
     */
    static String of(String text) {
        String words = text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        words = SPACE.on(words);
        words = FORM.matcher(words).replaceAll("$1 ");
        words = QUOTED.matcher(words).replaceAll(Wording::unquoted);
        for (Step step : STEPS) {
            words = step.on(words);
        }
        return " " + words.strip() + " ";
    }

    private static String unquoted(MatchResult quoted) {
        String content = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
        Matcher verb = EXTENSION_VERB.matcher(content);
        if (verb.lookingAt()) {
            return " " + verb.group() + " ";
        }
        String bare = content.replaceFirst(":$", "");
        return VERB_OR_WORD.matcher(bare).matches() ? " " + Matcher.quoteReplacement(bare) + " " : " x ";
    }
}
