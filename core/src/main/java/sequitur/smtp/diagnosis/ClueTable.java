package sequitur.smtp.diagnosis;

/**
 * The evidence, as a table. A line at the margin: the fault, how telling the clue is held to be before anything was measured (0
 * to 1), and perhaps {@code code} with the beginnings of the reply codes and {@code status} with the enhanced status codes that it
 * holds for, and {@code or} with the requirement that the refusal rather means where that was offered and not done. Below it,
 * indented: its phrases in the form of {@link PhraseGraph}, one of which is enough; none if the codes say it all.
 */
final class ClueTable {

    /** The table, in the form of {@link TableEntry}. */
    static final String TEXT = """
            # A reason that is said in the words of another.
            hello-name 0.97 code 4 50 55
              {hello} (command |name |argument |host )?(rejected|refused|denied)
              {hello} .. {not} match
            sender-identity 0.97 code 4 5
              relay(ing)? (is )?(disallowed|denied|not allowed) as
              {not} (allowed|permitted|authori[sz]ed|able) to send .. (from domain|from this address|as|for|on behalf)
            account-blocked 0.97 code 4 5
              account .. {not} (allowed|permitted|authori[sz]ed) to send (any )?(mails?|emails?|messages?)? ($|.)
            relay-denied 0.97
              credentials for relay
            relay-denied 0.97 or auth-required
              cannot deliver mail for
            server-busy 0.97 code 4
              verification .. in progress
            mail-limit 0.97 code 4 5
              (sending|relay) (limit|quota|limits) .. (exceeded|reached)
              (exceeded|reached) .. (sending|relay) (limit|quota|limits)
              limits? (for|of) (your|this|the) account
            mailbox-unknown 0.97 code 4 5
              (recipient|recipient address) rejected (user|account|mailbox|address) .. {gone}
              (this|that|the recipients|local) (email |mail |user )?(account|mailbox|user) .. (disabled|discontinued|deactivated|inactive|closed|unavailable)
            path-syntax 0.97 code 501
              (no|need|missing|without|empty) ({sender}|{rcpt})
            parameter-offered 0.97 code 50 55
              requires non ?null sender
              requires non null sender
              (dsn|size|8bitmime|binarymime|smtputf8|requiretls|body|ret|envid|notify|orcpt|deliverby) {parameter} .. (takes|invalid|bad|value|malformed)
            auth-password-refused 0.97 code 5
              basic auth(entication)? .. ({not}|disabled|retired|blocked|turned off|switched off|no longer)
              (require|requires|use|need|needs) .. (oauth|oauth2|xoauth2|modern authentication)
              (organizations )?security defaults
              app(lication)? (specific )?passwords? .. (required|needed)
              (use|need|requires?|want|wants) .. app(lication)? (specific )?passwords?
            auth-failed 0.97 code 5
              auth (user|pass|username|password) .. {wrong}
              {auth} .. no such user
            server-busy 0.97 code 4
              (filter|scanner|milter|callout|lookup table|map|(address|recipient|user) lookup) .. (timed out|time ?out|fail(ed|ure)|unavailable|not available|error|in progress)
            reputation 0.97 code 4 5
              (dynamic|dial ?up|residential|transient|generic) .. (ips?|address|hosts?|range|clients?)
              send (mail|email) directly
              ip( address(es)?)? .. {blocked}
              (block(ed)?|listed) (for|due to) spam
              originating from your (ip|host|server|network)

            # A few minutes' patience.
            greylisted 0.97 code 4 55
              gr[ea]y ?list(ed|ing)?|gr[ea]y rbl
              postgrey
              (come|try|retry) .. (back|again)? .. in .. (minutes|seconds)

            # Words of login that speak of the sender's domain, of a list or of the content.
            sender-policy 0.97 code 4 5
              domain authentication
              sender (domain )?authentication (failed|failure|error|level|insufficient)
              unauthenticated (sender )?domain
              domain {not} authenticated
              sender domain .. authenticat*
            not-sequence 0.97 code 4 5
              {auth} .. (group|list|distribution list|members?|recipient)
              (group|list|members) .. {auth}
              resolver rst

            # Exchange Online says so of a recipient that does not exist.
            mailbox-unknown 0.97 code 55 status x.4.1
              (recipient|recipient address) .. rejected

            # No reason is given: a submission server means by it that nobody has logged in.
            not-sequence 0.7 code 45 55 or auth-required
              (client host|sender|sender address|recipient|recipient address) .. rejected .. access denied

            # A login that is missing, said beside the words of relaying.
            auth-required 0.97 code 4 5
              (turn on|enable|activate) .. smtp authentication
              (proper|smtp) authentication (is )?required
              relay* ... {auth} (is )?(required|needed)
              (without|before|until) (smtp |prior |proper )?(authentication|authenticating|authorization)
              (requires?|needs?) .. (authentication|authorization) .. (send|relay|deliver|attempting)
              {auth} (is )?(required|needed|necessary) (for|to|before)
              (send|need|issue|use|give|requires?) (an? |the )?(ehlo and )?auth( command| login)? (first|before)
              (authenticate|log ?in|sign in|authenticat(ion|ing)) (first|before*)

            # A relay that is denied, said beside the client's address.
            relay-denied 0.97 or auth-required
              (relaying|relay access|relay|relays) (is |was |access )?(denied|deinied|prohibited|forbidden|disallowed|refused|rejected|not (allowed|permitted|authorized|enabled|possible))
              relay (from|to) .. (denied|prohibited|refused|not allowed)
              (unable|not permitted|not allowed|not authorized|not configured|refuse|unauthorized|not able) (to )?relay
              (we )?(do not|dont|does not|doesnt|will not|wont|cannot) relay
              (no|unauthorized|insecure|illegal) (mail )?relay(ing)?
              mail relay denied

            # Lists of blocked addresses, by name or by the word.
            reputation 0.97 code 4 5
              blocklist
            reputation 0.97 code 4 5
              (rbl|dnsbls?|open (proxy|relay)|real ?time (block|black) ?list|bl)
              {client} .. (in|on|by|at) .. (black ?list|block ?list|deny ?list|spam list|spammer list)
              (listed|found) .. (on|in|at|by) .. (lists?|database|dnsbl|listing)
              (liste noire|lista negra|lista nera|schwarze liste|zwarte lijst|[cč][eě]rn* list*|ч[её]рн*|黑 名 单|ブラックリスト)
              {client} .. (liste noire|lista negra|bloqu[ée]*|gesperrt|bloccat*|заблокирован*)
              (black|block|deny) ?list(ed)? .. {client}
              not in (whitelist|allowlist)
              service refus[ée]e?
            reputation 0.9 code 4 5
              (bad|poor|low|ip|sender|your|domain|host) reputation
              reputation
              bad ?(helo|mailfrom|sender) list
              (static|local|internal|access) (block|black|deny|access) ?list
              blocked using
              abuse

            # The sender's domain and the client's name in DNS. "Authentication" near them is not SMTP AUTH.
            sender-policy 0.97 code 4 5
              (spf|dkim|dmarc|arc|domainkeys|sender policy framework|sender id|purported responsible address)
              fail(ed|ing|s)? .. authentication checks?
              authentication checks? fail(ed)?
              (domain|sender|message|mail|email) .. (authentication|authenticate|authenticated|unauthenticated) .. (level|results?|checks?|policy|domain)
              unauthenticated (email|mail|message)
              (sender|mail|message|email|it) is unauthenticated
              (required|insufficient) authentication level
              authenticate (with|their)
            sender-policy 0.97 code 4 5
              (reverse|rdns|r dns|matching|forward|bad dns) (dns|ptr|rdns|lookup|hostname|host name)|(missing|no|without) (reverse|rdns|ptr|dns ptr)
              (ptr|rdns|reverse dns|fcrdns)
              (cannot|cant|could not|couldnt|unable to|failed to) (find|resolve|verify|look up|determine) (your|the|client|its) (reverse )?(hostname|host name|host|ip|address|dns)
              ip name (lookup failed|possibly forged)
              (ip|host|client|server) .. (no|without|missing|does not have|lacks|has no) .. (ptr|dns|reverse|hostname|name)
              ipv6 .. (sending )?guidelines?
              {not} .. match .. (ip|rdns|dns|ptr)
              unverif(y|i)able .. ips?
              may not be mail exchanger
              mail from .. mismatch(es)? .. (client )?ip
              could not resolve the hostname
            sender-domain 0.97 code 4 5
              (domain|sender|mail ?from|from) .. (must|should|{not}|does not|doesnt|did not) .. (exist|resolve|resolvable|be resolved)
              (sender|mailfrom|from|mail from) .. (domain|address|host) .. ({not}|not found|unknown|unresolvable|unroutable|unrouteable|invalid|null mx|no (mx|dns|a)|bad|verification failed)
              (unresolvable|unroutable|unrouteable|invalid|unknown|nonexistent|non existent|null) .. (sender|from|mailfrom)( .. domain)?
              (sender|domain) .. (has )?(no|null|invalid) (mx|dns|a |aaaa)
              sender (verify|verification|domain) .. (fail(ed)?|not found)
              (verify|verification) .. (sender|mailfrom|from) .. fail(ed)?
              verify mailfrom failed
              no (mx|dns|a record) for .. (from|sender|domain)
              dns error .. resolving
              emetteur invalide
              dns mx
              invalid sender
              bad sender (host|system|domain)
              domain of sender address
              helo domain must exist

            # The account that sends.
            account-blocked 0.97 code 4 5
              (your|sender|sending|outgoing|smtp|mailgun|auth) account .. (blocked|suspended|disabled|locked|frozen|closed|pending|paused|not (yet )?activ*|not allowed|under review|terminated|banned|on hold|limited|abnormal)
              account .. (suspended|frozen|pending approval|not yet activated)
              (sending|outgoing|outbound|outbounds|mail|email|submission) .. (paused|suspended|blocked|disabled)
              (sending|outgoing) .. (paused|suspended|blocked|disabled|denied)
              (banned|bad outbound|blocked|suspended|restricted) sender
              tenant .. (exceeded|blocked|threshold)
              spam abuse detected
              activate your .. account
              (account|sender|user) has been (temporarily )?(suspended|blocked|locked|disabled|banned)
              (smtp|service|sending) .. not (yet )?(activated|enabled|open)
              unusual sending activity
              traffic not accepted
              outgoing mail .. suspended
              (in|out)bounds disabled
              run out of credits
            account-blocked 0.9 code 4 5 status x.7.501 x.7.502 x.7.503 x.7.511 x.7.705 x.7.708 x.7.750
            account-blocked 0.7 code 525 53 55
              account (is )?(disabled|blocked|locked|suspended|frozen)
            account-blocked 0.7 code 525 53
              account .. (disabled|blocked|locked|suspended|inactive)
              user .. (disabled|locked|suspended)

            # Content.
            content-rejected 0.97 code 4 5
              {malware}
              (is|as|likely|considered|contains?|looks like|seems?|suspicion of|classified|detected|flagged|identified|scored|marked|due to|probability|rejected|high|be|of|for|sending) .. spam(my)?
              {spam} .. (detected|content|message|mail|score|scale|filter|rejected|refused|blocked|engine|url)
              message (identified|scored|looks|filtered)
              content .. (reject(ed)?|den(y|ied)|policy|filter(ing)?|restrictions?|blocked|denied|spam|nature)
              (reject(ed)?|blocked|denied|refused) .. content
            content-rejected 0.97 code 4 5
              (headers?|header field|subject|message id|mime|attachments?|body|from header|date header|bounds?|encoded word|executable|extension|file ?type|macro) .. ({malformed}|missing|{blocked}|too|not|invalid|duplicate|multiple|error|guidelines|potential|violat*)
              (missing|invalid|duplicate|multiple|illegal|malformed|bad|no|disallowed|forbidden|without|dangerous|banned) .. (headers?|subject|message id|mime|attachments?|from header|date|structure)
              (message|mail|email|headers?) .. (malformed|rfc ?5322|rfc ?822|rfc ?2822|compliant|infected|format wrong|wrong format|corrupt)
              (not|non) .. (rfc|compliant|standard) .. (message|mail|5322|emime|mime)
              message {not} conform
              potential security issue
              potential(ly)? dangerous
              (corrupt|malformed) (message|content|mime|header)*
              duplicate headers?
              (media|content) (type )?error
              line length .. octets
              8 ?bit .. header
              nul (characters?|bytes?) .. message
              message contains
              gtube
              check the content
              spm
            encrypted-content 0.97 code 4 5
              (s mime|smime|pgp|openpgp|gpg)
              (encrypted|password protected|protected) .. (attachments?|archives?|zip|files?|messages?|content)
              (attachments?|archives?|messages?|content) .. (encrypted|password protected)
              (message|mail|email|content) .. must be (signed|encrypted)

            # The recipient's mailbox.
            mailbox-full 0.97 code 4 5
              (mailbox|inbox|maildrop|folder|bo[iî]te|buz[oó]n|caixa|casella|postfach|skrzynka|почтовый ящик) .. {fullness}
              {person} .. (is |are )?(full|over quota|overquota|out of space|too full|no space)
              (exceed(s|ed)?|over|exhausted|allowed) .. (storage|mailbox|disk|inbox)( space| allocation| quota| size)?
              (over ?quota|overquota|mailbox full|disk quota|quotaexceeded*|quota usage)
              (over|exceeded|exceeds) .. (mailbox|storage|disk|its|user|users|his|her) .. quota
              quota exceeded mailbox
              zu ?viele mails
              邮 箱 已 满
            mailbox-unknown 0.97 code 4 5
              (user|mailbox|account|recipient|addressee|email account|alias) {gone}
              (unknown|no such|nonexistent|non existent|unrouteable|unroutable|undeliverable|inactive|invalid|no|not a valid|not our|bad|illegal|not an active|disabled) (local |valid |such |or illegal )?(user|mailbox|recipients?|account|customer|email address|alias|email account|addressee)
              (user|mailbox|account|recipient|alias) .. {gone}
              no mailbox( here)?
              (recipientnotfound|recipnotfound|exrecipnotfound|nosuchuser|disableduser)
              (user|recipient|address) unknown
              unknown recipient( address)?
              (unrouteable|unroutable|undeliverable|unknown|nonexistent) (email )?address
              invalid rcpt*
              no such address
              not (our|a) (customer|user|valid recipient)
              {person} {gone}
              utilisateur .. n existe pas
              nie ma takiego
            mailbox-unknown 0.9 code 4 5
              {person} .. {gone}
              (banned|blocked|denied|restricted) recipient
              (no|not|nobody) .. (here|by that name|by this name|such address|such domain|such person)
              (domain|host|system) .. {not} accept .. (mail|email)
              (domain|host) (unknown|not found|does not accept mail)
              (null mx|bad destination|destination mailbox)
              (recipient|rcpt|destinataire) .. (invalid|does not exist|not accepted|restricted)
              (address|recipient) .. (unavailable|could not be found)
              (host|domain) unknown
              dont accept mail for
              dunno who*
              has moved
              (mailbox|domain) owner has changed
              (permanent failure for one or more recipients|cannot be delivered|delivery error)
              email address .. (misspelled|not found|correct)
              not accept mail for this


            # Who may send to whom.
            not-sequence 0.9 code 4 5
              (too many hops|hop count|mail loop|looping|loop detected|exceeded .. hops)

            # What happened before SMTP began, or beside it.
            middlebox 0.9 code 2 4 5
              masked
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

            # A command that the open transaction forbids.
            etrn-in-transaction 0.9
              etrn ... transaction
            hello-in-transaction 0.9
              {hello} ... transaction
            starttls-in-transaction 0.97
              {tls} ... transaction
              {tls} .. (after|during) {mail}
            starttls-in-transaction 0.7
              {tls} {unavailable} (now|(here )?(in|at) (this|the current) #)
            auth-in-transaction 0.97
              {auth} ... transaction
              {auth} .. (after|during) {mail}
            auth-in-transaction 0.7
              {auth} {unavailable} (now|(here )?(in|at) (this|the current) #)
            auth-in-transaction 0.5
              {not} (permitted|allowed) .. (in|during|inside|within) .. transaction
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

            # RFC 3030.
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

            # RFC 6531, RFC 8689, RFC 8314.
            requiretls 0.97
              requiretls (needed|required|support required)
            requiretls 0.9
              requiretls .. (only|needs?|requires?|without|{not}) ... {tls}
            smtputf8-needed 0.97
              ({need}|{say}|declared?|added) ... (smtputf8|utf8smtp)
              (smtputf8|utf8smtp) ... ({need}|{first})
              (unicode|utf ?8|internationali[sz]ed|non ascii|eai) .. (address(es)?|mailbox(es)?|senders?|recipients?|local ?parts?)
              (address|mailbox|sender|recipient|local part) ... (non ascii|unicode|8 ?bit|utf ?8)
            smtputf8-needed 0.7 code 553
              smtputf8
            parameter-offered 0.97 code 501 504 555
              (unknown|unrecogni[sz]ed|unsupported) {parameter}
            parameter-repeated 0.9
              (multiple|duplicated?|repeated) (auth|size|body|ret|envid|notify|orcpt) {parameter}

            # The name after EHLO or HELO, and the form of an address: said with the words of the order of commands.
            hello-name 0.97 code 4 50 55
              (fqdn|fully qualified|host ?name|address) .. (in )?{hello}
              (accept|like) .. {hello}
              non fqdn
              bare {hello}
              {hello} .. (requires?|needs?|with|without|{malformed}|missing|rejected|does not|doesnt|must) .. ({host}|arguments?|names?|parameter|address|resolve|match|valid)
              {hello} .. rejected
              {hello} ({host}|names?|arguments?) .. {rejected}
              {hello} .. (followed by|expects?|takes|wants) .. ({host}|names?|arguments?)
              ({malformed}|syntax|usage|missing|no|unknown|illegal|empty) .. {hello} ({host}|arguments?|names?|parameter|<>)
              {hello} ({host}|arguments?|names?|parameter) .. ({malformed}|{need}|{first}|{not}|rejected|missing|syntax|unknown)
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
            hello-name 0.5
              ({malformed}|missing|illegal) {host}( name| address| argument)?

            # Whose address stands in MAIL: said with the words of authentication.
            sender-identity 0.97
              {auth} as owner
              {not} (allowed to )?use .. (sender|from|address)
            auth-required 0.9
              anonymous
              must be {auth}
              (not|must) (been )?(auth|authenticated?|logged (in|on)|log ?in|signed in)
              without {auth}
            sender-identity 0.97
              {auth} ... {not} .. (same|match|equal|belong|own)
              {auth} .. (for|of) .. (specified|given|this|that) .. (address|sender|email)
              (same as|must equal|must match|equal to|equals|belongs? to|owned by|own) .. ({auth}|authorized|{user}|account)
              send ?as
              {not} send from
              {not} .. send .. (mails?|emails?|messages?) (as|from|for|on behalf)
              permissions? to send
              (allowed|authorized|permitted|rights?) to (send|use) .. (as|from|on behalf|this|that|the)
              {not} .. (owned|own|belong|verified)
              relay(ing)? .. as
              (sender|from|identity|domain) .. {not} (been )?(verified|valid|match|owned|registered|local|authorized|conform|permitted|allowed)
              (sender|from) .. (unauthorized|mismatch|forged|spoof(ed|ing)?)
              (verified|not local|forged|spoofed) sender
              (unconfigured|unverified|unauthorized) (sending|sender) (domain|address)
              (sender|from|mail from|header address|identity|identities) .. (not (been )?(verified|owned|allowed|authorized|authorised|one of your|a sender signature)|mismatch(es|ed)?|different|verified sender identity)
              {not} .. (match|same|equal|conform*) .. (login|user|authenticat*|authoriz*|sender|identity)
              (sender|from|mail from) .. {not} .. (match|same|equal|conform*) .. account
              (sender|from|address) .. must (be|equal) .. (same|authorized|authenticated)
              sender address .. must be .. your account
              (not owned by|sendasdenied*|send as|on behalf of|not one of your addresses)
              (masquerad*|spoof*)
              (sender|from|address|mail|envelope) .. forg(ed|ing|e)
              forged (sender|from|address|mail|email|header)
              sender .. not in my domain
              not authori[sz]ed to (send|perform|use)
              identities failed .. check
              email address is not verified
              relaying disallowed as
              not allowed to relay
              not a sender signature
              permissions? to submit
              (anti )?spoofing
            sender-identity 0.5 code 50 55
              permission denied

            # RFC 4954.
            ehlo-needed 0.9
              ({auth}|{tls}|{parameter}) .. (needs?|requires?) .. (ehlo|esmtp)
              ({auth}|{tls}) .. {not} .. (for|after|with|in|under) (helo|smtp)
              ({auth}|{tls}) ... without .. ehlo
              ({auth}|{tls}) .. (available|allowed|valid|permitted) .. (after|with) ehlo
              ehlo (to|for) .. ({auth}|{tls})
            starttls-required 0.9 code 5
              (address|recipient|domain|message|session|server) requires? .. {tls}
            auth-required 0.9
              relay(ing|ed)? ... {auth} .. (required|needed)
              relay(ing|ed)? .. (requires?|needs?) .. {auth}
              (pop before|pop first|check your mail)
            auth-required 0.7 code 45 55
              local users? only
              pop before smtp
            relay-denied 0.97 or auth-required
              delivery {not} (permitted|allowed|authori[sz]ed)
              relay(ing|ed|s)? .. ({rejected}|{blocked}|deinied|disallowed)
              ({not}|unable to|cannot|dont|refuse to|no|insecure|does not|not configured to) .. relay(ing|ed)?
              (relay access|open relay|mail relay) (denied|blocked)
              relay (from|to) .. denied
              {blocked} .. relay(ing)?
              not permitted to relay
              we do not relay
            mail-limit 0.9
              credits exceeded
            auth-cleartext 0.97 code 524 538
              {tls}
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
              (nonce|signature verification|server signature)
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
              (missing|no|empty) .. (in|for) .. {sasl}
              ({need}|{say}) .. {auth} (protocol|mechanism|parameters?|arguments?)
              ({need}|{not}) .. (initial|start) .. mechanism
            auth-exchange 0.7 code 501
              (cancel(l)?ed|aborted)
            auth-rate-limited 0.97 code 4
              too many .. ({auth}|failed|bad|login) .. (attempts?|failures?|errors?|requests?|commands?)
              (too many|limit) .. {auth} (commands?|attempts?|failures?|errors?)
              {auth} .. (lock|locked|frequency|throttl*|rate limit*|temporarily blocked)
              (login|auth) frequency limited
            auth-rate-limited 0.9 code 5
              (blocked|banned|locked) .. (after|because|due) .. (failed|bad) {auth}
              (ip|address) .. (blocked|banned) .. {auth}
            auth-failed 0.97 code 5
              too many .. ({auth}|failed|bad|login) .. (attempts?|failures?|errors?)
              {auth} .. failed too many times
              (login|log in) fail*
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
              unauthenticated ($|.|commands?|access|users?|clients?|senders?)
            client-certificate 0.97 code 4 5
              (client|tls) cert*
              (client |ssl |tls |valid |required |client ssl )certificate .. (required|missing|error|expired|invalid|not (presented|verified|valid|trusted|provided)|needed|rejected|verification failed)
              (no|without|invalid|missing|bad|expired|required|valid client|required ssl) .. certificate
              cert(ificate)? .. (required|error|expired)
            tls-version 0.97 code 4 5
              (tls|ssl)( version)? (1|1 0|1 1|v1*|2|3|2 0|3 0|versions?|protocol version) .. ({not}|unsupported|too old|deprecated|disabled|no longer|required|obsolete|weak|not supported)
              (unsupported|wrong|old|obsolete|deprecated|weak|no shared|insecure) (tls |ssl |encryption |protocol )?(versions?|ciphers?|protocols?|cipher suites?)
              (no|without) (shared|common) cipher*
              encryption too weak
              (upgrade|update) .. (client|support) .. tls
              tls 1*
            auth-failed 0.97
              {wrong} .. {secret}
              {secret} .. {wrong}
              {auth} .. ({wrong}|fail)
              (failed|failure|unsuccessful|incorrect|bad) .. {auth}
              (app(lication)? (specific )?passwords?|password transition|authorization code)
              ({auth}|credentials|password) .. (fehlgeschlagen|falsch|[ée]chou*|incorrect*|invalid*|fallit[ao]|errat[io]|mislukt|onjuist*|nieprawid[lł]ow*|неверн*|失 敗|失 败|错 误|錯 誤)
              ({wrong}|onjuist*|nieprawid[lł]ow*|неверн*|falsch*) .. ({secret}|password*|wachtwoord|has[lł]o|парол*|passwort|mot de passe|senha|contrase[nñ]a)
              (mot de passe|passwort|password|contrase[nñ]a|senha|wachtwoord|has[lł]o|парол*|密 码) .. (incorrect*|falsch|invalid*|errat*|inv[aá]lid*|错 误|onjuist)
              not loving your
              (no|does not have) .. access rights
              (unable|problem|oops) .. (auth|authenticate)
              authentification invalide
              code d authentification
              dauthentification invalide
              (web|your) browser
              smtpclientauthentication
              basic authentication
              (bad|unknown|no such) (user|login) .. (authenticate)?
              auth(entication|orization)? (user|pass|data|failure|failed|error|invalid)
              incorrect authentication data
              not .. (log in|login|authenticate)
            auth-offered 0.97
              {auth} .. ({unavailable}|only allowed|only available|when not advertised|disabled)
              ({unavailable}|{unknown}) .. auth
              no auth
            auth-required 0.97
              (proper |smtp |sender |client )?authentication .. (required|needed|requise|necessary|before)
              {auth} ... (relay|submission|port 587)
              (without|before) (smtp |prior )?{auth}
              (turn on|enable|use) .. smtp auth*
              (outgoing|your) .. server .. requires .. auth*
              (log ?in|authenticate|sign in) (first|before*)
              not logged in
              (client|user|sender) .. (is |was )?(not|un) ?(been )?authenticated
              unauthenticated (senders?|users?|relay|clients?|connections?)
              请 先 .. 登 录
              melden sie sich .. an
              (need|needs|must|should|have to|please) .. (log ?in|authenticate|auth)
            auth-required 0.97
              {auth} .. ({need}|{first})
              ({need}|{say}|to|first) .. {auth}
              {auth} before_*

            # RFC 3207; after what says that EHLO is missing for it, before what says that it is missing for MAIL.
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
              (initiali[sz]e|init|start) tls
              {tls} .. (currently |temporarily )?({unavailable}|when not advertised|error|problem)
              ({unavailable}|{unknown}) .. {tls}
              no {tls}

            # What is there already, and what is missing: the later in the dialogue, the earlier here.
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
            mail-nested 0.97
              {not} .. {mail} .. (after|again|twice)
              mail from after
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
              sender before(_*)?
            hello-first 0.97
              ({need}|{say}|no) .. {hello}
              {hello} .. {first}
              polite people
              (introduced?|identify|identified) yourself
              greeting .. {first}
            sequence 0.7 code 451 status x.5.0
              protocol violation .
            reply-pending 0.9
              protocol (violation|error)

            # How much, how long, how fast. RFC 5321 section 4.5.3, RFC 9422, RFC 1870.
            session-closed 0.97 code 42 44 45
              (data|command|idle|read|input|connection|session|client|smtp) time ?out
              time ?out .. (waiting|data|client|exceeded|closing|idle|reached|reading|from)
              timed out
              (session|connection) (time limit|lifetime|expired)
              (^ time ?out|time ?out $|time out $)
              (idle|inactive|inactivity) .. (too long|time|client|connection)*
              due to inactivity
            too-many-commands 0.97 code 4 5
              too many .. (errors?|commands?|failures?|violations?|noops?|rsets?|non ?mail)
              too (many|much) .. (failures?|errors?) .. session
              (maximum|max) (number of )?(smtp )?(commands?|errors?)
            session-closed 0.97
              too many .. (invalid address*|unknown users?)
            command-length 0.97
              (command|line|input) .. (size|length) .. {toobig}
            command-length 0.97
              line (length|limit)
            size-exceeded 0.97 code 4 5
              size .. {toobig}
              {toobig} .. size
              too much .. data
              (message|mail|email|content|body|data|file) .. too (big|large|long)
              (message|mail|email|content|body|data|file|headers?|attachments?) .. (larger|bigger|exceeds?|exceeded) .. (limit|maximum|size|system|fixed|databytes)
              (size|length) limit
              max size of message
            rcpt-domain-limit 0.9
              (too many|multiple|different) .. (recipient |destination )?domains
              (one|single|different) .. (recipient )?domains? per
            rcpt-limit 0.97
              too many .. {rcpt}
              (rcpt|recipients?) (limit|count|numbers?|quota)
              (limit|number|maximum|max) .. (recipients|rcpts?)
              {toobig} .. {rcpt}
              {rcpt} .. {toobig}
              cross ?post*
              too many rcpts?
            rate-limited 0.97
              (sending|unusual|high|excessive|submission|message|connection|mail|receiving) rate
              rate .. (limit(s|ed|ing)?|exceeded|control|prevents)
              rate ?limit(s|ed|ing)?
              thrott(led?|ling)
            mail-limit 0.97
              too (many|much) (concurrent |open |new |simultaneous |parallel |more )?(smtp |tcp |tls |outgoing |incoming )?({message}|connections?|sessions?|connexions?)
              (trop|zu viele|demasiad*|troppe|слишком много) .. (connexions?|messages?|verbindungen|conexiones|connessioni|mails?|nachrichten)
              ({quota}|number) .. ({message}|connections?|sessions?|senders?|concurrent) .. ({reached}|{toobig})
              ({message}|connections?|sessions?|concurrent|sending|relay|user|recipient|hourly|daily|outbound|submission|monthly|email|peak) .. {quota} .. ({reached}|{toobig})
              (reach(ed)?|exceed(s|ed|ing)?|exhausted|used up) .. {quota}
              {quota} .. {reached}
              (daily|hourly|max) .. (limit|quota|emails?|messages?)
              (thread|batch|concurrency|connection|session|message|concurrent connections?) limit
              {message} per (connection|session|hour|day)
              credits exceeded
              maximum number of connections
            mailbox-full 0.7 code 4 5
              {person} .. {fullness}
              (quota exceeded|exceeded quota)
            rate-limited 0.97
              too (fast|quickly|frequent(ly)?)
              (slow down|slower|try again slower)
              (frequency|frequently) .. (limited|exceeded|sent|connects?)*
              (mail|message) flood
              (excessive|unexpected|unusual) (volume|rate|amount)
              (denial of service|flood*)
              (last|within|per|this|the) .. (minutes?|hour|day)
              per second
            rcpt-limit 0.97
              (recipients?|rcpts?) (limit|count|quota)
              per message .. recipients?
            rcpt-limit 0.9 code 45 552 status x.5.3
            auth-required 0.9
              unauthenticated ($|.|commands?|access|users?|clients?|senders?)
            server-busy 0.9 code 421
              (too|server|system|currently|very) busy
              overload(ed)?
              (internal|system|server) error
              unable to (process|read|open|fork|allocate|execute)
              out of memory
            command-length 0.97
              ({command}|lines?|input) .. (too long|length|{toobig}|overflow)
              too long
              line (length|limit)
              excessive .. (data|length|line|input)
              buffer overflow
            path-syntax 0.7 code 553
              too long
            size-exceeded 0.9 code 4 5
              (message|size|mail|email|content|body|data|attachment|file) .. {toobig}
              {toobig} .. (message|size|mail|bytes|content|body)
            command-unknown 0.9
              too many .. ({unknown}|syntax|junk|non ?mail|useless) .. {command}

            # The form of a command.
            greeting-refused 0.7 code 52 554
              (does not|doesnt|do not|not) accept .. (mail|email|connections)
              no (smtp|mail) service
              not accepting
              service .. (not available|unavailable)
            command-verb 0.9 code 50
              (empty|null|no|missing) (command|line|verb)
            command-injection 0.97
              (bare|lone|naked|stray) .. (lfs?|crs?|r|n|line ?feeds?|newlines?|line feeds?|carriage returns?)
              lf .. {not} .. cr
              (crlf|cr lf|smtplf|smuggling|strict ascii|must be terminated)
              control char(acter)?s?
              (8 ?bit|non ascii|nul|null|illegal|invalid) (chars?|characters?|bytes?)
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
            path-syntax 0.9 code 50 553
              address (unrecogni[sz]ed|malformed|invalid)
              (bad|invalid|wrong) email format
              (restricted|illegal|invalid|bad) characters .. (address|local part)
              (malformed|missing|bad|invalid) .. local part
              malformed {mail}
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

            # No more than that the command is out of place, or is none.
            sequence 0.9 or auth-required
              out_of_order
              (out of|illegal|unexpected|error in|command|operation|protocol) .. (sequence|order)
              sequence .. (error|bad|wrong)
              ({not}|invalid|unexpected|illegal) .. (point|state|stage|context)
              {not} .. (allowed|valid|permitted|expected|accepted|appropriate) .. (point|state|stage|time|here|now|context)
              (wrong|invalid|bad|this|current) state
              expected <>
            auth-offered 0.5 code 503
              command .. {not} .. supported
            command-unknown 0.97 code 500 501 502 504 521 554
              {command} .. ({unknown}|{unavailable})
              ({unknown}|{unavailable}) .. {command}
              (unrecogni[sz]ed|not implemented|unimplemented|not understood|huh)
            command-arguments 0.7 code 500
              syntax error

            sequence 0.7 code 50
              command error
            sequence 0.7 code 503 or auth-required
            # What the vaguer words of an ordinary refusal say. RFC 5321 section 4.2.3, RFC 4954 section 6.
            relay-denied 0.9 or auth-required
              relay(ing)?
              rcpthosts
              (user not local|not a gateway|not our (user|customer))
              (not|isnt) .. (local|our) (user|host|domain|customer|recipient)*
              (domain|recipient) .. {not} (hosted|handled|served|local|accepted|in my list|allowed)
            content-rejected 0.9 code 4 5
              (reject(ed)?|refused?) (the |your |this )?(message|mail|email)
            reputation 0.9 code 4 5
              {client} .. {blocked}
              {blocked} .. (from )?(your |this |the )?{client}
              (messages|mail|emails?|connections?) from (host )?{blocked}
              (black|block|deny) ?list(ed|ing|s)?
              no access from mail ?server
            reputation 0.7 code 4 5
              sender .. (blocked|banned|denied|blacklist|rejected|refused|{blocked})
              (use|using) .. (smtp|mail|relay) .. (server|relay|isp|provider)
              bypassing .. relay
              (blocked|banned|your ip)
              access .. denied .. (ip|from)
              user complaints
              complaints?
              due to (unexpected|unusual) volume
            content-rejected 0.9 code 4 5
              (spam|{spam})
              message .. (discarded|filtered)
              (policy|local policy|profile) .. (spam|content)
              scanner
              (email|mail|message|content) reject(ed|e|s)?
              mail (is )?rejet[ée]
              (filter|filters|profile)
            content-rejected 0.7 code 4 5
              (transaction|message|mail|email|mime) .. (rejected|refused|blocked|reject)
            not-sequence 0.7 code 4 5
              ((local |organization |company |security )?polic(y|ies)) .. (violat*|reject*|prohibit*|block*|reason*|denie*|fail*|restrict*|den*)
              (violat*|reject*|prohibit*|block*|den*|due) .. polic(y|ies)
              (policy|for policy) reasons
              administrative* (den*|prohibi*|reject*|block*)
            mailbox-unknown 0.7 code 4 5
              (recipient|rcpt|recipient address|destinataire|destination) .. (rejected|refused|denied)
              (address|addressee|user|mailbox) (rejected|refused|denied)
            not-sequence 0.7 code 5 or auth-required
              (access|permission|service|transaction) (is )?(denied|refused)
              (no|insufficient) (permit|permissions?|access)
              closed user group
            sender-domain 0.7 code 4 5
              (domain|sender) .. (does not|doesnt|not) .. (exist|resolve|found)
              host does not exist
            sender-identity 0.5 code 5
              sender (address )?(rejected|denied|refused|not authorized|is rejected)
            reputation 0.7 code 4 5
              (client host|ip|ip address|host|client|connection) .. (blocked|banned|listed|rejected|refused|denied)
              unsolicited
              connection (rejected|refused|denied)
            content-rejected 0.7 code 5
              {content} .. {rejected}
              {rejected} .. (content|message)
            greeting-refused 0.9 code 52 55
              (host|server|system|domain) .. {not} accept .. (mail|email|network messages|connections)
              not accepting (connections|network messages|mail|messages)
              (dont|do not|no) accept .. mail
            path-syntax 0.7 code 553
              mailbox name
            mailbox-unknown 0.7 code 4 5
              {user} .. ({unknown}|{rejected}|{not} .. (exists?|found|here|active))
              no (mailbox|user|one)
            hello-name 0.7 code 501 504 55
              {hello}
            rate-limited 0.7 code 4 5
              (rate|volume|deferred|frequency|per (hour|minute|second|day))
            server-busy 0.9 code 4
              (internal|system|server|local|temporary|i o|config|configuration|database|queue|lookup|dns) .. (error|problem|failure|trouble|inaccessible|failed)
              temporar(y|ily) .. (error|problem|failure|trouble|unavailable|local|system)
              (service|server|system|resources?) .. (currently|temporarily) unavailable
              (server failure|out of memory|disk (space|full)|write error|unable to open|cannot open|could not (load|be read)|wont start)
            server-busy 0.7 code 5
              (internal|system|server|local|temporary|i o|config|configuration|database|queue|lookup|dns) .. (error|problem|failure|trouble|inaccessible|failed)
              temporar(y|ily) .. (error|problem|failure|trouble|unavailable|local|system)
              (service|server|system|resources?) .. (currently|temporarily) unavailable
              (server failure|out of memory|disk (space|full)|write error|unable to open|cannot open|could not (load|be read)|wont start)
            session-closed 0.9 code 421
              lost .. (input|connection)
              (closing|disconnect(ed|ing)?|going down|bye|goodbye|reconnect(ing)?)
              shut(ting)? ?down
              service .. (unavailable|not available|not active)
              connection expired
            session-closed 0.97 code 4
              shut(ting)? ?down
              closing (the )?(connection|channel|transmission|session)
            server-busy 0.9 code 4
              (busy|overload(ed)?|resources?|load)
              (retry|come back) .. later
              (try|retry|again) .. (later|after|soon|tomorrow)
              (pr[oó]ximamente|plus tard|m[aá]s tarde|sp[aä]ter|pi[uù] tardi|mais tarde|позже)
              temporar(y|ily)
              insufficient .. (storage|resources|space|memory)
              local (error|problem)
              (later|emergency|queue full)
            reputation 0.5 code 55
              (blocked|you .. banned)
            size-exceeded 0.5 code 552
            path-syntax 0.7 code 55
              syntax
            # Registered for a login that failed alone, RFC 4954 section 6.
            auth-failed 0.97 code 535
              ^

            # Enhanced status codes with the reply codes that they are registered for (IANA; RFC 3463, 4954, 5321, 6531, 6710, 7293, 7372, 7504,
            # 8689). Below the words: servers are free with them.
            mailbox-unknown 0.9 code 45 55 status x.1.1 x.1.6 x.1.10 x.7.17 x.7.18
            mailbox-unknown 0.7 code 45 55 status x.1.2 x.2.1
            path-syntax 0.9 code 50 55 status x.1.3 x.1.7
            sender-domain 0.9 code 45 501 55 status x.1.8
            mailbox-full 0.9 code 45 552 522 554 status x.2.2
            size-exceeded 0.9 code 52 55 status x.2.3 x.3.4
            size-exceeded 0.7 code 552 status x.7.16
            greeting-refused 0.7 code 453 521 55 status x.3.2
            server-busy 0.7 code 4 55 status x.3.0 x.3.1 x.3.5
            session-closed 0.9 code 4 status x.4.2
            server-busy 0.7 code 45 status x.4.1 x.4.3 x.4.4 x.4.5
            not-sequence 0.9 code 55 status x.4.6
            mail-limit 0.7 code 55 status x.4.5
            rcpt-limit 0.9 code 45 55 status x.5.3
            auth-exchange 0.9 code 500 status x.5.6
            content-rejected 0.7 code 55 status x.6.0 x.6.1 x.6.2 x.6.3 x.6.6 x.7.7
            smtputf8-needed 0.7 code 55 status x.6.7 x.6.9 x.6.10
            command-injection 0.7 code 55 status x.6.11
            auth-failed 0.9 code 535 554 status x.7.8 x.7.14
            auth-mechanism 0.9 code 534 status x.7.9
            starttls-required 0.9 code 523 530 55 status x.7.10
            auth-cleartext 0.9 code 524 538 503 530 status x.7.11
            auth-failed 0.9 code 422 432 status x.7.12
            account-blocked 0.9 code 525 535 status x.7.13
            not-sequence 0.7 code 45 55 status x.7.15
            sender-policy 0.97 code 421 45 50 55 status x.7.20 x.7.21 x.7.22 x.7.23 x.7.24 x.7.25 x.7.26 x.7.27 x.7.29
            rate-limited 0.9 code 421 45 55 status x.7.28
            requiretls 0.7 code 55 status x.7.30
              requiretls
            # Numbers that a provider has for itself, known by its name in the text.
            sender-policy 0.97 status x.7.30 x.7.31 x.7.32 x.7.40
              google
            auth-mechanism 0.9 status x.7.30
              (basic authentication|microsoft)
            auth-required 0.97 code 530 55 status x.7.57
            sender-identity 0.97 code 55 status x.7.60 x.2.252
            not-sequence 0.97 code 55 status x.7.124 x.7.133 x.7.134 x.7.135 x.7.136
            relay-denied 0.9 code 55 status x.7.54 x.7.64
            sender-policy 0.97 code 45 55 status x.7.509 x.7.515 x.7.512
            reputation 0.9 code 55 status x.7.606 x.7.511 x.7.650
            account-blocked 0.9 code 50 55 status x.1.8
              (microsoft|outbound)

            # The code alone.
            auth-required 0.7 code 530
            auth-failed 0.9 code 535
            account-blocked 0.7 code 525
            auth-cleartext 0.9 code 538
            starttls-required 0.7 code 523
            auth-mechanism 0.7 code 504 534
            mailbox-full 0.7 code 422
            mailbox-unknown 0.7 code 551 556
            greeting-refused 0.5 code 521
            parameter-offered 0.7 code 455
            parameter-offered 0.5 code 555
              {parameter}
            content-rejected 0.5 code 571
            starttls-offered 0.7 code 454
            not-sequence 0.5 code 553 status x.7.0 x.7.1 x.7.2
            path-syntax 0.5 code 553 555 or auth-required
            command-unknown 0.7 code 500 502
            command-arguments 0.7 code 501
            session-closed 0.7 code 421
            server-busy 0.5 code 4
            not-sequence 0.5 code 5
            """;

    private ClueTable() {}
}
