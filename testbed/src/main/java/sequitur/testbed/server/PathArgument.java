package sequitur.testbed.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The argument of MAIL or RCPT (RFC 5321 §4.1.2): a path in angle brackets, then parameters.
 *
 * @param mailbox what stands between the brackets
 * @param parameters each keyword in upper case with its value, which is empty if it has none
 */
record PathArgument(String mailbox, Map<String, String> parameters) {
    private static final String LOCAL_PART = "(?:\"(?:[^\"\\\\\\p{Cntrl}]|\\\\.)*\"|[^\\s<>()\\[\\],;:@\"\\\\]+)";
    private static final String DOMAIN = "(?:\\[[^\\s\\[\\]<>]+]|[^\\s<>()\\[\\],;:@\"\\\\]+)";
    private static final Pattern MAILBOX = Pattern.compile(LOCAL_PART + "@" + DOMAIN);
    private static final Pattern ARGUMENT =
            Pattern.compile("(\\w+):<((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\"<>])*)>((?: [^ ]+)*)");

    /** An argument that is not as RFC 5321 writes it. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(String reply) {
            super(reply);
        }

        /** The reply that it deserves. */
        String reply() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads an argument that begins with the word, FROM or TO. */
    static PathArgument parse(String word, String argument) throws SyntaxException {
        Matcher matcher = ARGUMENT.matcher(argument);
        if (!matcher.matches() || !matcher.group(1).equalsIgnoreCase(word)) {
            throw new SyntaxException(
                    "501 5.5.4 Syntax: " + (word.equals("FROM") ? "MAIL FROM:<address>" : "RCPT TO:<address>"));
        }
        return new PathArgument(matcher.group(2), parameters(matcher.group(3).strip()));
    }

    private static Map<String, String> parameters(String text) throws SyntaxException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int equals = parameter.indexOf('=');
            String keyword = (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (parameters.put(keyword, value) != null) {
                throw new SyntaxException("501 5.5.4 Parameter " + keyword + " given twice");
            }
        }
        return parameters;
    }

    boolean nullPath() {
        return mailbox.isEmpty();
    }

    boolean wellFormed() {
        return MAILBOX.matcher(mailbox).matches();
    }

    boolean ascii() {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(mailbox);
    }
}
