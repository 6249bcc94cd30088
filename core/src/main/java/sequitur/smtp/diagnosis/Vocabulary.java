package sequitur.smtp.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The nouns and relations in which servers speak of the order of commands, each with the ways to say it. */
final class Vocabulary {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        // Nouns.
        word("mail", "mail(?: from)?(?: <>)?(?: command| cmd| verb| address)?|from command");
        word("sender", "{mail}|senders?|originator|(?:return|reverse) path|envelope from|reverse path");
        word(
                "rcpt",
                "rcpts?(?: to)?(?: <>)?(?: commands?| cmd| verb| address(?:es)?)?|recipients?(?: address(?:es)?)?|receivers?"
                        + "|destinat(?:ions?|aires?)|forward path|empf[aä]nger");
        word("hello", "(?:helo|ehlo|hello)(?: (?:or |and )?(?:helo|ehlo|hello))*(?: command| cmd| verb)?");
        word(
                "auth",
                "auth|authentications?|authenticat(?:e|ed|ing|or)|authori[sz]ation|login|log in|logon|log on|logged (?:in|on)"
                        + "|sign in|sasl|authed|authentification|authentifi(?:er|ez|e)|autenticaci[oó]n|authentifizierung"
                        + "|anmeldung|autentica(?:r|zione|do)");
        word("mechanism", "mechanisms?|mech|methods?|schemes?|(?:auth|authentication|sasl) (?:types?|modes?)");
        word(
                "secret",
                "credentials?|passwords?|passwd|passphrase|user ?names?|user name|user id|userid|logins?|identity|token");
        word(
                "tls",
                "starttls(?: command)?|tls|ssl|ssl tls|tls ssl|encryption|encrypted|secured?|secure (?:connection|channel|session|socket)");
        word("bdat", "bdat(?: command)?|chunks?|chunking");
        word("parameter", "parameters?|params?|options?|arguments?|args?|extensions?|keywords?");
        word("command", "commands?|cmds?|verbs?|keywords?|requests?");
        word(
                "verb",
                "mail(?: from)?|rcpt(?: to)?|data|rset|noop|quit|vrfy|expn|help|starttls|auth|bdat|etrn|helo|ehlo|lhlo");
        word(
                "user",
                "users?|mailbox(?:es)?|accounts?|recipients?(?: address)?|address(?:es)?|rcpt|alias|inbox|destination|maildrop");
        word("message", "messages?|mails?|emails?|transactions?");
        word("content", "messages?|mails?|emails?|contents?|attachments?|body|data");
        word(
                "host",
                "host ?names?|host|domains?(?: names?| address(?:es)?| literal)?|address literal|fqdn|fully qualified");

        // What is missing.
        word(
                "not",
                "not|isnt|arent|cannot|cant|cant be|doesnt|dont|never|no longer|wont|unable to|may not|must not|without being");
        word(
                "need",
                "needs?|needed|required?|requiered|requires|requirement|missing|lacks?|lacking|expect(?:s|ed|ing)?|must|should|without"
                        + "|have to|has to|waiting for|awaiting|never got|havent|didnt|did not|forgot|only after"
                        + "|{not} .. (?:sent|given|issued|specified|received|seen|provided)|preceded by|wheres?|where is|until|unless"
                        + "|(?:allowed|invalid|valid|permitted|illegal|accepted) before");
        word("say", "please|say|send|use|specify|give|provide|issue|start with|submit|supply");
        word(
                "first",
                "first|before(?:_\\w+)?|prior|beforehand|needed|missing|expected|precedes?|required?|requiered|mandatory|necessary|requise?"
                        + "|erforderlich|requerida|is empty|not (?:been |yet |yet been |previously )?(?:given|specified|received|sent|"
                        + "issued|set|seen|provided|supplied|said|known|present|identified)|yet|comes? first");

        // What is there already.
        word(
                "already",
                "already|previously|duplicated?|nested|again|twice|second|repeated|repeat|multiple|only one|one .. per|more than one|once"
                        + "|in progress|another|still (?:open|active)|unfinished");

        // What is not to be had.
        word(
                "unavailable",
                "{not}(?: .. )(?:available|support(?:ed)?|enabled?|offer(?:ed)?|advertised|implement(?:ed)?|allow(?:ed)?|permit(?:ted)?"
                        + "|configured|possible|accept(?:ed)?|provided?|announced|active|recogni[sz]ed?|known|understood|usable|present)"
                        + "|unavailable|unsupported|unimplemented|disabled|no support|prohibited|forbidden|disallowed|refused"
                        + "|unrecogni[sz]ed|unknown|unadvertised|unexpected|turned off|switched off");
        word(
                "unknown",
                "unknown|unrecogni[sz]ed|unrecognizable|{not}(?: .. )(?:recogni[sz]ed?|known|understood|implemented|supported|understand|defined"
                        + "|valid)|invalid|unimplemented|unsupported|illegal|bad|non ?existent|no such|what|wrong");
        word(
                "rejected",
                "rejected?|refused?|denied|deny|blocked?|prohibited|forbidden|{not}(?: .. )(?:allowed|permitted|accepted|authori[sz]ed)|disallowed|declined|failed");
        word(
                "wrong",
                "fail(?:ed|s|ure|ures)?|invalid|incorrect|unsuccessful|rejected|bad|denied|error|wrong|{not}(?: .. )(?:accepted|match|correct"
                        + "|valid|successful|conform)|expired|mismatch|unacceptable|refused|unable|revoked|disabled|cannot");
        word(
                "malformed",
                "malformed|invalid|bad|illegal|ill formed|badly formed|improper|incorrect|syntactically|unparsable|unparseable|wrong|unqualified");
        word(
                "toobig",
                "too (?:big|large|long)|exceed(?:s|ed|ing)?|over(?:size|sized)?|larger than|bigger than|maximum|max|limit(?:s|ed)?");
    }

    private Vocabulary() {}

    private static void word(String name, String ways) {
        WORDS.put(name, expand(ways));
    }

    /**
     * Puts the ways to say each word in the place of its name, and lets words stand in gaps.
     *
     * @param phrase words with names in braces; {@code " .. "} for up to three other words of one sentence and
     *     {@code " ... "} for up to ten
     * @return a regular expression whose repetitions are all bounded
     */
    static String expand(String phrase) {
        String gaps = phrase.replace(" ... ", " (?:[^ .]+ ){0,10}?").replace(" .. ", " (?:[^ .]+ ){0,3}?");
        return NAME.matcher(gaps).replaceAll(name -> Matcher.quoteReplacement("(?:" + WORDS.get(name.group(1)) + ")"));
    }
}
