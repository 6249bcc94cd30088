package sequitur.smtp.receipt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of a server's software in its greeting (RFC 5321 section 4.3.1), where it tells that. */
public final class ServerSoftware {

    /** How much of a greeting is looked at. */
    private static final int LOOKED_AT = 512;

    private static final Pattern NAME = Pattern.compile(
            "(?i)(?<![\\w.@-])(Postfix|Exim|Sendmail|Microsoft ESMTP MAIL Service|Microsoft Exchange|Haraka|OpenSMTPD|Stalwart"
                    + "|maddy|KumoMTA|PowerMTA|Halon|Momentum|CommuniGate Pro|MDaemon|MailEnable|hMailServer|Kerio Connect|Zimbra"
                    + "|IceWarp|Axigen|IBM Domino|Lotus Domino|Apache James|JAMES|SubEthaSMTP|GreenMail|MailHog|Mailpit|smtp4dev"
                    + "|Python SMTP|aiosmtpd|SimpleEmailService|gsmtp|netqmail|qmail|qpsmtpd|Courier|Dovecot|Cyrus|XMail|SurgeMail"
                    + "|SmarterMail|GroupWise|MailMarshal|Oracle Communications Messaging Exchange Server|ModusMail|Mercury/32"
                    + "|Papercut|FakeSMTP|Dumbster|rspamd|DBMail|Citadel|ecelerity|Coremail)(?![\\w.@]|-\\w+\\.)");

    private static final Pattern VERSION =
            Pattern.compile("(?:\\(TM\\))?[ /]\\(?(?:version:? |v)?(\\d[\\w.-]*)", Pattern.CASE_INSENSITIVE);

    private ServerSoftware() {}

    /**
     * Finds it.
     *
     * @param greeting the words of the greeting
     * @return the name as the greeting has it, with the version if one follows; nothing if no software is named that is known here
     */
    public static Optional<String> in(String greeting) {
        String text = greeting.substring(0, Math.min(greeting.length(), LOOKED_AT));
        Matcher name = NAME.matcher(text);
        if (!name.find()) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(text).region(name.end(), text.length());
        String found = name.group(1);
        return Optional.of(version.lookingAt() ? found + " " + version.group(1) : found);
    }
}
