#!/bin/bash
# By hand, after start.sh (same ports and password): speaks to every set-up, shows the dialogue, and checks the codes that the tests
# build on and that each accepted message lies in the mailbox once for each recipient.
. "$(dirname "$0")/lib.sh"
trap '' PIPE
wrong=0
bad() { echo "   WRONG: $*"; wrong=$((wrong + 1)); }

# hear CODE: shows one reply; its code has to match the pattern.
hear() {
  local line
  while IFS= read -r -t 20 line <&"$from"; do
    line=${line%$'\r'}
    echo "S: $line"
    [ "${line:3:1}" = - ] || break
  done
  [[ $line == $1* ]] || bad "expected $1"
}
# say COMMAND CODE
say() { echo "C: $1"; printf '%s\r\n' "$1" >&"$to"; hear "$2"; }
connect() { exec 5<>"/dev/tcp/127.0.0.1/$(port "$1")"; from=5 to=5; echo; echo "== $1"; hear 220; }
# STARTTLS and the EHLO before it are openssl's; the certificate has to be the one that trust.p12 holds.
connect_tls() {
  coproc TLS { openssl s_client -quiet -verify_return_error -CAfile "$state/cert/cert.pem" -verify_ip 127.0.0.1 \
    -starttls smtp -connect "127.0.0.1:$(port "$1")" 2>/dev/null; }
  from=${TLS[0]} to=${TLS[1]}
  echo; echo "== $1, after STARTTLS"
}
bye() { say QUIT 221; if [ "$to" = 5 ]; then exec 5>&-; else wait "$TLS_PID" || true; fi; }
plain() { printf '\0%s\0%s' "$user" "$1" | base64 -w 0; }
subject=0
# mail SETUP: one message to two recipients, then looks for it in the mailbox.
mail() {
  local id found
  subject=$((subject + 1))
  id="check-$$-$subject@test.local"
  say 'MAIL FROM:<alice@test.local>' 250
  say 'MAIL FROM:<alice@test.local>' 503
  say 'RCPT TO:<reject@example.org>' 550
  say 'DATA' '5[05][34]'
  say 'RCPT TO:<bob@example.org>' 250
  say 'RCPT TO:<carol@example.org>' 250
  say DATA 354
  say $'Message-ID: <'"$id"$'>\r\nSubject: check\r\n\r\nhello\r\n..dot\r\n.' 250
  for _ in $(seq 50); do
    found=$(grep -lF "$id" "$state/mail/${1%%-*}"/new/* 2>/dev/null | wc -l || true)
    [ "$found" -lt 2 ] || break
    sleep 0.1
  done
  [ "$found" = 2 ] || bad "$found deliveries, expected 2"
  for f in $(grep -lF "$id" "$state/mail/${1%%-*}"/new/* || true); do
    echo "-- delivered: $(grep -iE '^(Delivered-To|X-Original-To|Envelope-To|Return-Path):|^hello|^\.dot' "$f" | tr '\n' '|')"
  done
}

# Exim hangs up at the fourth error of a connection: hence the many short ones.
for s in $servers; do
  connect $s-mx
  say DATA 503
  case $s in postfix) say 'MAIL FROM:<early@test.local>' 250 ;; exim) say 'MAIL FROM:<early@test.local>' 503 ;; esac
  say RSET 250
  say 'RCPT TO:<bob@example.org>' 503
  bye
  connect $s-mx
  say 'EHLO client.test.local' 250
  say DATA 503
  say 'RCPT TO:<bob@example.org>' 503
  say "AUTH PLAIN $(plain "$password")" 503
  bye
  connect $s-mx
  say 'EHLO client.test.local' 250
  mail $s-mx
  say 'MAIL FROM:<alice@test.local>' 250
  say 'RCPT TO:<bob@elsewhere.invalid>' '55[04]'
  bye

  connect $s-submission
  say 'MAIL FROM:<alice@test.local>' 503
  say 'EHLO client.test.local' 250
  say 'MAIL FROM:<alice@test.local>' '55[04]'
  say 'RCPT TO:<bob@example.org>' 503
  say "AUTH PLAIN $(plain wrong)" 535
  say "AUTH PLAIN $(plain "$password")" 235
  mail $s-submission
  bye
  connect $s-submission
  say 'EHLO client.test.local' 250
  say 'AUTH LOGIN' 334
  say "$(printf %s "$user" | base64 -w 0)" 334
  say "$(printf %s "$password" | base64 -w 0)" 235
  say "AUTH PLAIN $(plain "$password")" 503
  say 'MAIL FROM:<alice@test.local>' 250
  say "AUTH PLAIN $(plain "$password")" 503
  bye

  connect $s-submission-tls
  say 'EHLO client.test.local' 250
  say "AUTH PLAIN $(plain "$password")" '5[03][03]'
  say 'MAIL FROM:<alice@test.local>' '5[35]0'
  say 'RCPT TO:<bob@example.org>' '5[03][03]'
  say NOOP 250
  bye
  connect_tls $s-submission-tls
  say 'MAIL FROM:<alice@test.local>' 503
  say 'EHLO client.test.local' 250
  say 'MAIL FROM:<alice@test.local>' '55[04]'
  say STARTTLS '5[05][34]'
  say "AUTH PLAIN $(plain "$password")" 235
  mail $s-submission-tls
  bye
done
echo
[ $wrong = 0 ] || die "$wrong replies or deliveries are not as expected"
echo 'all as expected'
