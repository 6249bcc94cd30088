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
              account-blocked 4.4
            account-blocked.2
              account-blocked 4.0
            account-blocked.3
              account-blocked -1.2
            account-blocked.4
              account-blocked 2.9
            account-blocked.5
              account-blocked 2.1
            account-blocked.6
              account-blocked 2.2
            account-blocked.7
              account-blocked 1.6
            after AUTH
              auth-failed 1.0
              account-blocked 0.9
              auth-rate-limited 0.7
              rate-limited -0.1
              session-closed -0.1
              auth-exchange -0.3
              mail-limit -0.9
            after CONNECT
              reputation 0.9
              sender-policy 0.1
              auth-failed -0.1
              greeting-refused -0.1
              session-closed -0.1
              not-sequence -0.2
            after DATA
              sequence 0.8
              data-before-rcpt -0.5
            after END_OF_CONTENT
              not-sequence 0.9
              account-blocked 0.8
              encrypted-content 0.8
              server-busy 0.7
              mail-limit 0.3
              content-rejected 0.2
              greylisted -0.1
              rate-limited -0.1
              rcpt-limit -0.1
              relay-denied -0.1
              mailbox-full -0.2
              sender-domain -0.2
              reputation -0.6
              sender-identity -0.6
            after HELO
              hello-name 0.1
            after MAIL
              mail-limit 1.0
              sender-identity 0.9
              reputation 0.7
              sequence 0.5
              auth-required 0.4
              not-sequence 0.4
              account-blocked 0.3
              rate-limited 0.3
              hello-first 0.2
              sender-policy 0.2
              starttls-required 0.1
              parameter-offered -0.1
              sender-domain -0.1
              session-closed -0.1
              tls-version -0.1
              encrypted-content -0.3
              mail-nested -0.3
              content-rejected -0.4
              server-busy -0.4
              auth-failed -0.6
            after RCPT
              mailbox-unknown 1.2
              path-syntax 0.6
              relay-denied 0.5
              starttls-required 0.5
              sender-domain 0.4
              sender-identity 0.4
              mailbox-full 0.3
              server-busy 0.3
              greylisted 0.1
              mail-limit 0.1
              rcpt-before-mail 0.1
              hello-name -0.1
              sequence -0.1
              encrypted-content -0.2
              reputation -0.2
              not-sequence -0.4
              content-rejected -0.6
            after STARTTLS
              tls-version 0.9
              starttls-offered -0.8
            any
              auth-failed 1.4
              account-blocked 1.2
              encrypted-content 1.2
              sender-identity 1.2
              mailbox-unknown 1.0
              reputation 1.0
              auth-cleartext 0.9
              path-syntax 0.9
              sequence 0.8
              hello-name 0.6
              not-sequence 0.6
              server-busy 0.6
              tls-version 0.6
              auth-offered 0.5
              mail-limit 0.5
              data-before-mail 0.3
              ehlo-needed 0.3
              parameter-offered 0.3
              bdat-before-rcpt 0.2
              ehlo-after-starttls 0.2
              middlebox 0.2
              auth-required 0.1
              etrn-in-transaction 0.1
              relay-denied 0.1
              command-injection -0.1
              greeting-refused -0.1
              starttls-after-auth -0.1
              auth-exchange -0.2
              auth-mechanism -0.2
              auth-rate-limited -0.2
              bdat-size -0.2
              data-before-rcpt -0.2
              hello-first -0.2
              mailbox-full -0.2
              reply-pending -0.2
              starttls-in-transaction -0.2
              starttls-once -0.2
              too-many-commands -0.2
              auth-once -0.3
              bdat-after-last -0.3
              bdat-mixed -0.3
              bdat-offered -0.3
              binarymime-data -0.3
              client-certificate -0.3
              command-arguments -0.3
              content-rejected -0.3
              greeting-first -0.3
              greylisted -0.3
              hello-again -0.3
              lmtp -0.3
              rcpt-before-mail -0.3
              rcpt-limit -0.3
              requiretls -0.3
              sender-domain -0.3
              size-exceeded -0.3
              tls-mode -0.3
              command-length -0.4
              command-unknown -0.4
              command-verb -0.4
              smtputf8-needed -0.4
              starttls-offered -0.4
              starttls-required -0.4
              mail-nested -0.5
            auth-cleartext.1
              auth-cleartext 4.0
            auth-cleartext.2
              auth-cleartext 2.3
            auth-cleartext.3
              auth-cleartext 2.2
            auth-exchange.1
              auth-exchange 4.1
            auth-exchange.2
              auth-exchange 1.1
            auth-exchange.3
              auth-exchange 2.2
            auth-failed.1
              auth-failed 3.8
            auth-failed.2
              auth-failed 2.5
            auth-failed.3
              auth-failed 2.3
            auth-failed.4
              auth-failed 2.2
            auth-failed.5
              auth-failed 2.4
            auth-in-transaction.1
              auth-in-transaction 4.1
            auth-in-transaction.2
              auth-in-transaction 2.4
            auth-in-transaction.3
              auth-in-transaction 2.1
            auth-in-transaction.4
              auth-in-transaction 2.0
            auth-mechanism.1
              auth-mechanism 3.6
            auth-mechanism.2
              auth-mechanism 2.2
            auth-mechanism.3
              auth-mechanism 4.6
            auth-mechanism.4
              auth-mechanism 3.2
            auth-mechanism.5
              auth-mechanism 2.2
            auth-mechanism.6
              auth-mechanism 2.2
            auth-mechanism.7
              auth-mechanism 0.8
            auth-offered.1
              auth-offered 3.6
            auth-offered.2
              auth-offered 1.0
            auth-offered.3
              auth-offered 1.4
            auth-once.1
              auth-once 4.6
            auth-rate-limited.1
              auth-rate-limited 4.1
            auth-rate-limited.2
              auth-rate-limited 2.2
            auth-required.1
              auth-required 5.0
            auth-required.10
              auth-required 2.5
            auth-required.11
              auth-required 3.6
            auth-required.12
              auth-required 0.8
            auth-required.2
              auth-required 5.2
            auth-required.3
              auth-required 3.2
            auth-required.4
              auth-required 0.8
            auth-required.5
              auth-required 4.2
            auth-required.6
              auth-required 3.9
            auth-required.7
              auth-required 3.3
            auth-required.8
              auth-required 2.9
            auth-required.9
              auth-required 0.8
            bdat-after-last.1
              bdat-after-last 3.9
            bdat-before-rcpt.1
              bdat-before-rcpt 2.2
            bdat-mixed.1
              bdat-mixed 5.0
            bdat-offered.1
              bdat-offered 3.2
            bdat-size.1
              bdat-size 4.0
            binarymime-data.1
              binarymime-data 4.7
            client-certificate.1
              client-certificate 4.9
            code 220
              middlebox 0.1
            code 221
              command-unknown 0.1
            code 403
              client-certificate 0.1
            code 421
              session-closed 0.6
              rate-limited 0.4
              sender-policy 0.2
              server-busy 0.2
              starttls-required 0.2
              mail-limit 0.1
              reputation 0.1
              tls-mode 0.1
              auth-failed -0.2
              auth-rate-limited -0.3
            code 430
              auth-required 0.1
            code 450
              auth-rate-limited 0.9
              server-busy 0.6
              mail-limit 0.5
              hello-name 0.2
              rate-limited 0.2
              rcpt-limit 0.1
              mailbox-full -0.1
              reputation -0.1
              auth-exchange -0.6
            code 451
              server-busy 1.8
              mail-limit 0.4
              greylisted 0.2
              rate-limited 0.2
              starttls-required 0.2
              command-injection 0.1
              sequence 0.1
              mailbox-unknown -0.1
              rcpt-limit -0.2
              reputation -0.2
              content-rejected -1.5
            code 452
              mail-limit 1.9
              mailbox-full 0.3
              rcpt-limit 0.3
              account-blocked -0.1
              server-busy -0.4
            code 454
              tls-version 1.7
              auth-failed 0.8
              mail-limit 0.3
              client-certificate 0.1
              starttls-once 0.1
              tls-mode 0.1
              server-busy -0.3
              auth-rate-limited -0.4
              starttls-offered -0.7
            code 455
              parameter-offered 0.1
            code 500
              ehlo-needed 0.9
              hello-name 0.9
              command-unknown 0.5
              command-injection 0.2
              command-length 0.1
              lmtp 0.1
              sequence 0.1
              starttls-offered 0.1
              mail-limit -0.1
              path-syntax -0.1
            code 501
              auth-failed 0.7
              hello-name 0.7
              auth-exchange 0.5
              path-syntax 0.5
              sender-identity 0.3
              starttls-after-auth 0.2
              command-arguments 0.1
              sequence 0.1
              account-blocked -0.1
              parameter-offered -0.1
              tls-version -0.1
            code 502
              auth-offered 1.7
              starttls-offered 0.3
              lmtp 0.2
              rcpt-before-mail 0.1
              sequence 0.1
              account-blocked -0.1
              command-unknown -0.5
            code 503
              sequence 1.7
              data-before-mail 0.9
              ehlo-after-starttls 0.9
              parameter-offered 0.9
              rcpt-before-mail 0.9
              etrn-in-transaction 0.8
              middlebox 0.8
              auth-in-transaction 0.4
              greeting-refused 0.3
              data-before-rcpt 0.2
              hello-first 0.2
              auth-offered 0.1
              auth-once 0.1
              auth-required 0.1
              bdat-mixed 0.1
              starttls-in-transaction 0.1
              starttls-offered 0.1
              starttls-required 0.1
              bdat-before-rcpt -0.1
              relay-denied -0.1
              starttls-once -0.1
              auth-cleartext -0.2
              mail-nested -0.3
              sender-identity -0.3
            code 504
              path-syntax 0.3
              auth-mechanism 0.1
            code 521
              greeting-refused 0.1
            code 523
              auth-cleartext 1.0
              requiretls 0.1
              starttls-required -1.0
            code 524
              mailbox-unknown 1.2
            code 525
              account-blocked 0.1
            code 526
              auth-failed 0.1
            code 530
              auth-required 0.2
              starttls-required 0.1
              sender-identity -0.1
            code 534
              auth-failed 0.1
            code 535
              auth-failed 2.1
              account-blocked 0.3
              auth-exchange 0.3
              auth-required 0.1
            code 538
              auth-cleartext 1.0
            code 540
              starttls-offered 0.1
            code 541
              content-rejected 0.2
            code 550
              mailbox-unknown 2.5
              account-blocked 2.1
              starttls-required 1.1
              content-rejected 1.0
              mail-limit 0.7
              path-syntax 0.7
              relay-denied 0.6
              reputation 0.6
              sender-identity 0.4
              sender-domain 0.3
              hello-name 0.1
              sender-policy 0.1
              auth-mechanism -0.1
              client-certificate -0.1
              parameter-offered -0.1
              encrypted-content -0.2
              mailbox-full -0.3
              not-sequence -0.3
              rate-limited -0.3
              rcpt-limit -0.3
              tls-version -0.3
              server-busy -0.4
              auth-required -0.5
              auth-failed -0.7
            code 551
              reputation 0.3
              bdat-size 0.1
            code 552
              mailbox-full 1.1
              size-exceeded 0.3
              encrypted-content 0.1
            code 553
              sender-identity 0.8
              auth-required 0.4
              path-syntax 0.3
              content-rejected 0.1
              mailbox-unknown 0.1
              rcpt-limit 0.1
              starttls-required 0.1
              relay-denied -0.6
            code 554
              encrypted-content 2.5
              not-sequence 2.0
              reputation 1.0
              bdat-before-rcpt 0.8
              sender-identity 0.8
              relay-denied 0.4
              too-many-commands 0.3
              mailbox-unknown 0.2
              session-closed 0.2
              content-rejected 0.1
              reply-pending 0.1
              auth-rate-limited -0.1
              auth-required -0.1
              command-injection -0.1
              greeting-first -0.1
              mailbox-full -0.1
              path-syntax -0.1
              rate-limited -0.1
              requiretls -0.1
              sender-domain -0.1
              command-unknown -0.2
              server-busy -0.3
              auth-failed -0.4
            code 555
              path-syntax 0.2
            code 559
              mail-limit 0.4
              mailbox-unknown 0.4
            code 571
              content-rejected 0.1
            code 591
              reputation 0.2
            command-arguments.1
              command-arguments 4.3
            command-arguments.2
              command-arguments 3.5
            command-arguments.3
              command-arguments 3.5
            command-arguments.4
              command-arguments 4.1
            command-arguments.5
              command-arguments 2.2
            command-arguments.6
              command-arguments 0.8
            command-arguments.7
              command-arguments 0.8
            command-injection.1
              command-injection 4.9
            command-injection.2
              command-injection 2.2
            command-injection.3
              command-injection 0.8
            command-length.1
              command-length 3.5
            command-length.2
              command-length 5.0
            command-unknown.1
              command-unknown 3.8
            command-unknown.2
              command-unknown 0.7
            command-unknown.3
              command-unknown 3.6
            command-unknown.4
              command-unknown 1.4
            command-verb.1
              command-verb 2.6
            content-rejected.1
              content-rejected 3.3
            content-rejected.2
              content-rejected 3.6
            content-rejected.3
              content-rejected 1.5
            content-rejected.4
              content-rejected 1.2
            content-rejected.5
              content-rejected 0.8
            content-rejected.6
              content-rejected 1.8
            content-rejected.7
              content-rejected 0.2
            data-before-mail.1
              data-before-mail 3.5
            data-before-mail.2
              data-before-mail 2.2
            data-before-mail.3
              data-before-mail 2.2
            data-before-mail.4
              data-before-mail 1.5
            data-before-mail.5
              data-before-mail 1.6
            data-before-rcpt.1
              data-before-rcpt 3.5
            data-before-rcpt.2
              data-before-rcpt 5.9
            data-before-rcpt.3
              data-before-rcpt 7.7
            data-before-rcpt.4
              data-before-rcpt 3.2
            ehlo-after-starttls.1
              ehlo-after-starttls 2.4
            ehlo-needed.1
              ehlo-needed 2.5
            ehlo-needed.2
              ehlo-needed 3.5
            encrypted-content.1
              encrypted-content 5.7
            etrn-in-transaction.1
              etrn-in-transaction 2.8
            first
              none 3.8
            greeting-refused.1
              greeting-refused 0.8
            greeting-refused.2
              greeting-refused 5.1
            greeting-refused.3
              greeting-refused 2.7
            greeting-refused.4
              greeting-refused 2.0
            greeting-refused.5
              greeting-refused 1.3
            greeting-refused.6
              greeting-refused 0.4
            greylisted.1
              greylisted 5.8
            hello-again.1
              hello-again 4.5
            hello-first.1
              hello-first 3.5
            hello-first.2
              hello-first 3.1
            hello-first.3
              hello-first 3.6
            hello-first.4
              hello-first 4.0
            hello-in-transaction.1
              hello-in-transaction 2.2
            hello-name.1
              hello-name 8.7
            hello-name.2
              hello-name 1.8
            hello-name.3
              hello-name 1.0
            hello-name.4
              hello-name 3.1
            lmtp.1
              lmtp 3.5
            lmtp.2
              lmtp 2.7
            mail-limit.1
              mail-limit 2.2
            mail-limit.2
              mail-limit 7.3
            mail-limit.3
              mail-limit 1.9
            mail-nested.1
              mail-nested -2.8
            mail-nested.2
              mail-nested 0.8
            mail-nested.3
              mail-nested 3.5
            mail-nested.4
              mail-nested 3.5
            mail-nested.5
              mail-nested 4.9
            mailbox-full.1
              mailbox-full 3.1
            mailbox-full.2
              mailbox-full 7.0
            mailbox-full.3
              mailbox-full 0.8
            mailbox-unknown.1
              mailbox-unknown 3.5
            mailbox-unknown.2
              mailbox-unknown 0.2
            mailbox-unknown.3
              mailbox-unknown 1.2
            mailbox-unknown.4
              mailbox-unknown -1.2
            mailbox-unknown.5
              mailbox-unknown -1.1
            mailbox-unknown.6
              mailbox-unknown 1.5
            mailbox-unknown.7
              mailbox-unknown 2.8
            mailbox-unknown.8
              mailbox-unknown 0.8
            middlebox.1
              middlebox 2.9
            middlebox.2
              middlebox 2.1
            model
              none 6.0
            not-sequence.1
              not-sequence 3.6
            not-sequence.2
              not-sequence 3.0
            not-sequence.3
              not-sequence 0.1
            not-sequence.4
              not-sequence 2.3
            not-sequence.5
              not-sequence 0.4
            not-sequence.6
              not-sequence 0.1
            not-sequence.7
              not-sequence 0.8
            not-sequence.8
              not-sequence 0.2
            not-sequence.9
              not-sequence -2.1
            parameter-offered.1
              parameter-offered 3.5
            parameter-offered.2
              parameter-offered 5.0
            parameter-offered.3
              parameter-offered 3.8
            parameter-offered.4
              parameter-offered 1.4
            parameter-offered.5
              parameter-offered 0.4
            parameter-repeated.1
              parameter-repeated 0.3
            parameter-repeated.2
              parameter-repeated 0.3
            path-syntax.1
              path-syntax 3.9
            path-syntax.10
              path-syntax 5.8
            path-syntax.11
              path-syntax 1.9
            path-syntax.2
              path-syntax 0.8
            path-syntax.3
              path-syntax 2.1
            path-syntax.4
              path-syntax 2.7
            path-syntax.5
              path-syntax 4.0
            path-syntax.6
              path-syntax 5.5
            path-syntax.7
              path-syntax -0.1
            path-syntax.8
              path-syntax 0.8
            path-syntax.9
              path-syntax 2.3
            rate-limited.1
              rate-limited 4.6
            rate-limited.2
              rate-limited 4.6
            rate-limited.3
              rate-limited 2.2
            rcpt-before-mail.1
              rcpt-before-mail 2.2
            rcpt-before-mail.2
              rcpt-before-mail 0.8
            rcpt-before-mail.3
              rcpt-before-mail 3.5
            rcpt-before-mail.4
              rcpt-before-mail 3.3
            rcpt-domain-limit.1
              rcpt-domain-limit 2.2
            rcpt-limit.1
              rcpt-limit 4.2
            rcpt-limit.2
              rcpt-limit 3.5
            rcpt-limit.3
              rcpt-limit 2.2
            rcpt-limit.4
              rcpt-limit 2.4
            relay-denied.1
              relay-denied 0.2
            relay-denied.2
              relay-denied 0.8
            relay-denied.3
              relay-denied 4.4
            relay-denied.4
              relay-denied 2.3
            reply-pending.1
              reply-pending 4.7
            reply-pending.2
              reply-pending 3.8
            reputation.1
              reputation 3.8
            reputation.2
              reputation 4.4
            reputation.3
              reputation 4.3
            reputation.4
              reputation 1.2
            reputation.5
              reputation -1.3
            reputation.6
              reputation 1.8
            reputation.7
              reputation 0.3
            reputation.8
              reputation 2.2
            requiretls.1
              requiretls 3.5
            requiretls.2
              requiretls 3.5
            requiretls.3
              requiretls 1.7
            sender-domain.1
              sender-domain 2.3
            sender-domain.2
              sender-domain 7.2
            sender-domain.3
              sender-domain 3.5
            sender-identity.1
              sender-identity 3.5
            sender-identity.2
              sender-identity 6.8
            sender-identity.3
              sender-identity 4.1
            sender-identity.4
              sender-identity 0.4
            sender-identity.5
              sender-identity 3.5
            sender-policy.1
              sender-policy 3.7
            sender-policy.2
              sender-policy 8.1
            sender-policy.3
              sender-policy 5.1
            sender-policy.4
              sender-policy 3.8
            sender-policy.5
              sender-policy 3.5
            sender-policy.6
              sender-policy 3.7
            sequence.1
              sequence 0.8
            sequence.2
              sequence 2.1
            sequence.3
              sequence 1.6
            sequence.4
              sequence 1.0
            server-busy.1
              server-busy 2.5
            server-busy.2
              server-busy 4.9
            server-busy.3
              server-busy 1.9
            server-busy.4
              server-busy 0.4
            server-busy.5
              server-busy 0.9
            server-busy.6
              server-busy 2.0
            session-closed.1
              session-closed 4.1
            session-closed.2
              session-closed 5.8
            session-closed.3
              session-closed 4.0
            session-closed.4
              session-closed 3.1
            session-closed.5
              session-closed 2.4
            session-closed.6
              session-closed 0.8
            size-exceeded.1
              size-exceeded 6.4
            size-exceeded.2
              size-exceeded 2.6
            size-exceeded.3
              size-exceeded 0.2
            size-exceeded.4
              size-exceeded 3.1
            size-exceeded.5
              size-exceeded 0.8
            smtputf8-needed.1
              smtputf8-needed 4.3
            smtputf8-needed.2
              smtputf8-needed 1.0
            smtputf8-needed.3
              smtputf8-needed 0.9
            starttls-after-auth.1
              starttls-after-auth 2.5
            starttls-after-auth.2
              starttls-after-auth 4.0
            starttls-in-transaction.1
              starttls-in-transaction 4.0
            starttls-in-transaction.2
              starttls-in-transaction 2.7
            starttls-offered.1
              starttls-offered 3.3
            starttls-offered.2
              starttls-offered 0.6
            starttls-once.1
              starttls-once 5.1
            starttls-required.1
              starttls-required 2.3
            starttls-required.2
              starttls-required 4.7
            starttls-required.3
              starttls-required 3.7
            starttls-required.4
              starttls-required 2.9
            starttls-required.5
              starttls-required 0.8
            status x.0.0
              data-before-mail 0.1
              ehlo-needed 0.1
            status x.1.0
              mail-limit 1.5
              reputation 0.7
              relay-denied 0.4
              mailbox-unknown 0.1
              not-sequence -0.1
              sender-identity -0.1
            status x.1.1
              server-busy 0.7
              rcpt-limit 0.1
              mailbox-unknown -0.1
            status x.1.3
              path-syntax 0.3
            status x.1.7
              path-syntax 0.1
            status x.1.8
              account-blocked 0.6
              sender-domain 0.2
            status x.1.90
              mail-limit 0.2
            status x.2.1
              mailbox-unknown 0.2
            status x.2.122
              mail-limit 0.2
            status x.2.2
              mailbox-full 0.5
            status x.2.4
              mailbox-unknown 1.2
            status x.3.0
              encrypted-content 1.3
              not-sequence -0.1
              reputation -1.0
            status x.3.1
              mail-limit 0.6
              server-busy 0.3
            status x.3.2
              server-busy 0.2
            status x.3.3
              auth-offered 0.4
              starttls-offered 0.2
              command-unknown 0.1
            status x.3.4
              size-exceeded 0.1
            status x.4.1
              content-rejected 0.2
              session-closed 0.1
            status x.4.317
              server-busy 0.1
            status x.4.5
              mail-limit 0.2
            status x.4.6
              not-sequence 1.3
              account-blocked 0.1
              reputation -0.1
              content-rejected -0.3
              encrypted-content -0.5
            status x.5.0
              data-before-mail 1.0
              session-closed 0.2
              starttls-in-transaction 0.2
              auth-in-transaction 0.1
              auth-once 0.1
              auth-required 0.1
              bdat-after-last 0.1
              data-before-rcpt 0.1
              mail-nested 0.1
              starttls-offered 0.1
              mailbox-unknown -0.1
              sequence -0.1
              rcpt-before-mail -0.7
            status x.5.1
              auth-offered 0.9
              bdat-before-rcpt 0.9
              hello-first 0.3
              lmtp 0.3
              mail-nested 0.3
              rcpt-before-mail 0.3
              sequence 0.3
              starttls-offered 0.3
              auth-in-transaction 0.2
              auth-once 0.1
              bdat-mixed 0.1
              command-unknown 0.1
              ehlo-after-starttls 0.1
              reply-pending 0.1
              hello-name -0.1
              parameter-offered -0.1
              sender-identity -0.1
              data-before-rcpt -0.2
              data-before-mail -0.5
            status x.5.2
              auth-offered 0.9
              ehlo-after-starttls 0.9
              command-injection 0.4
              path-syntax 0.4
              auth-exchange 0.1
              rcpt-before-mail 0.1
              command-unknown -0.6
              hello-first -0.7
            status x.5.4
              parameter-offered 1.1
              auth-failed 0.7
              hello-name 0.3
              auth-exchange 0.2
              starttls-after-auth 0.2
              auth-mechanism 0.1
              data-before-rcpt 0.1
              command-arguments -0.1
              sender-identity -0.1
              sender-domain -0.2
            status x.6.0
              content-rejected 0.2
              smtputf8-needed 0.1
            status x.7.0
              auth-failed 2.0
              encrypted-content 1.1
              auth-required 0.4
              greeting-refused 0.4
              starttls-offered 0.4
              starttls-required 0.4
              rate-limited 0.3
              content-rejected 0.2
              client-certificate 0.1
              tls-mode 0.1
              tls-version 0.1
              server-busy -0.1
              session-closed -0.1
              account-blocked -0.2
              not-sequence -0.3
              reputation -0.3
              auth-rate-limited -0.4
              mail-limit -1.9
            status x.7.1
              mailbox-unknown 1.3
              server-busy 1.2
              reputation 1.0
              auth-rate-limited 0.8
              mail-limit 0.7
              account-blocked 0.6
              relay-denied 0.4
              rate-limited 0.2
              sender-policy 0.2
              content-rejected 0.1
              greylisted 0.1
              hello-name 0.1
              sender-domain 0.1
              sender-identity 0.1
              starttls-required -0.1
              rcpt-limit -0.2
              encrypted-content -0.3
              not-sequence -0.5
              auth-exchange -0.7
              auth-failed -0.8
            status x.7.10
              auth-cleartext 1.0
              requiretls 0.1
              starttls-required 0.1
            status x.7.133
              mailbox-unknown 1.4
            status x.7.14
              auth-failed 0.1
            status x.7.27
              sender-domain 0.1
            status x.7.3
              starttls-required 0.2
            status x.7.30
              auth-failed 0.1
              requiretls 0.1
            status x.7.5
              sender-policy 0.1
            status x.7.503
              not-sequence 1.0
              account-blocked -0.9
            status x.7.504
              not-sequence 0.1
            status x.7.505
              mailbox-unknown 0.9
            status x.7.512
              content-rejected 0.1
            status x.7.515
              sender-policy 0.1
            status x.7.57
              auth-required 0.1
            status x.7.750
              account-blocked 0.6
            status x.7.8
              auth-exchange 0.3
              account-blocked 0.1
              auth-failed 0.1
            status x.7.9
              auth-required 0.3
              auth-failed 0.1
            tls-mode.1
              tls-mode 3.8
            tls-version.1
              tls-version 4.1
            too-many-commands.1
              too-many-commands 3.5
            sure FAULT
              0.330 0.500
              0.517 0.577
              0.655 0.769
              0.770 0.775
              0.863 0.873
              0.959 0.949
              0.992 0.965
              0.998 0.989
            sure GROUP
              0.266 0.412
              0.423 0.469
              0.505 0.471
              0.545 0.529
              0.709 0.864
            sure FAMILY
              0.497 0.574
              0.656 0.906
              0.875 0.955
            sure DIALOGUE
              0.520 0.529
              0.614 0.719
              0.899 0.941
            """;

    private WeightTable() {}
}
