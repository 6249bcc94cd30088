package sequitur.cli.page;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the local parts of addresses out of a session's texts, or leaves them in (RFC 5321 section 4.1.2). What was a local part in MAIL
 * or RCPT is masked in every later text, since servers repeat it without its domain.
 */
final class AddressMask {

    private static final String MASK = "***";

    /** Shorter ones would be found inside ordinary words. */
    private static final int SHORTEST = 3;

    private static final int MOST_KNOWN = 1000;

    private static final Pattern ADDRESS =
            Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.){1,200}\"|[^\\s<>,;:()\\[\\]\"]{1,200})@(?=[\\w\\[\\\\])");
    private static final Pattern PATH = Pattern.compile("(?i)\\b(FROM|TO):\\s*<?([^<>@\\s]+)(?=[@>\\s]|$)");
    private static final Pattern NAMES_SOMEBODY = Pattern.compile("(?i)(VRFY|EXPN)\\s+<?([^>]*).*");

    private final boolean masking;
    private final Set<String> known = new LinkedHashSet<>();

    private AddressMask(boolean masking) {
        this.masking = masking;
    }

    /** One for a session. */
    static AddressMask of(Addresses addresses) {
        return new AddressMask(addresses == Addresses.MASKED);
    }

    /** A command as it may be shown; the local part in it is known from here on. */
    String command(String text) {
        if (!masking) {
            return text;
        }
        Matcher somebody = NAMES_SOMEBODY.matcher(text);
        if (somebody.matches()) {
            learn(somebody.group(2).replaceFirst("@.*", ""));
            return somebody.group(1) + " " + MASK;
        }
        Matcher path = PATH.matcher(text);
        if (path.find()) {
            learn(path.group(2));
        }
        return text(path.replaceFirst("$1:<" + MASK));
    }

    private void learn(String local) {
        if (local.length() >= SHORTEST && known.size() < MOST_KNOWN) {
            known.add(local);
        }
    }

    /** Any other text as it may be shown. */
    String text(String text) {
        if (!masking) {
            return text;
        }
        String masked = ADDRESS.matcher(text).replaceAll(MASK + "@");
        for (String local : known) {
            masked = withoutWord(masked, local);
        }
        return masked;
    }

    private static String withoutWord(String text, String word) {
        return text.contains(word)
                ? text.replaceAll("(?<![\\w.])" + Pattern.quote(word) + "(?![\\w.]*@|\\w)", MASK)
                : text;
    }
}
