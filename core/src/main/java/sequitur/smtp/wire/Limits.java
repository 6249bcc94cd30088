package sequitur.smtp.wire;

import java.util.Locale;

/**
 * The limits that a server states in its EHLO reply (RFC 9422 section 4): {@code LIMITS MAILMAX=10 RCPTMAX=20}.
 *
 * @param mail MAILMAX, the transactions in one session
 * @param recipients RCPTMAX, the recipients in one transaction
 * @param domains RCPTDOMAINMAX, their different domains in one transaction
 */
public record Limits(int mail, int recipients, int domains) {

    /** Nothing is limited. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** RFC 9422 section 3: a limit has one to six digits. */
    private static final int MOST_DIGITS = 6;

    /** Reads the parameter of LIMITS. What is no limit of these three, or no number above 0, is passed over. */
    static Limits parse(String parameter) {
        Limits limits = NONE;
        for (String word : parameter.split("\\s+", -1)) {
            int equals = word.indexOf('=');
            int value = equals < 0 ? 0 : number(word.substring(equals + 1));
            if (value > 0) {
                limits = limits.with(word.substring(0, equals).toUpperCase(Locale.ROOT), value);
            }
        }
        return limits;
    }

    public boolean limitsTransactions() {
        return mail != Integer.MAX_VALUE;
    }

    public boolean limitsRecipients() {
        return recipients != Integer.MAX_VALUE;
    }

    public boolean limitsDomains() {
        return domains != Integer.MAX_VALUE;
    }

    private Limits with(String name, int value) {
        return switch (name) {
            case "MAILMAX" -> new Limits(value, recipients, domains);
            case "RCPTMAX" -> new Limits(mail, value, domains);
            case "RCPTDOMAINMAX" -> new Limits(mail, recipients, value);
            default -> this;
        };
    }

    private static int number(String digits) {
        return digits.length() <= MOST_DIGITS && digits.matches("[0-9]+") ? Integer.parseInt(digits) : 0;
    }
}
