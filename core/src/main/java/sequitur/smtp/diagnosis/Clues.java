package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/**
 * The evidence, in the order in which it is looked at: the first clue that a reply holds names its fault. So what says
 * more stands before what says less, and what a reply's code says alone comes last.
 *
 * <p>A clue is a line with the fault's id and how often the clue is right, and perhaps {@code code} with the beginnings
 * of the reply codes and {@code status} with the enhanced status codes that it holds for; the indented lines below it are
 * its phrases, one of which is enough. {@link Vocabulary} says what the words in braces and the dots stand for.
 */
final class Clues {

    /** Words and statuses (RFC 3463, RFC 7372) that speak of mailboxes, policies and content: never of the order of commands. */
    private static final String REFUSALS = """
            greylisted 0.97 code 4 55
              gr[ea]y ?list(ed|ing)?
              postgrey
            mailbox-unknown 0.97 status x.1.1 x.1.6 x.1.10
            mailbox-full 0.97 status x.2.2
            sender-domain 0.97 status x.1.8
            sender-policy 0.97 status x.7.20 x.7.21 x.7.22 x.7.23 x.7.24 x.7.25 x.7.26 x.7.27
            relay-denied 0.97 status x.7.54
            path-syntax 0.97 status x.1.3 x.1.7
            size-exceeded 0.97 status x.3.4
            not-sequence 0.9 code 4 5
              (too many hops|hop count|mail loop|looping)
            mailbox-full 0.9 code 4 55
              exceeded .. storage allocation
              (mailbox|inbox|maildrop|account|user|recipient) .. (full|over quota|exceeded .. quota)
              (over|exceeded|exceeds) .. (mailbox|storage|disk|its|user|users) .. quota
              quota exceeded mailbox
            sender-domain 0.9 code 4 55
              (domain|sender) .. (must exist|no (mx|dns))
            sender-policy 0.9 code 4 55
              spf
              dkim
              dmarc
              (reverse|matching|valid) (dns|ptr)
              ptr( record)?
              (cannot|could not|unable to) find your (reverse )?host ?name
            reputation 0.9 code 4 55
              (black|block|deny|drop) ?list(s|ed|ing)?
              (dnsbl|rbl|spamhaus|spamcop|sorbs|barracudacentral|open (proxy|relay))
              (bad|poor|low|ip|sender|your) reputation
              blocked using
              (ip|client)( address)? (is )?not (allowed|permitted|accepted)
            content-rejected 0.9 code 4 55
              spam
              virus(es)?
              malware
              phish(ing)?
              (content|attachments?) .. (rejected|blocked|restrictions?|filter|policy|not allowed|denied)
              (potential security issue|executable)
              message .. (discarded|filtered)
            mailbox-unknown 0.9 code 45 55
              (unknown|no such|non ?existent|non existent|unrouteable|unroutable|undeliverable|inactive) (local )?(user|mailbox|recipient|account|address)
              invalid (user|mailbox|account|recipients?(?! (address|path|syntax|format)))
              no mailbox( here)?
              (user|mailbox|account|recipient) .. (unknown|not found|doesnt exist|does not exist|not exist|unavailable|not available|undeliverable|inactive|not known|doesnt have)
            """;

    /** What happened before SMTP began, or beside it. */
    private static final String CONNECTION = """
            middlebox 0.9 code 2 4 5
              (\\*\\*\\*|xxxx)
            middlebox 0.7
              proxy .. (negotiation|failed|required)
            command-unknown 0.9 code 2 4 5
              (http|https) .. (requests?|not)
              break rules
              (wast(e|ing)|stop) .. time
              (browser|web) .. (requests?|client)
            lmtp 0.9
              (lmtp|lhlo)
              (speaks?|only|is an?) e?smtp
            tls-mode 0.9
              ({tls} )?(negotiation|handshake|hand shake) .. (failed|failure|error)
              {tls} attempted .. non
              (wrong|bad|unsupported|unknown) (tls |ssl |protocol )?version( number)?
              {tls} .. (on|over|to|for) .. (plain ?text|plain|non tls|non ssl|cleartext)
              (unencrypted|plain ?text|cleartext|plain) .. (on|over|to) .. (tls|ssl|encrypted|secure) (port|socket|connection)
            lmtp 0.7 code 500 502
              {hello} expected
            reply-pending 0.9
              pipelin(e|ing|ed)
              synchroni[sz]ation
              (early|pre) ?(talker|greet|greeting)
              (before|wait for) .. (greeting|banner)
              (talk|talks|talking|spoke|speak|sent|input|data) .. (too soon|too early|out of turn|before (its|your) turn|before (the |a )?(reply|response))
              out of sync
              last .. (in|of) .. group
              (before|prior to) .. (completion|completing|finishing|the end) .. (previous|last|earlier)
              (previous|last|earlier) (command|reply|response) .. (complete|completed|finished|pending|in progress|outstanding)
            greeting-refused 0.7 code 503 554
              session {rejected}
            greeting-refused 0.7 code 503
              access denied
            """;

    /** A command that the open transaction forbids. */
    private static final String IN_A_TRANSACTION = """
            etrn-in-transaction 0.9
              etrn ... transaction
            hello-in-transaction 0.9
              {hello} ... transaction
            starttls-in-transaction 0.97
              {tls} ... transaction
              {tls} .. (after|during) {mail}
            starttls-in-transaction 0.7
              {tls} {unavailable} (now|(here )?(in|at) (this|the current) \\w{1,10})
            auth-in-transaction 0.97
              {auth} ... transaction
              {auth} .. (after|during) {mail}
              {not} (permitted|allowed) .. (in|during|inside|within) .. transaction
            auth-in-transaction 0.7
              {auth} {unavailable} (now|(here )?(in|at) (this|the current) \\w{1,10})
            auth-in-transaction 0.5 status x.5.1
              mail transaction in progress
            rcpt-before-mail 0.9
              (no|not in|without|outside|start|begin|open) (a |an |any |the )?(mail |message )?transaction
              transaction .. not (been )?(started|open|opened|begun|active|in progress)
            mail-nested 0.7
              transaction .. ({already}|open|started|active|pending|not (finished|completed?|ended))
              {message} .. in progress
              {mail} .. (inside|during|within|in the middle of) .. transaction
              {already} .. transaction
            """;

    /** RFC 3030. */
    private static final String CHUNKS = """
            bdat-mixed 0.97
              ({mail}|{rcpt}|data) .. (after|during|inside|while|between|until|mixed with|follow(s|ing)?) .. {bdat}
              {bdat} .. (after|mixed with|and|following) data
              data and {bdat}
              (expect(ed|ing)?|only|awaiting) .. bdat
              (during|in) message transfer
              {bdat} .. (began|started|begun|open|in progress|active|pending)
              mix(ed|ing)? .. (bdat|data)
            binarymime-data 0.97
              data ... binarymime
              binarymime ... (bdat|data|chunking)
              bdat ... binarymime
            bdat-before-rcpt 0.9
              ({rcpt}|{sender}) .. before_bdat
              {bdat} (from|to) whom
              {bdat} .. (without|needs?|requires?) .. ({rcpt}|{sender})
            bdat-offered 0.9
              {bdat} .. {unavailable}
              ({unknown}|{unavailable}) .. command .. bdat
              {unavailable} .. {bdat}
            bdat-size 0.9
              (null|empty|zero|missing|bad|invalid|malformed|unknown|illegal|wrong|no|need|negative) .. ({bdat}|chunk size)
              (missing|bad|invalid|malformed|illegal|wrong) size
              size .. (for|of|in) bdat
              {bdat} .. (size|length|too (large|big))
              {bdat} ... (syntax|arguments?)
              (syntax|usage) bdat
              syntax error in bdat
            bdat-after-last 0.9
              {bdat} .. (failed|error|last|finished|complete)
              earlier error
              (after|already|previous) .. (last|{bdat})
              only rset
            """;

    /** RFC 6531, RFC 8689, RFC 8314. */
    private static final String EXTENSIONS = """
            requiretls 0.9 status x.7.30
            requiretls 0.9
              requiretls .. (only|needs?|requires?|without|{not}) ... {tls}
            smtputf8-needed 0.97
              ({need}|{say}|declared?|added) ... (smtputf8|utf8smtp)
              (smtputf8|utf8smtp) ... ({need}|{first})
              (unicode|utf ?8|internationali[sz]ed|non ascii|eai) .. (address(es)?|mailbox(es)?|senders?|recipients?|local ?parts?)
              (address|mailbox|sender|recipient|local part) ... (non ascii|unicode|8bit|utf ?8)
            smtputf8-needed 0.9 status x.6.7 x.6.9 x.6.10
            smtputf8-needed 0.7 code 553
              smtputf8
            parameter-offered 0.97 code 501 504 555
              (unknown|unrecogni[sz]ed|unsupported) {parameter}
            parameter-repeated 0.9
              (multiple|duplicated?|repeated) (auth|size|body|ret|envid|notify|orcpt) {parameter}
            parameter-offered 0.9
              requires non ?null sender
              requires non null sender
            """;

    /** The name after EHLO or HELO, and the form of an address: said with the words of the order of commands. */
    private static final String FORM_OF_NAMES = """
            hello-name 0.97 code 4 50 55
              {hello} .. (requires?|needs?|with|without|{malformed}|missing|rejected|does not|doesnt|must) .. ({host}|arguments?|names?|parameter|address|resolve|match|valid)
              {hello} .. rejected
              {hello} ({host}|names?|arguments?) .. {rejected}
              {hello} .. (followed by|expects?|takes|wants) .. ({host}|names?|arguments?)
              ({malformed}|syntax|usage|missing|no|unknown|illegal|empty) .. {hello} ({host}|arguments?|names?|parameter|<>)
              {hello} ({host}|arguments?|names?|parameter) .. ({malformed}|{need}|{first}|{not}|rejected|missing|syntax|unknown)
              ({malformed}|missing|illegal) {host}( name| address| argument)?
              {host} .. (required|needed|missing) .. {hello}
              (syntax|usage) {hello}
              syntax error in {hello}
              {hello} (properly|correctly)
              ({malformed}|syntax|usage|unknown|illegal|empty) {hello}
            path-syntax 0.97
              (syntax|usage|format|example) .. (mail from|rcpt to|from|to) <>
              ({mail}|{rcpt}) .. (requires?|needs?|missing) .. {parameter}
              ({mail}|{rcpt}) syntax
              syntax error in (mail|rcpt)
              path .. {not} .. (empty|null)
              (syntax|usage) .. (mail from|rcpt to|from)
              (missing|without) <>
              (empty|null|blank) (sender|recipient|address|path)( name| address)?
              (mail from|rcpt to|from|to) (expected|missing)
              ({mail}|{rcpt}) .. must have .. address
              (address operand|missing (from|to) prefix)
              invalid format .. ({mail}|{rcpt})
              (missing|no) {parameter} .. ({mail}|{rcpt})
              (bad|invalid|illegal|malformed) ({mail}|{rcpt}) (syntax|format)
              software violates rfc
              (contain|missing|without|need) .. domain
              domain (name )?(required|missing)
            hello-name 0.7
              syntactically invalid .. argument
            """;

    /** Whose address stands in MAIL: said with the words of authentication. */
    private static final String SENDERS = """
            sender-identity 0.97
              {auth} as owner
              {not} (allowed to )?use .. (sender|from|address)
            auth-required 0.9
              anonymous
              (must be|not|must) {auth}
              without {auth}
            sender-identity 0.97
              {auth} ... {not} .. (same|match|equal|belong|own)
              {auth} .. (for|of) .. (specified|given|this|that) .. (address|sender|email)
              (same as|must equal|must match|match|matches|equal to|equals|belongs? to|owned by|own) .. ({auth}|authorized|{user}|account)
              send ?as
              {not} send from
              {not} .. send .. (mails?|emails?|messages?) (as|from|for|on behalf)
              permissions? to send
              (allowed|authorized|permitted|rights?) to (send|use) .. (as|from|on behalf|this|that|the)
              {not} .. (owned|own|belong|verified)
              relay(ing)? .. as
              (sender|from|identity|email address|domain) .. {not} (been )?(verified|valid|match|owned|registered|local|authorized|conform|permitted|allowed)
              (sender|from) .. (unauthorized|mismatch|forged|spoof(ed|ing)?)
              (verified|not local|forged|spoofed) sender
              (unconfigured|unverified|unauthorized) (sending|sender) (domain|address)
              (anti )?spoofing
            sender-identity 0.5 code 50 55
              permission denied
            """;

    /** RFC 4954. */
    private static final String AUTHENTICATION = """
            ehlo-needed 0.9
              ({auth}|{tls}|{parameter}) .. (needs?|requires?) .. (ehlo|esmtp)
              ({auth}|{tls}) .. {not} .. (for|after|with|in|under) (helo|smtp)
              ({auth}|{tls}) .. (available|allowed|valid|permitted) .. (after|with) ehlo
              ehlo (to|for) .. ({auth}|{tls})
            starttls-required 0.9 code 5
              (address|recipient|domain|message|session|server) requires? .. {tls}
            auth-cleartext 0.97 code 538
            auth-cleartext 0.9 status x.7.10 x.7.11
            auth-required 0.9
              relay(ing|ed)? ... {auth} .. (required|needed)
              relay(ing|ed)? .. (requires?|needs?) .. {auth}
              (pop before|pop first|check your mail)
            auth-required 0.7 code 45 55
              local users? only
              (client host|sender|sender address) .. rejected .. access denied
            relay-denied 0.97
              relay(ing|ed)? .. {rejected}
            mail-limit 0.9
              credits exceeded
            auth-cleartext 0.97
              {tls} .. ({need}|{first}) .. (for|to) .. {auth}
              {tls} .. before_auth
              {auth} .. requires? .. {tls}
              {auth} .. (only|{unavailable}) ... (without|over|under|through|via|on|with|until|before|unless) .. ({tls}|before_starttls)
              (plain ?text|clear ?text|clear text|plain text|unencrypted|insecure|non secure) .. {auth} .. ({unavailable}|{rejected})
              {auth} ... (plain ?text|clear ?text|clear text|plain text|unencrypted|insecure|non secure|non tls|non ssl)
              {mechanism} .. requires .. {tls}
            auth-required 0.97 code 530
              {auth} .. {first}
            starttls-required 0.97 code 530
              {tls}
            auth-required 0.9 code 530
              {auth}
            auth-offered 0.97 code 50
              {auth} .. ({not} (enabled|configured|allowed)|disabled on|turned off)
            auth-mechanism 0.97 code 50
              {mechanism} .. {unavailable}
            auth-mechanism 0.9 code 504
              only .. (plain|login)
              auth (plain|login) .. {first}
            auth-exchange 0.97 code 4 5
              {auth} ... (cancel(l)?ed|abort(ed)?|cancell?ation|terminated|rejected by (user|client))
              (cancel(l)?(ed)?|abort(ed)?) .. {auth}
              base ?64
              {malformed} .. {parameter} .. {auth}
              {malformed} {sasl}
              (syntax|usage) auth
              syntax error in auth
              decod(e|ing) (failed|failure|error)
              initial (data|response)
              (cannot|cant|could not|unable to) decode
              ({need}|invalid|malformed|bad|{say}|no) .. (mechanism|auth type|authentication type) .. (specified|parameter|argument|name|given)
              mechanism .. ({need}|{first})
              (invalid|malformed|bad|unable) .. (initial|sasl|client) .. (response|data|exchange)
              (decode|decoding|parse|parsing) .. (auth|authentication|credentials|sasl)
              optional argument not permitted
              {auth} ... (invalid format|malformed|protocol error|bad format|decode|parse)
              (invalid|bad|malformed) .. (auth|authentication|{sasl}) .. (data|response|input|string|request|message|challenge|token|syntax|format|{parameter}|encoding|exchange)
              too many auth commands
              (missing|no|empty) .. (in|for) .. {sasl}
              ({need}|{say}) .. {auth} (protocol|mechanism|parameters?|arguments?)
              ({need}|{not}) .. (initial|start) .. mechanism
            auth-exchange 0.7 code 501
              (cancel(l)?ed|aborted)
            auth-failed 0.97
              too many .. ({auth}|failed|bad) .. (attempts|failures|errors)
            starttls-after-auth 0.5 code 501
              already authenticated
            auth-once 0.97
              {already} .. {auth}
              {auth} .. ({already}|cant get)
              {auth} ... (once|twice)
              no identity changes?
              re ?authenticat(ion|e)
              (any other|further|another|second) {auth}
            auth-mechanism 0.97 code 4 5
              {mechanism} .. ({unavailable}|{unknown}|too weak|weak|rejected)
              ({unavailable}|{unknown}|too weak) .. {mechanism}
            auth-mechanism 0.9 code 504
              {auth} .. {unavailable}
              {unknown} {auth}
            auth-required 0.9
              {unavailable} .. (without|until|unless|before) .. {auth}
              unauthenticated
            auth-failed 0.97
              {wrong} .. {secret}
              {secret} .. {wrong}
              {auth} .. ({wrong}|fail)
              (failed|failure|unsuccessful|incorrect|bad) .. {auth}
              (app(lication)? (specific )?passwords?|password transition)
              (web|your) browser
              smtpclientauthentication
              basic authentication
            auth-failed 0.9 code 535 status x.7.8
            auth-offered 0.97
              {auth} .. ({unavailable}|only allowed|only available|when not advertised|disabled)
              ({unavailable}|{unknown}) .. auth
              no auth
            auth-required 0.97
              {auth} .. ({need}|{first})
              ({need}|{say}|to|first) .. {auth}
              {auth} before_\\w{1,10}
            """;

    /** RFC 3207; after what says that EHLO is missing for it, before what says that it is missing for MAIL. */
    private static final String TLS = """
            ehlo-after-starttls 0.9
              {hello} .. after .. {tls}
            hello-first 0.97
              (helo (or )?ehlo|ehlo (or )?helo) .. before_auth
            ehlo-needed 0.9
              ehlo .. before_auth
              ehlo (instead|not helo)
              {need} esmtp
            hello-first 0.97
              {hello} .. before_(starttls|auth)
            starttls-after-auth 0.97
              {tls} .. after .. {auth}
            starttls-once 0.97
              {tls} .. ({already}|after start|in use|active|established|negotiated|repeated|started)
              {already} .. {tls}
              (in|running) tls( mode)?
              {tls} ... once
            starttls-required 0.97
              {unavailable} .. without .. {tls}
              without .. {tls} ... {unavailable}
              (lack of|insufficient) (security|encryption)
              {tls} ... ({need}|{first})
              ({need}|{say}) .. {tls}
              (must|only) ... {tls} (sessions?|connections?|clients?|channels?)
            starttls-offered 0.97
              {tls} .. ({unavailable}|when not advertised|error|problem)
              ({unavailable}|{unknown}) .. {tls}
              no {tls}
            """;

    /** What is there already, and what is missing: the later in the dialogue, the earlier here. */
    private static final String ORDER = """
            hello-first 0.97
              {verb} .. before_(helo|ehlo|hello)
              {hello} .. not (been |yet )?(sent|given|issued|specified|received|seen|provided)
              (please|must) .. {hello}
            hello-again 0.97
              {already} .. ({hello}|identified|introduced|greeted|greeting)
              {hello} .. ({already}|twice)
              {hello} ... once
            sequence 0.7
              out_of_order ... {verb} .. (quit|noop|help)
            mail-nested 0.7 code 503
              mail( from)?( command)? {unavailable} now
            rcpt-before-mail 0.7 code 503
              rcpt( to)?( command)? {unavailable} now
            mail-nested 0.97
              {sender} after .. ({mail}|{rcpt})
            rcpt-before-mail 0.97 code 50
              {rcpt} .. {unavailable} .. before_mail
            data-before-mail 0.97 code 50
              data .. {unavailable} .. before_mail
            data-before-rcpt 0.97 code 50
              {sender} (and|or) (a |the |an |valid )?{rcpt}
              data (requires?|needs?) ... {rcpt}
            data-before-mail 0.9
              data {rejected} .. {sender}
              data (requires?|needs?) .. {sender}
            mail-nested 0.97
              (rset|reset)( {hello})? .. ({first}|start over)
              ({need}|{say}) .. (rset|reset)
              {already} .. {sender}
              {sender} .. {already}
              {sender} ... (once|twice)
              who the message was from
              only one sender
            data-before-rcpt 0.97
              (allowed|invalid|valid|permitted|illegal|accepted) before_(rcpt|recipient)
              all (rcpt|recipients?)
              ({need}|no) (an? |any )?(address|one|anyone|someone|nobody) to (send|deliver)
            data-before-rcpt 0.97 code 50 551 554
              ({need}|no|valid|{say}) .. {rcpt} ... before_data
              {sender} (and )?{rcpt} .. {first}
              {rcpt} .. {first}
              ({need}|{say}) .. {rcpt}
              no (valid |accepted |good |acceptable |correct |usable )?{rcpt}
              no (at least one |a )(valid )?{rcpt}
              receiver and originator
              (data|mail) to whom
            data-before-rcpt 0.9 code 45 55
              (need|missing|without) rcpt( to)?
              no (valid |accepted |good |acceptable |correct |usable )?recipients?
            data-before-mail 0.9
              {sender} .. before_data
              data without {sender}
              data from whom
            data-before-mail 0.7
              no sender specified
              mail (is )?required first
              mail command required
            data-before-mail 0.5 status x.0.0
              need mail command
            rcpt-before-mail 0.9
              {need} .. {sender}
              {sender} .. {first}
              {say} (a |the )?(mail (from|command|first|before_rcpt)|sender)
              no (a |the |valid )?(mail (from|command|given|specified|yet)|sender)
              (allowed|invalid|valid|permitted|illegal|accepted) before_mail
              sender before(_\\w{1,10})?
            hello-first 0.97
              ({need}|{say}|no) .. {hello}
              {hello} .. {first}
              polite people
              (introduced?|identify|identified) yourself
              greeting .. {first}
            sequence 0.7 code 451 status x.5.0
              protocol violation \\.
            reply-pending 0.9
              protocol (violation|error)
            """;

    /** How much, how long, how fast. RFC 5321 section 4.5.3, RFC 9422, RFC 1870. */
    private static final String LIMITS = """
            session-closed 0.97 code 42 44 45
              (data|command|idle|read|input|connection|session) time ?out
              (session|connection) (time limit|lifetime)
            session-closed 0.97
              too many .. (errors?|failures?|bad {command})
            command-length 0.97
              (command|line|input) .. (size|length) .. {toobig}
            size-exceeded 0.97 code 4 5
              size .. {toobig}
              {toobig} .. size
              too much .. data
              (message|mail|email|content|body) .. too (big|large|long)
            path-syntax 0.7 code 553
              too long
            rcpt-domain-limit 0.9
              too many .. (recipient )?domains
              (one|single|different) .. (recipient )?domains? per
            mail-limit 0.9
              (daily|too many (messages|mails|emails))
              (thread|batch|concurrency|connection|session|message) limit
            rcpt-limit 0.97
              too many {rcpt}
              (rcpt|recipients?) (limit|count|numbers?|quota)
              (limit|number|maximum|max) .. recipients
            rate-limited 0.9
              (sending|unusual|high|excessive) rate
              rate limit(s|ed|ing)?
              thrott(led?|ling)
              too (fast|quickly|frequent(ly)?)
              slow down
            mail-limit 0.97
              too (many|much) .. ({message}|connections?|sessions?)
              (number|maximum|max|limit) .. ({message}|connections?|sessions?|senders?) .. ({toobig}|reached)
              ({message}|connections?|sessions?) .. (per|limit|quota) .. ({toobig}|reached|exceeded)
              (hourly|sending|outbound|submission|email|user|monthly) .. (limit|quota|rate) .. ({toobig}|reached|exceeded)
              {toobig} .. (hourly|sending|messages|credits)
            rcpt-limit 0.97
              too many .. {rcpt}
              {toobig} .. {rcpt}
              {rcpt} .. {toobig}
            rcpt-limit 0.97 code 45 552 status x.5.3
            auth-required 0.9
              unauthenticated
            server-busy 0.9 code 421
              (too|server|system|currently|very) busy
              overload(ed)?
              (internal|system|server) error
              unable to (process|read|open|fork|allocate|execute)
              out of memory
            session-closed 0.97 code 421
              time ?out
              timed out
              (idle|inactivity|time limit|expired)
              too many .. (errors?|failures?|{command})
              lost .. (input|connection)
              (closing|disconnect(ed|ing)?|going down|bye|goodbye)
              shut(ting)? ?down
              service .. (unavailable|not available)
              retry
              try .. later
            session-closed 0.9 code 4 status x.4.2
              time ?out
            session-closed 0.97 code 4
              shut(ting)? ?down
              closing (the )?(connection|channel|transmission|session)
              time ?out .. (waiting|data|client|exceeded|closing|idle|reached)
              timed out .. (waiting|data|client)
              idle .. (too long|time)
            command-length 0.97
              ({command}|lines?|input) .. (too long|length|{toobig})
              too long
              line length
              excessive .. (data|length|line|input)
            size-exceeded 0.97 code 4 5
              (message|size|mail|email|content|body|data|attachment|file) .. {toobig}
              {toobig} .. (message|size|mail|bytes|content|body)
            command-unknown 0.9
              too many .. ({unknown}|syntax|junk|non ?mail|useless) .. {command}
            """;

    /** The form of a command. */
    private static final String FORM = """
            greeting-refused 0.7 code 52 554
              (does not|doesnt|do not|not) accept .. (mail|email|connections)
              no (smtp|mail) service
              not accepting
              service .. (not available|unavailable)
            command-verb 0.9 code 50
              (empty|null|no|missing) (command|line|verb)
            command-injection 0.97
              (bare|lone|naked|stray) .. (lfs?|crs?|r|n|line ?feeds?|newlines?|line feeds?|carriage returns?)
              (crlf|cr lf|smtplf|smuggling|strict ascii|must be terminated)
              control char(acter)?s?
              (8bit|non ascii|nul|null|illegal|invalid) (chars?|characters?|bytes?)
              bad utf ?8 syntax
              line (feed|break|ending)s?
            command-injection 0.7 status x.5.2
              bad syntax
            parameter-repeated 0.9
              (multiple|duplicated?|repeated|twice|more than one) .. ({parameter}|size|body|auth|ret|envid)
              ({parameter}|size|body|auth|ret|envid) .. (twice|repeated|duplicated?|more than once)
            command-arguments 0.97
              (unexpected|extra|superfluous|excess|too many) .. {parameter} ... {verb}
              {verb} .. (should not|must not|may not|doesnt|does not|takes no|no) .. {parameter}
            command-arguments 0.97 code 50
              {not} accept {parameter}
              no {parameter} (allowed|given|permitted)
            command-arguments 0.97 code 50
              (unexpected|extra|superfluous|excess|too many) {parameter}
              command .. (requires?|needs?|expects?) .. {parameter}
            parameter-offered 0.97 code 50 55
              {parameter} .. {unavailable}
              (unknown|unrecogni[sz]ed|{unavailable}) .. {parameter}
              (dsn|size|8bitmime|binarymime|smtputf8|requiretls|body|ret|envid|notify|orcpt|deliverby) .. ({unavailable}|requires? .. sender)
              {unavailable} .. (dsn|size|8bitmime|binarymime|smtputf8|requiretls|body|ret|envid|notify|orcpt)
              ({unknown}|{unavailable}) .. ({mail}|{rcpt}) {parameter}
            command-arguments 0.97 code 50
              (syntax|usage) (vrfy|expn|help|noop|data|rset|quit|etrn|starttls)
            path-syntax 0.97 code 500 501 55
              (cannot|cant|could not|unable to|failed to) parse .. (address|path|recipient|{mail}|{rcpt})
              syntax .. (address|path|recipient)
              {malformed} .. (address|path|sender|recipients?|mailbox|destination|{rcpt}|mail from|from)
              (address|path|sender|recipient|mailbox|local part|domain) .. ({malformed}|syntax|{need})
              (mail from|rcpt to) .. (syntax|{malformed})
              (arg|argument) syntax of
              (unbalanced|unqualified|brackets?)
              syntactically .. (address|path|sender|recipient)
            path-syntax 0.97 code 50 553
              (address|path|sender|recipient) .. {not} .. (valid|parsed?|well formed|conform|compliant)
            path-syntax 0.9 code 4 5
              (fully qualified|address required)
            command-arguments 0.97 code 50
              (syntax|error) .. (parameters?|arguments?)
              (unexpected|extra|no|missing|invalid|bad|too many|not enough|wrong|illegal|incorrect) .. {parameter}
              {parameter} .. ({need}|expected|missing|invalid|wrong)
              (syntax|usage) {verb}
              takes? no
            path-syntax 0.5
              bad syntax
            """;

    /** No more than that the command is out of place, or is none. */
    private static final String BARE = """
            sequence 0.9
              out_of_order
              (out of|illegal|unexpected|error in|command|operation|protocol) .. (sequence|order)
              sequence .. (error|bad|wrong)
              ({not}|invalid|unexpected|illegal) .. (point|state|stage|context)
              {not} .. (allowed|valid|permitted|expected|accepted|appropriate) .. (point|state|stage|time|here|now|context)
              (wrong|invalid|bad|this|current) state
              expected <>
              command error
            auth-offered 0.5 code 503
              command .. {not} .. supported
            command-unknown 0.97 code 500 501 502 504 521 554
              {command} .. ({unknown}|{unavailable})
              ({unknown}|{unavailable}) .. {command}
              (unrecogni[sz]ed|not implemented|unimplemented|not understood|huh)
            command-arguments 0.7 code 500
              syntax error
            """;

    /** What the vaguer words of an ordinary refusal say, and the code alone. RFC 5321 section 4.2.3, RFC 4954 section 6. */
    private static final String REST = """
            sequence 0.7 code 503
            relay-denied 0.9
              relay(ing)?
              rcpthosts
              (user not local|not a gateway)
            sender-domain 0.9 code 4 5
              sender .. (domain|address) .. ({not}|not found|exist|resolve)
              (domain|sender) .. (does not|doesnt|not) .. (exist|resolve|found)
            sender-identity 0.5 code 5
              sender (address )?(rejected|denied|refused)
            reputation 0.7 code 4 5
              (client host|ip|ip address|host|client|connection) .. (blocked|banned|listed|rejected|refused|denied)
              unsolicited
            content-rejected 0.7 code 5
              {content} .. {rejected}
              {rejected} .. (content|message)
            content-rejected 0.7 status x.6.0
            mailbox-unknown 0.7 status x.1.2
            reputation 0.7 code 4
              sender .. blocked
            path-syntax 0.7 code 553
              mailbox name
            mailbox-unknown 0.7 code 4 5
              {user} .. ({unknown}|{rejected}|{not} .. (exists?|found|here|active))
              no (mailbox|user|one)
            hello-name 0.7 code 501 504 55
              {hello}
            rate-limited 0.7 code 4 5
              (rate|volume|deferred|frequency|per (hour|minute|second|day))
            server-busy 0.7 code 55
              internal (server )?error
            server-busy 0.9 code 4
              (busy|overload(ed)?|resources?|load)
              retry
              try .. later
              temporar(y|ily)
              insufficient .. (storage|resources|space|memory)
              local (error|problem)
            starttls-offered 0.7 code 454
            auth-required 0.7 code 530
            auth-failed 0.9 code 525 535
            auth-mechanism 0.7 code 504 534
            greeting-refused 0.5 code 521
            size-exceeded 0.5 code 552
            parameter-offered 0.7 code 455
            parameter-offered 0.5 code 555
              {parameter}
            path-syntax 0.7 code 55
              syntax
            reputation 0.5 code 55
              (blocked|you .. banned)
            not-sequence 0.5 code 553 status x.7.0 x.7.1 x.7.2
            path-syntax 0.5 code 553 555
            command-unknown 0.7 code 500 502
            command-arguments 0.7 code 501
            session-closed 0.7 code 421
            server-busy 0.5 code 4
            not-sequence 0.5 code 5
            """;

    /** All of them. */
    static final List<Clue> IN_ORDER = Stream.of(
                    REFUSALS,
                    CONNECTION,
                    IN_A_TRANSACTION,
                    CHUNKS,
                    EXTENSIONS,
                    FORM_OF_NAMES,
                    SENDERS,
                    AUTHENTICATION,
                    TLS,
                    ORDER,
                    LIMITS,
                    FORM,
                    BARE,
                    REST)
            .flatMap(Clue::table)
            .toList();

    private Clues() {}
}
