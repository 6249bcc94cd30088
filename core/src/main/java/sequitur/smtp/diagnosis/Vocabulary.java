package sequitur.smtp.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The nouns and relations in which servers speak of the order of commands, each with the ways to say it: a line with the
 * word's name, and below it, indented, the ways. A way may hold words that stand before it.
 */
final class Vocabulary {

    /** What the servers speak of. */
    private static final String NOUNS = """
            mail
              mail( from)?( <>)?( command| cmd| verb| address)?|from command
            sender
              {mail}|senders?|originator|(return|reverse) path|envelope from|from address
            rcpt
              rcpts?( to)?( <>)?( commands?| cmd| verb| address(es)?)?|recipients?( address(es)?)?
              receivers?|destinat(ions?|aires?)|forward path|to address|empf[aä]nger
            hello
              (helo|ehlo|hello)( (or |and )?(helo|ehlo|hello)){0,3}( command| cmd| verb)?
            auth
              auth|authentications?|authenticat(e|ed|ing|or)|authori[sz](ation|e)|login|log in|logon|log on
              logged (in|on)|sign in|sasl|authed|authentification|authentifi(er|ez|e)|authentificated|autenticaci[oó]n
              authentifizierung|anmeldung|autentica(r|zione|do)
            mechanism
              mechanisms?|mech|methods?|schemes?|(auth|authentication|sasl) (types?|modes?)
            sasl
              scram( sha \\d{1,3})?( plus)?|cram md5|digest md5|xoauth2|oauthbearer|gssapi|ntlm
            secret
              credentials?|passwords?|passwd|passphrase|user ?names?|user name|user id|userid|logins?
              identity|token
            tls
              starttls( command)?|tls|ssl|ssl tls|tls ssl|encryption|encrypted|secured?
              secure (connection|channel|session|socket)
            bdat
              bdat( command)?|chunks?|chunking
            parameter
              parameters?|params?|options?|arguments?|args?|extensions?|keywords?
            command
              commands?|cmds?|verbs?|keywords?|requests?
            verb
              mail( from)?|rcpt( to)?|data|rset|noop|quit|vrfy|expn|help|starttls|auth|bdat|etrn|helo|ehlo
              lhlo
            user
              users?|mailbox(es)?|accounts?|recipients?( address)?|address(es)?|rcpt|alias|inbox
              destination|maildrop
            message
              messages?|mails?|emails?|transactions?
            content
              messages?|mails?|emails?|contents?|attachments?|body|data
            host
              host ?names?|host|domains?( names?| address(es)?| literal)?|address literal|fqdn
              fully qualified
            """;

    /** What is missing. */
    private static final String MISSING = """
            not
              not|isnt|arent|cannot|cant|cant be|doesnt|dont|never|no longer|wont|unable to|may not
              must not|without being
            need
              needs?|needed|required?|requiered|requires|requirement|missing|lacks?|lacking
              expect(s|ed|ing)?|must|should|without|have to|has to|waiting for|awaiting|never got|havent
              didnt|did not|forgot|only after
              {not} .. (sent|given|issued|specified|received|seen|provided)|preceded by|wheres?|where is
              until|unless|(allowed|invalid|valid|permitted|illegal|accepted) before
            say
              please|say|send|use|specify|give|provide|issue|start with|submit|supply
            first
              first|before(_\\w{1,10})?|prior|beforehand|needed|missing|expected|precedes?|required?
              requiered|mandatory|necessary|requise?|erforderlich|requerida|is empty
              not (been |yet |yet been |previously )?(given|specified|received|sent|issued|set|seen|provided)
              not (been |yet |yet been |previously )?(supplied|said|known|present|identified)
              yet|comes? first
            """;

    /** What is there already. */
    private static final String THERE_ALREADY = """
            already
              already|previously|duplicated?|nested|again|twice|second|repeated|repeat|multiple|only one
              one .. per|more than one|once|in progress|another|still (open|active)|unfinished
            """;

    /** What is not to be had, not known, not accepted, too much. */
    private static final String NOT_TO_BE_HAD = """
            unavailable
              {not} .. (available|support(ed)?|enabled?|offer(ed)?|advertised|implement(ed)?|announced|provided?)
              {not} .. (allow(ed)?|permit(ted)?|accept(ed)?|recogni[sz]ed?|known|understood|valid)
              {not} .. (configured|possible|active|usable|present)
              unavailable|unsupported|unimplemented|disabled|no support|prohibited|forbidden|disallowed
              refused|unrecogni[sz]ed|unknown|unadvertised|unexpected|turned off|switched off
            unknown
              unknown|unrecogni[sz]ed|unrecognizable
              {not} .. (recogni[sz]ed?|known|understood|implemented|supported|understand|defined|valid)
              invalid|unimplemented|unsupported|illegal|bad|non ?existent|no such|what|wrong
            rejected
              rejected?|refused?|denied|deny|blocked?|prohibited|forbidden
              {not} .. (allowed|permitted|accepted|authori[sz]ed)|disallowed|declined|failed
            wrong
              fail(ed|s|ure|ures)?|invalid|incorrect|unsuccessful|rejected|bad|denied|error|wrong
              {not} .. (accepted|match|correct|valid|successful|conform)|expired|mismatch|unacceptable
              refused|unable|revoked|disabled|cannot
            malformed
              malformed|invalid|bad|bogus|illegal|ill formed|badly formed|improper|incorrect|syntactically
              unparsable|unparseable|wrong|unqualified
            toobig
              too (big|large|long)|exceed(s|ed|ing)?|over(size|sized)?|larger than|bigger than|maximum|max
              limit(s|ed)?
            """;

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private static final Map<String, String> WAYS = new HashMap<>();

    static {
        Stream.of(NOUNS, MISSING, THERE_ALREADY, NOT_TO_BE_HAD)
                .flatMap(TableEntry::in)
                .forEach(word -> WAYS.put(word.head(), expand(String.join("|", word.lines()))));
    }

    private Vocabulary() {}

    /**
     * Puts the ways to say each word in the place of its name, and lets words stand in gaps.
     *
     * @param phrase words with names in braces; {@code " .. "} for up to three other words of one sentence and
     *     {@code " ... "} for up to ten
     * @return a regular expression; none of its repetitions can be tried in more ways than one without an upper bound
     */
    static String expand(String phrase) {
        String gaps = phrase.replace(" ... ", " (?:[^ .]++ ){0,10}?").replace(" .. ", " (?:[^ .]++ ){0,3}?");
        return NAME.matcher(gaps).replaceAll(name -> Matcher.quoteReplacement("(?:" + ways(name.group(1)) + ")"));
    }

    private static String ways(String name) {
        return Optional.ofNullable(WAYS.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no such word: " + name));
    }
}
