package sequitur.smtp.diagnosis;

/**
 * The nouns and relations in which servers speak, as a table: a name, and below it, indented, the ways to say it. A way may
 * hold the names that stand before it, in braces.
 */
final class VocabularyTable {

    /** The table, in the form of {@link TableEntry}. */
    static final String TEXT = """
            # What the servers speak of.
            mail
              mail( from)?( <>)?( command| cmd| verb| address)?|from command
            sender
              {mail}|senders?|originator|(return|reverse) path|envelope from|from address
            rcpt
              rcpts?( to)?( <>)?( commands?| cmd| verb| address(es)?)?|recipients?( address(es)?)?
              receivers?|destinat(ions?|aires?)|forward path|to address|empf[aä]nger
            hello
              (helo|ehlo|hello)( (or |and )?(helo|ehlo|hello))?( (or |and )?(helo|ehlo|hello))?( command| cmd| verb)?
            auth
              auth|authentications?|authenticat(e|ed|ing|or)|authori[sz](ation|e)|login|log in|logon|log on
              logged (in|on)|sign in|sasl|authed|authentification|authentifi(er|ez|e)|authentificated|autenticaci[oó]n
              authentifizierung|anmeldung|autentica(r|zione|do|[cç][aã]o)|autenticacion|identificarse|s authentifier
              authenticatie|autoryzac*|uwierzytelni*|logowani*|аутентификац*|авторизац*|認 証|ログイン|身 份 验 证|身 份 認 證|认 证|登 录|登 錄
              authorisation|submission password
            mechanism
              mechanisms?|mech|methods?|schemes?|(auth|authentication|sasl) (types?|modes?)
            sasl
              scram( sha #)?( plus)?|cram md5|digest md5|xoauth2|oauthbearer|gssapi|ntlm
            secret
              credentials?|passwords?|passwd|passphrase|user ?names?|user name|user id|userid|logins?
              identity|token
            tls
              starttls( command)?|tls|ssl|ssl tls|tls ssl|encryption|encrypted|secured?
              secure (connection|channel|session|socket)|https|smtps|verschl[uü]e?sselung|verschl[uü]e?sselt(e verbindung)?
              chiffr(ement|[ée]e?)|connexion s[ée]curis[ée]e|cifrad[oa]|conexi[oó]n (cifrada|segura)|cifratura|connessione (sicura|cifrata)
              criptografia|conex[aã]o segura|versleuteling|szyfrowan*|шифровани*|защищ[её]нн*( соединени*)?|暗 号 化|加 密( 连 接)?
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
              messages?|mails?|emails?|transactions?|correo|courriers?|nachrichten?|messaggi?|mensage(m|ns)
            content
              messages?|mails?|emails?|contents?|attachments?|body|data
            host
              host ?names?|host|domains?( names?| address(es)?| literal)?|address literal|fqdn
              fully qualified

            # What is missing.
            not
              not|isnt|arent|cannot|cant|cant be|doesnt|dont|never|no longer|wont|unable to|may not
              must not|without being
            need
              needs?|needed|required?|requiered|requires|requirement|missing|lacks?|lacking
              expect(s|ed|ing)?|must|should|without|have to|has to|waiting for|awaiting|never got|havent
              didnt|did not|forgot|only after|erforderlich|requise?|requiere|necesita|richiede|exige|vereist|wymag(a|ana|ane|any)
              требуется|необходимо|需 要|请 先|必 須|bitte .. zuerst|veuillez (d abord )?|il faut
              {not} .. (sent|given|issued|specified|received|seen|provided)|preceded by|wheres?|where is
              until|unless|(allowed|invalid|valid|permitted|illegal|accepted) before
            say
              please|say|send|use|try|enable|turn on|specify|give|provide|issue|start with|submit|supply
            first
              first|before(_*)?|prior|beforehand|needed|missing|expected|precedes?|required?
              requiered|mandatory|necessary|requise?|erforderlich|requerid[oa]|is empty|n[ée]cessaire|obligatoire|ben[oö]e?tigt
              necesari[oa]|obligatori[oa]|richiest[oa]|necess[aá]ri[oa]|obrigat[oó]ri[oa]|vereist|verplicht|wymagan[ay]|требуется|необходим[oао]
              必 要( で す)?
              not (been |yet |yet been |previously )?(given|specified|received|sent|issued|set|seen|provided)
              not (been |yet |yet been |previously )?(supplied|said|known|present|identified)
              yet|comes? first

            # What is there already.
            already
              already|previously|duplicated?|nested|again|twice|second|repeated|repeat|multiple|only one
              one .. per|more than one|once|in progress|another|still (open|active)|unfinished

            # What is not to be had, not known, not accepted, too much.
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

            # Words of ordinary refusals.
            blocked
              block(ed|ing)?|black ?list(ed|ing|s)?|deny ?list(ed)?|block ?list(ed)?|banned|denied|deny|denies|refused?|refuses|rejected?|reject|rejecting
              listed|prohibited|forbidden|disallowed|filtered|{not} .. (allowed|accepted|permitted|welcome|authori[sz]ed|trusted|whitelisted|sent)
              wont .. accepted|will not be accepted|bloqu[ée]e?s?|bloquead[oa]|bloccat[oa]|gesperrt|geblokkeerd|suspended|throttled|bad
            client
              (ips?|ip address(es)?|(client|remote|sending|connecting|source|smtp) (host|server|address|ip|machine|network|mta|system)|mail ?servers?|mailservers?|client|your (server|host|network|isp|domain|address|provider)|hosts?|networks?|mta|connections?|adresse ip|direcci[oó]n ip|indirizzo ip)
            spam
              spam(my|mer|mers|ming)?|junk( ?mail)?|ham|spamassassin|bulk|unsolicited|uce|gtube|phish(ing)?|malicious|suspicious|suspected|suspicion
            malware
              virus(es)?|malware|infected|infection|trojan|worm|eicar|malicious (content|code)|dangerous|harmful
            quota
              quotas?|limits?|limitation|thresholds?|maximum|max|allowance|credits?|cap|ratelimit
            reached
              reach(ed)?|exceed(s|ed|ing)?|exhausted|overrun|hit|used up|over|out of|surpassed
            person
              users?|mailbox(es)?|accounts?|recipients?( address)?|email address(es)?|address(es)?|rcpt|alias(es)?|inbox|addressees?|customers?|subscribers?
              destinat(aire|ario|ions?|inatario)|maildrop|utilisateur|usuario|utente|usu[aá]rio|benutzer|empf[aä]e?nger|teilnehmer|gebruiker|uzytkownik*|u[zż]ytkownik*|пользовател*|адресат*|用 户|收 件 人|宛 先
            gone
              unknown|not found|not known|nonexistent|non existent|doesnt exist|does not exist|no longer (exists?|valid|available|active|on|here|in use|monitored)|not exist|dont exist|no exist
              isnt (here|found|known|valid)|could not be found|couldnt be found|cannot be found|{not} .. (exist|exists|found|valid|active|activated|known|member|registered|hosted|listed|ok|recogni[sz]ed)
              inactiv(e|ated)|disabled|deactivated|unavailable|not available|closed|deleted|removed|terminated|discontinued|expired|suspended|frozen|locked|blocked|invalid|undeliverable|bad|restricted|moved|retired|abandoned|cancel(l)?ed|archiv[ée]e?
              inconnu|invalide|bloqu[ée]|n existe pas|no existe|desconocido|sconosciuto|desconhecido|n[aã]o existe|onbekend|nieznany|nie istnieje|unbekannt|existiert nicht|не найден*|не существует|不 存 在|見 つ か り ま せ ん
            fullness
              full|over quota|overquota|quota|storage|out of space|too full|mailbox size|no space|exceed(s|ed)?|exhausted|llen[oa]|plein(e)?|voll|pien[oa]|chei[oa]|vol|pe[lł]n(a|y)|переполнен*|已 满|満 杯
            """;

    private VocabularyTable() {}
}
