package sequitur.smtp.redaction;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes addresses, or their local parts, out of a session's texts, or leaves them in (RFC 5321 section 4.1.2). What was a local part in MAIL
 * or RCPT is masked in every later text, since servers repeat it without its domain. What is left still has the form of an address, so that
 * a dialogue can be read again.
 */
public final class AddressMask {

    private static final String MASK = "***";

    /** What stands in the place of a domain: RFC 2606 section 2 keeps it from being anybody's. */
    private static final String NO_DOMAIN = "redacted.invalid";

    /** Shorter ones would be found inside ordinary words. */
    private static final int SHORTEST = 3;

    private static final int MOST_KNOWN = 1000;

    private static final String LOCAL_PART = "(?:\"(?:[^\"\\\\]|\\\\.){1,200}\"|[^\\s<>,;:()\\[\\]\"]{1,200})@";
    private static final Pattern ADDRESS = Pattern.compile(LOCAL_PART + "(?=[\\w\\[\\\\]|[^\\x00-\\x7F])");
    private static final Pattern DOMAIN =
            Pattern.compile("(?<=\\*\\*\\*@)(?:\\[[^\\]\\s]{1,100}\\]|[^\\s<>,;:()\\[\\]\"'|]{1,255})");
    private static final Pattern PATH = Pattern.compile("(?i)\\b(FROM|TO):\\s*<?([^<>@\\s]+)(?=[@>\\s]|$)");
    private static final Pattern NAMES_SOMEBODY = Pattern.compile("(?i)(VRFY|EXPN)\\s+<?([^>]*).*");

    private enum Shown {
        ALL,
        DOMAIN,
        NOTHING
    }

    private final Shown shown;
    private final Set<String> known = new LinkedHashSet<>();

    private AddressMask(Shown shown) {
        this.shown = shown;
    }

    /**
     * One that changes nothing.
     *
     * @return the mask
     */
    public static AddressMask leavingAll() {
        return new AddressMask(Shown.ALL);
    }

    /**
     * One that leaves domains, for one session.
     *
     * @return the mask
     */
    public static AddressMask leavingDomains() {
        return new AddressMask(Shown.DOMAIN);
    }

    /**
     * One that leaves nothing of an address, for one session.
     *
     * @return the mask
     */
    public static AddressMask leavingNothing() {
        return new AddressMask(Shown.NOTHING);
    }

    /**
     * A command as it may be shown; the local part in it is known from here on.
     *
     * @param text the command on one line
     * @return the same without what is masked
     */
    public String command(String text) {
        if (shown == Shown.ALL) {
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

    /**
     * Any other text as it may be shown.
     *
     * @param text the text
     * @return the same without what is masked
     */
    public String text(String text) {
        if (shown == Shown.ALL || (known.isEmpty() && text.indexOf('@') < 0)) {
            return text;
        }
        String masked = ADDRESS.matcher(text).replaceAll(MASK + "@");
        if (shown == Shown.NOTHING) {
            masked = DOMAIN.matcher(masked).replaceAll(NO_DOMAIN);
        }
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
