package sequitur.smtp.diagnosis;

/**
 * How much each witness's word counts, as a table that {@code AtlasTest} makes: a witness at the margin, and below it the faults
 * that it speaks for or against, each with its weight, a logarithm of odds. A clue's weight stands under the fault that it names.
 * {@code sure}: how often statements were true of servers left out, by their probability.
 */
final class WeightTable {

    /** The table, in the form of {@link TableEntry}. */
    static final String TEXT = """
            account-blocked.1
              account-blocked 3.5
            account-blocked.2
              account-blocked 1.2
            account-blocked.4
              account-blocked 2.4
            account-blocked.5
              account-blocked 1.4
            account-blocked.6
              account-blocked 2.3
            account-blocked.7
              account-blocked 2.4
            account-blocked.8
              account-blocked 1.3
            after AUTH
              account-blocked 1.1
              auth-failed 0.4
              auth-rate-limited 0.2
              auth-password-refused 0.1
              mail-limit -0.6
            after CONNECT
              reputation 0.7
              greeting-refused -0.1
              not-sequence -0.1
              session-closed -0.1
            after DATA
              sequence 0.8
              data-before-rcpt -0.5
            after END_OF_CONTENT
              encrypted-content 1.0
              content-rejected 0.8
              account-blocked 0.5
              command-injection 0.1
              server-busy 0.1
              mailbox-unknown -0.1
              rcpt-limit -0.1
              relay-denied -0.1
              sender-domain -0.1
              sender-identity -0.1
              not-sequence -0.3
              reputation -0.6
            after MAIL
              mail-limit 1.1
              reputation 0.7
              sequence 0.6
              not-sequence 0.5
              hello-first 0.2
              auth-required 0.1
              rate-limited 0.1
              sender-identity 0.1
              starttls-required 0.1
              account-blocked -0.1
              auth-failed -0.1
              parameter-offered -0.1
              path-syntax -0.1
              sender-domain -0.1
              encrypted-content -0.3
              mail-nested -0.3
              content-rejected -0.4
              server-busy -0.5
            after RCPT
              mailbox-unknown 1.1
              path-syntax 0.7
              sender-identity 0.6
              mail-limit 0.2
              mailbox-full 0.2
              server-busy 0.2
              rcpt-before-mail 0.1
              relay-denied 0.1
              sender-domain 0.1
              sender-policy 0.1
              starttls-required 0.1
              hello-name -0.1
              sequence -0.1
              size-exceeded -0.1
              encrypted-content -0.2
              reputation -0.2
              account-blocked -0.4
              not-sequence -0.5
              content-rejected -0.6
            after STARTTLS
              tls-version 0.1
              starttls-offered -0.1
            any
              account-blocked 1.3
              encrypted-content 1.3
              reputation 1.2
              sequence 1.0
              mail-limit 0.9
              path-syntax 0.9
              auth-failed 0.8
              mailbox-unknown 0.8
              auth-offered 0.7
              sender-identity 0.7
              auth-cleartext 0.5
              bdat-before-rcpt 0.4
              data-before-mail 0.4
              ehlo-after-starttls 0.4
              ehlo-needed 0.4
              hello-name 0.4
              middlebox 0.3
              not-sequence 0.3
              parameter-offered 0.3
              etrn-in-transaction 0.2
              auth-exchange 0.1
              command-injection -0.1
              content-rejected -0.1
              rate-limited -0.1
              starttls-after-auth -0.1
              auth-mechanism -0.2
              auth-once -0.2
              auth-rate-limited -0.2
              bdat-after-last -0.2
              bdat-mixed -0.2
              bdat-offered -0.2
              bdat-size -0.2
              binarymime-data -0.2
              data-before-rcpt -0.2
              greeting-refused -0.2
              hello-again -0.2
              hello-first -0.2
              lmtp -0.2
              mailbox-full -0.2
              reply-pending -0.2
              server-busy -0.2
              size-exceeded -0.2
              starttls-in-transaction -0.2
              starttls-once -0.2
              starttls-required -0.2
              tls-version -0.2
              client-certificate -0.3
              command-arguments -0.3
              command-length -0.3
              command-unknown -0.3
              command-verb -0.3
              greeting-first -0.3
              greylisted -0.3
              rcpt-before-mail -0.3
              rcpt-limit -0.3
              requiretls -0.3
              sender-domain -0.3
              smtputf8-needed -0.3
              starttls-offered -0.3
              tls-mode -0.3
              too-many-commands -0.5
              mail-nested -0.6
            auth-cleartext.1
              auth-cleartext 3.6
            auth-cleartext.2
              auth-cleartext 4.1
            auth-cleartext.3
              auth-cleartext 2.2
            auth-cleartext.4
              auth-cleartext 2.2
            auth-exchange.1
              auth-exchange 6.3
            auth-exchange.2
              auth-exchange 0.9
            auth-exchange.3
              auth-exchange 2.2
            auth-failed.1
              auth-failed 3.5
            auth-failed.2
              auth-failed 3.5
            auth-failed.3
              auth-failed 2.7
            auth-failed.4
              auth-failed 8.2
            auth-failed.5
              auth-failed 1.3
            auth-failed.6
              auth-failed 2.2
            auth-failed.7
              auth-failed 2.2
            auth-in-transaction.1
              auth-in-transaction 3.8
            auth-in-transaction.2
              auth-in-transaction 1.7
            auth-in-transaction.3
              auth-in-transaction 1.4
            auth-in-transaction.4
              auth-in-transaction 1.3
            auth-mechanism.1
              auth-mechanism 3.5
            auth-mechanism.2
              auth-mechanism 2.2
            auth-mechanism.3
              auth-mechanism 4.1
            auth-mechanism.4
              auth-mechanism 2.7
            auth-mechanism.5
              auth-mechanism 2.2
            auth-mechanism.6
              auth-mechanism 2.2
            auth-mechanism.7
              auth-mechanism 0.8
            auth-offered.1
              auth-offered 3.6
            auth-offered.2
              auth-offered -0.4
            auth-offered.3
              auth-offered 0.7
            auth-once.1
              auth-once 4.0
            auth-password-refused.1
              auth-password-refused 6.6
            auth-rate-limited.1
              auth-rate-limited 2.3
            auth-rate-limited.2
              auth-rate-limited 2.2
            auth-required.1
              auth-required 3.7
            auth-required.10
              auth-required 2.4
            auth-required.11
              auth-required 3.6
            auth-required.12
              auth-required 0.8
            auth-required.2
              auth-required 6.1
            auth-required.3
              auth-required 2.2
            auth-required.4
              auth-required 0.8
            auth-required.5
              auth-required 3.7
            auth-required.6
              auth-required 2.4
            auth-required.7
              auth-required 2.6
            auth-required.8
              auth-required 4.2
            auth-required.9
              auth-required 3.5
            bdat-after-last.1
              bdat-after-last 3.1
            bdat-before-rcpt.1
              bdat-before-rcpt 2.2
            bdat-mixed.1
              bdat-mixed 4.3
            bdat-offered.1
              bdat-offered 2.7
            bdat-size.1
              bdat-size 3.2
            binarymime-data.1
              binarymime-data 4.0
            client-certificate.1
              client-certificate 4.0
            code 421
              session-closed 0.5
              reputation 0.4
              starttls-required 0.3
              server-busy 0.2
              too-many-commands 0.2
              rate-limited 0.1
              tls-mode 0.1
              auth-failed -0.1
              command-unknown -0.2
              auth-rate-limited -0.4
            code 450
              mail-limit 0.5
              auth-rate-limited 0.1
              rate-limited 0.1
              server-busy 0.1
              reputation -0.1
            code 451
              mail-limit 0.6
              server-busy 0.5
              greylisted 0.1
              rate-limited 0.1
              rcpt-limit -0.1
              mailbox-unknown -0.2
            code 452
              mail-limit 1.7
              rcpt-limit 0.4
              mailbox-full 0.2
              account-blocked -0.1
              server-busy -0.8
            code 454
              auth-rate-limited 0.3
              tls-version 0.2
              auth-failed -0.1
              starttls-offered -0.1
            code 500
              ehlo-needed 0.9
              hello-name 0.9
              command-unknown 0.5
              command-injection 0.1
              sequence 0.1
              mail-limit -0.1
              path-syntax -0.2
            code 501
              auth-failed 0.8
              hello-name 0.6
              auth-exchange 0.2
              path-syntax 0.2
              sequence 0.1
              starttls-after-auth 0.1
              account-blocked -0.1
              parameter-offered -0.1
              reputation -0.1
            code 502
              auth-offered 1.8
              lmtp 0.1
              starttls-offered 0.1
              command-unknown -0.4
            code 503
              sequence 1.8
              ehlo-after-starttls 0.9
              data-before-mail 0.8
              etrn-in-transaction 0.8
              middlebox 0.8
              parameter-offered 0.8
              rcpt-before-mail 0.8
              auth-in-transaction 0.2
              auth-offered 0.1
              starttls-in-transaction 0.1
              auth-cleartext -0.1
              auth-required -0.1
              bdat-before-rcpt -0.1
              ehlo-needed -0.1
              relay-denied -0.1
              starttls-once -0.1
              sender-identity -0.2
              mail-nested -0.4
            code 504
              auth-mechanism 0.1
            code 521
              command-unknown 0.3
            code 523
              auth-cleartext 1.0
              starttls-required -0.8
            code 524
              mailbox-unknown 1.2
            code 530
              auth-required 0.1
              starttls-required 0.1
            code 534
              auth-failed 0.1
            code 535
              auth-failed 0.5
              auth-exchange 0.3
              auth-password-refused 0.3
              account-blocked 0.1
              auth-required 0.1
            code 541
              content-rejected 0.1
            code 550
              account-blocked 1.8
              mailbox-unknown 1.8
              path-syntax 1.0
              reputation 0.8
              content-rejected 0.5
              mail-limit 0.3
              sender-domain 0.3
              starttls-required 0.3
              auth-failed 0.2
              sender-identity 0.2
              command-injection 0.1
              sender-policy 0.1
              auth-password-refused -0.1
              auth-required -0.1
              client-certificate -0.1
              mailbox-full -0.1
              parameter-offered -0.1
              rate-limited -0.1
              server-busy -0.1
              smtputf8-needed -0.1
              tls-version -0.1
              encrypted-content -0.2
              rcpt-limit -0.7
              not-sequence -1.0
            code 551
              bdat-size 0.1
            code 552
              mailbox-full 0.4
              rcpt-limit 0.1
              size-exceeded 0.1
            code 553
              auth-required 0.3
              path-syntax 0.2
              rcpt-limit 0.1
              relay-denied 0.1
              sender-identity 0.1
              sender-domain -0.3
            code 554
              encrypted-content 2.5
              not-sequence 1.7
              reputation 0.9
              sender-identity 0.9
              bdat-before-rcpt 0.8
              too-many-commands 0.3
              relay-denied 0.2
              mailbox-unknown 0.1
              sender-policy 0.1
              auth-rate-limited -0.1
              command-injection -0.1
              greeting-first -0.1
              greeting-refused -0.1
              mailbox-full -0.1
              path-syntax -0.1
              rate-limited -0.1
              requiretls -0.1
              sender-domain -0.1
              session-closed -0.1
              auth-failed -0.2
              command-unknown -0.2
              mail-limit -0.3
              content-rejected -0.6
            code 555
              path-syntax 0.1
            code 559
              mail-limit 0.3
            command-arguments.1
              command-arguments 3.9
            command-arguments.2
              command-arguments 3.5
            command-arguments.3
              command-arguments 3.5
            command-arguments.4
              command-arguments 3.8
            command-arguments.5
              command-arguments 1.1
            command-arguments.6
              command-arguments 0.8
            command-arguments.7
              command-arguments 0.8
            command-injection.1
              command-injection 4.1
            command-injection.2
              command-injection 1.6
            command-injection.3
              command-injection 0.8
            command-length.1
              command-length 3.5
            command-length.2
              command-length 3.2
            command-length.3
              command-length 3.8
            command-unknown.1
              command-unknown 3.1
            command-unknown.2
              command-unknown 6.6
            command-unknown.3
              command-unknown 2.3
            command-unknown.4
              command-unknown 1.1
            command-verb.1
              command-verb 2.3
            content-rejected.1
              content-rejected 2.8
            content-rejected.2
              content-rejected 2.4
            content-rejected.3
              content-rejected 2.9
            content-rejected.4
              content-rejected 1.0
            content-rejected.5
              content-rejected 0.3
            content-rejected.6
              content-rejected 0.2
            content-rejected.7
              content-rejected 1.6
            content-rejected.8
              content-rejected 0.2
            data-before-mail.1
              data-before-mail 3.5
            data-before-mail.2
              data-before-mail 2.2
            data-before-mail.3
              data-before-mail 2.2
            data-before-mail.4
              data-before-mail 0.1
            data-before-mail.5
              data-before-mail 0.9
            data-before-rcpt.1
              data-before-rcpt 3.5
            data-before-rcpt.2
              data-before-rcpt 3.7
            data-before-rcpt.3
              data-before-rcpt 8.3
            data-before-rcpt.4
              data-before-rcpt 3.0
            ehlo-after-starttls.1
              ehlo-after-starttls 2.2
            ehlo-needed.1
              ehlo-needed 2.3
            ehlo-needed.2
              ehlo-needed 2.7
            encrypted-content.1
              encrypted-content 4.9
            etrn-in-transaction.1
              etrn-in-transaction 2.4
            first
              none 5.2
            greeting-refused.1
              greeting-refused 0.8
            greeting-refused.2
              greeting-refused 1.9
            greeting-refused.3
              greeting-refused 2.0
            greeting-refused.4
              greeting-refused 2.0
            greeting-refused.5
              greeting-refused 1.1
            greeting-refused.6
              greeting-refused 0.3
            greylisted.1
              greylisted 4.6
            hello-again.1
              hello-again 3.9
            hello-first.1
              hello-first 3.5
            hello-first.2
              hello-first 3.3
            hello-first.3
              hello-first 3.6
            hello-first.4
              hello-first 2.9
            hello-in-transaction.1
              hello-in-transaction 2.2
            hello-name.1
              hello-name 3.7
            hello-name.2
              hello-name 4.1
            hello-name.3
              hello-name 1.3
            hello-name.4
              hello-name -0.2
            hello-name.5
              hello-name 1.9
            lmtp.1
              lmtp 2.9
            lmtp.2
              lmtp 1.9
            mail-limit.1
              mail-limit 3.6
            mail-limit.2
              mail-limit 2.2
            mail-limit.3
              mail-limit 6.9
            mail-limit.4
              mail-limit 0.9
            mail-nested.1
              mail-nested -2.8
            mail-nested.2
              mail-nested 0.8
            mail-nested.3
              mail-nested 3.5
            mail-nested.4
              mail-nested 3.5
            mail-nested.5
              mail-nested 3.7
            mailbox-full.1
              mailbox-full 3.3
            mailbox-full.2
              mailbox-full 2.7
            mailbox-full.3
              mailbox-full 4.9
            mailbox-full.4
              mailbox-full 0.8
            mailbox-unknown.1
              mailbox-unknown 3.6
            mailbox-unknown.2
              mailbox-unknown 3.5
            mailbox-unknown.3
              mailbox-unknown -0.3
            mailbox-unknown.5
              mailbox-unknown 1.8
            mailbox-unknown.6
              mailbox-unknown -0.3
            mailbox-unknown.7
              mailbox-unknown 2.6
            mailbox-unknown.8
              mailbox-unknown 2.8
            mailbox-unknown.9
              mailbox-unknown 0.8
            middlebox.1
              middlebox 2.5
            middlebox.2
              middlebox 1.4
            model
              none 6.0
            not-sequence.1
              not-sequence 5.1
            not-sequence.10
              not-sequence -3.1
            not-sequence.2
              not-sequence 2.6
            not-sequence.3
              not-sequence 2.5
            not-sequence.4
              not-sequence 1.9
            not-sequence.5
              not-sequence 0.2
            not-sequence.6
              not-sequence 2.3
            not-sequence.7
              not-sequence 0.8
            not-sequence.8
              not-sequence 3.8
            not-sequence.9
              not-sequence 0.2
            parameter-offered.1
              parameter-offered 3.5
            parameter-offered.2
              parameter-offered 3.5
            parameter-offered.3
              parameter-offered 3.2
            parameter-offered.4
              parameter-offered 1.1
            parameter-offered.5
              parameter-offered 0.3
            parameter-repeated.1
              parameter-repeated -0.5
            parameter-repeated.2
              parameter-repeated -0.5
            path-syntax.1
              path-syntax 3.5
            path-syntax.10
              path-syntax 1.6
            path-syntax.11
              path-syntax 5.4
            path-syntax.12
              path-syntax 1.1
            path-syntax.2
              path-syntax 4.2
            path-syntax.3
              path-syntax 0.8
            path-syntax.4
              path-syntax 2.6
            path-syntax.5
              path-syntax 2.4
            path-syntax.6
              path-syntax 4.1
            path-syntax.7
              path-syntax 2.7
            path-syntax.8
              path-syntax -1.2
            path-syntax.9
              path-syntax 0.8
            rate-limited.1
              rate-limited 4.7
            rate-limited.2
              rate-limited 4.0
            rate-limited.3
              rate-limited 2.8
            rate-limited.4
              rate-limited 2.2
            rcpt-before-mail.1
              rcpt-before-mail 2.2
            rcpt-before-mail.2
              rcpt-before-mail 0.8
            rcpt-before-mail.3
              rcpt-before-mail 3.5
            rcpt-before-mail.4
              rcpt-before-mail 2.3
            rcpt-domain-limit.1
              rcpt-domain-limit 2.2
            rcpt-limit.1
              rcpt-limit 2.3
            rcpt-limit.2
              rcpt-limit 3.6
            rcpt-limit.3
              rcpt-limit 2.2
            rcpt-limit.4
              rcpt-limit 2.6
            relay-denied.1
              relay-denied 3.6
            relay-denied.2
              relay-denied 3.8
            relay-denied.3
              relay-denied 3.7
            relay-denied.4
              relay-denied 4.2
            relay-denied.5
              relay-denied 3.2
            relay-denied.6
              relay-denied 2.2
            reply-pending.1
              reply-pending 3.7
            reply-pending.2
              reply-pending 3.1
            reputation.1
              reputation 3.5
            reputation.2
              reputation 3.5
            reputation.3
              reputation 3.6
            reputation.4
              reputation 3.2
            reputation.5
              reputation 4.4
            reputation.6
              reputation -0.8
            reputation.7
              reputation 0.3
            reputation.8
              reputation 0.8
            reputation.9
              reputation 2.2
            requiretls.1
              requiretls 3.5
            requiretls.2
              requiretls 2.7
            requiretls.3
              requiretls 1.2
            sender-domain.1
              sender-domain 2.1
            sender-domain.2
              sender-domain 3.6
            sender-domain.3
              sender-domain 2.9
            sender-identity.1
              sender-identity 3.5
            sender-identity.2
              sender-identity 3.5
            sender-identity.3
              sender-identity 9.0
            sender-identity.4
              sender-identity 1.1
            sender-identity.5
              sender-identity 1.0
            sender-identity.6
              sender-identity 3.5
            sender-policy.1
              sender-policy 3.5
            sender-policy.2
              sender-policy 5.1
            sender-policy.3
              sender-policy 4.8
            sender-policy.4
              sender-policy 3.6
            sender-policy.5
              sender-policy 3.5
            sender-policy.6
              sender-policy 3.4
            sequence.1
              sequence 0.8
            sequence.2
              sequence 1.4
            sequence.3
              sequence 0.2
            sequence.4
              sequence 1.3
            sequence.5
              sequence 0.1
            server-busy.1
              server-busy 3.9
            server-busy.2
              server-busy 3.8
            server-busy.3
              server-busy 2.2
            server-busy.4
              server-busy 4.2
            server-busy.5
              server-busy 3.3
            server-busy.6
              server-busy 2.2
            server-busy.7
              server-busy 0.5
            server-busy.8
              server-busy 0.9
            server-busy.9
              server-busy 2.3
            session-closed.1
              session-closed 4.0
            session-closed.2
              session-closed 3.5
            session-closed.3
              session-closed 6.6
            session-closed.4
              session-closed 3.2
            session-closed.5
              session-closed 2.2
            session-closed.6
              session-closed 0.8
            size-exceeded.1
              size-exceeded 5.4
            size-exceeded.2
              size-exceeded 3.0
            size-exceeded.3
              size-exceeded -0.3
            size-exceeded.4
              size-exceeded 2.6
            size-exceeded.5
              size-exceeded 0.8
            smtputf8-needed.1
              smtputf8-needed 3.8
            smtputf8-needed.2
              smtputf8-needed 0.9
            smtputf8-needed.3
              smtputf8-needed 0.9
            starttls-after-auth.1
              starttls-after-auth 1.5
            starttls-after-auth.2
              starttls-after-auth 3.7
            starttls-in-transaction.1
              starttls-in-transaction 3.7
            starttls-in-transaction.2
              starttls-in-transaction 1.9
            starttls-offered.1
              starttls-offered 3.8
            starttls-offered.2
              starttls-offered 0.3
            starttls-once.1
              starttls-once 4.2
            starttls-required.1
              starttls-required 2.2
            starttls-required.2
              starttls-required 4.1
            starttls-required.3
              starttls-required 3.3
            starttls-required.4
              starttls-required -0.9
            starttls-required.5
              starttls-required 0.8
            status x.0.0
              data-before-mail 0.1
            status x.1.0
              mail-limit 1.6
              reputation 0.2
            status x.1.1
              rcpt-limit 0.1
            status x.1.3
              path-syntax 0.3
            status x.1.8
              account-blocked 0.1
              sender-domain 0.1
            status x.1.90
              mail-limit 0.2
            status x.2.1
              mailbox-unknown 0.2
            status x.2.122
              mail-limit 0.3
            status x.2.2
              mailbox-full 0.3
            status x.2.4
              mailbox-unknown 1.2
            status x.3.0
              content-rejected 0.3
              server-busy 0.3
              encrypted-content 0.2
              reputation -0.2
              mailbox-unknown -0.4
            status x.3.1
              mail-limit 0.5
              server-busy 0.2
            status x.3.2
              server-busy 0.1
            status x.3.3
              auth-offered 0.4
              command-unknown 0.1
            status x.3.4
              size-exceeded 0.1
            status x.4.1
              content-rejected 0.1
            status x.4.317
              server-busy 0.1
            status x.5.0
              data-before-mail 1.0
              session-closed 0.4
              auth-in-transaction 0.1
              auth-once 0.1
              data-before-rcpt 0.1
              mail-nested 0.1
              starttls-in-transaction 0.1
              rcpt-before-mail -0.7
            status x.5.1
              auth-offered 1.0
              bdat-before-rcpt 0.9
              sequence 0.4
              command-unknown 0.3
              hello-first 0.3
              rcpt-before-mail 0.3
              mail-nested 0.2
              auth-in-transaction 0.1
              auth-once 0.1
              ehlo-after-starttls 0.1
              lmtp 0.1
              reply-pending 0.1
              auth-required -0.1
              data-before-rcpt -0.1
              hello-name -0.1
              parameter-offered -0.1
              sender-identity -0.1
              data-before-mail -0.5
            status x.5.2
              auth-offered 0.9
              ehlo-after-starttls 0.9
              command-injection 0.3
              auth-failed 0.1
              path-syntax 0.1
              command-unknown -0.6
              hello-first -0.7
            status x.5.4
              parameter-offered 0.9
              auth-failed 0.6
              auth-exchange 0.2
              hello-name 0.2
              data-before-rcpt 0.1
              starttls-after-auth 0.1
              command-arguments -0.2
            status x.6.0
              content-rejected 0.2
            status x.7.0
              encrypted-content 1.2
              auth-failed 1.0
              starttls-required 0.6
              tls-version 0.2
              auth-rate-limited 0.1
              auth-required 0.1
              content-rejected 0.1
              greeting-refused 0.1
              server-busy 0.1
              too-many-commands 0.1
              account-blocked -0.1
              command-unknown -0.1
              starttls-offered -0.2
              reputation -0.6
              mail-limit -1.3
            status x.7.1
              mailbox-unknown 1.8
              reputation 1.2
              content-rejected 0.7
              mail-limit 0.6
              auth-required 0.3
              auth-rate-limited 0.1
              rate-limited 0.1
              relay-denied 0.1
              sender-policy 0.1
              server-busy 0.1
              account-blocked -0.1
              auth-failed -0.1
              starttls-required -0.1
              rcpt-limit -0.2
              encrypted-content -0.3
              sender-domain -0.3
              not-sequence -0.7
            status x.7.10
              auth-cleartext 1.0
              requiretls 0.1
              starttls-required -0.6
            status x.7.133
              not-sequence 0.1
            status x.7.139
              auth-password-refused 0.3
              auth-failed -0.3
            status x.7.14
              auth-failed 0.1
            status x.7.3
              starttls-required 0.1
            status x.7.500
              server-busy 0.1
            status x.7.503
              not-sequence 1.0
              account-blocked -1.0
            status x.7.504
              not-sequence 0.1
            status x.7.512
              content-rejected 0.1
            status x.7.550
              server-busy 0.1
            status x.7.750
              account-blocked 0.2
            status x.7.8
              auth-exchange 0.2
              account-blocked 0.1
              auth-failed -0.3
            tls-mode.1
              tls-mode 3.1
            tls-version.1
              tls-version 3.8
            too-many-commands.1
              too-many-commands 2.0
            sure FAULT
              0.434 0.635
              0.659 0.808
              0.825 0.882
              0.924 0.941
              0.962 0.960
              0.983 0.968
              0.993 0.980
              0.999 0.994
            sure GROUP
              0.299 0.412
              0.498 0.647
              0.589 0.765
              0.860 0.963
            sure FAMILY
              0.438 0.647
              0.607 0.765
              0.828 0.958
            sure DIALOGUE
              0.579 0.471
              0.876 0.952
            """;

    private WeightTable() {}
}
