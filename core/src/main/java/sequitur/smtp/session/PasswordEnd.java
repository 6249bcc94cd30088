package sequitur.smtp.session;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A mail server whose owner has ended authentication by password, or has said when it will end. Hosts that still take an application
 * password in place of the account's own (Gmail, Yahoo, iCloud) are none of these.
 *
 * @param host the server's name, in lower case
 * @param passwords what is so
 * @param date when passwords ended or will end, as year, month and day
 * @param saying the same for a person: one sentence
 * @param source where the owner says so
 */
public record PasswordEnd(String host, Passwords passwords, String date, String saying, String source) {

    /** One line each, its parts as in the record, with bars between them. Looked up in November 2026. */
    private static final String TABLE = """
            smtp.office365.com        | ENDING  | 2026-12-31 | Microsoft 365 switches passwords off by default at the end of December 2026; an administrator can switch them on again for a time. | techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835
            smtp-legacy.office365.com | ENDING  | 2026-12-31 | Microsoft 365 switches passwords off by default at the end of December 2026; an administrator can switch them on again for a time. | techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835
            smtp-mail.outlook.com     | REFUSED | 2024-09-16 | Outlook.com has taken no passwords from mail programs since 16 September 2024. | support.microsoft.com, modern authentication methods now needed to continue syncing Outlook email in non-Microsoft email apps
            """;

    private static final List<PasswordEnd> ALL =
            TABLE.lines().map(PasswordEnd::parse).toList();

    /** Checks that nothing is missing. */
    public PasswordEnd {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(passwords, "passwords");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(saying, "saying");
        Objects.requireNonNull(source, "source");
    }

    private static PasswordEnd parse(String line) {
        String[] parts = line.split("\\|", -1);
        return new PasswordEnd(
                parts[0].strip(),
                Passwords.valueOf(parts[1].strip()),
                parts[2].strip(),
                parts[3].strip(),
                parts[4].strip());
    }

    /**
     * All that are known.
     *
     * @return them, unmodifiable
     */
    public static List<PasswordEnd> all() {
        return ALL;
    }

    /**
     * What is known of a host.
     *
     * @param name the name by which the client connects, in any case of letters
     * @return when its passwords ended or will end, or nothing
     */
    public static Optional<PasswordEnd> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(end -> end.host().equals(lower)).findFirst();
    }
}
