package sequitur.cli;

import java.util.Set;
import sequitur.smtp.rule.Rule;

/** What the rules are about: the headings of the catalogue. */
enum RuleGroup {
    /** Greeting, EHLO and the end of the session. */
    SESSION(
            "Session",
            Set.of(
                    "greeting-first",
                    "greeting-refused",
                    "hello-first",
                    "hello-name",
                    "hello-in-transaction",
                    "ehlo-needed",
                    "session-closed",
                    "reply-pending",
                    "pipeline-last",
                    "transport-shared")),
    /** STARTTLS. */
    TLS(
            "TLS",
            Set.of(
                    "starttls-offered",
                    "starttls-once",
                    "starttls-in-transaction",
                    "ehlo-after-starttls",
                    "starttls-required")),
    /** AUTH. */
    AUTH(
            "Authentication",
            Set.of(
                    "auth-required",
                    "auth-offered",
                    "auth-mechanism",
                    "auth-cleartext",
                    "auth-once",
                    "auth-in-transaction",
                    "auth-exchange")),
    /** MAIL, RCPT, DATA, BDAT. */
    TRANSACTION(
            "Mail transaction",
            Set.of(
                    "mail-nested",
                    "rcpt-before-mail",
                    "data-before-mail",
                    "data-before-rcpt",
                    "data-content",
                    "bdat-offered",
                    "bdat-before-rcpt",
                    "bdat-mixed",
                    "bdat-after-last",
                    "binarymime-data")),
    /** Limits that the server states. */
    LIMITS("Limits that the server states", Set.of("mail-limit", "rcpt-limit", "rcpt-domain-limit")),
    /** Everything else: what one command looks like. */
    FORM("One command's own form", Set.of());

    private final String heading;

    // Unmodifiable, which the type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> ids;

    RuleGroup(String heading, Set<String> ids) {
        this.heading = heading;
        this.ids = ids;
    }

    String heading() {
        return heading;
    }

    static RuleGroup of(Rule rule) {
        for (RuleGroup group : values()) {
            if (group.ids.contains(rule.id())) {
                return group;
            }
        }
        return FORM;
    }
}
