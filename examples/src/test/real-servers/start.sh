#!/bin/bash
# Starts what install.sh put in place, with empty mailboxes, and waits until every port says 220.
# Ports from the environment: {POSTFIX,EXIM}_{MX,SUBMISSION,SUBMISSION_TLS,SUBMISSION_AT_RCPT}_PORT. The password of alice: REAL_SERVERS_PASSWORD.
. "$(dirname "$0")/lib.sh"
[ -s "$state/installed" ] || die "install.sh has not been run"
# What a run that ended badly left behind.
stop_servers

fill() {
  sed -e "s/@MX@/$(port "$1-mx")/g; s/@SUBMISSION@/$(port "$1-submission")/g; s/@SUBMISSION_TLS@/$(port "$1-submission-tls")/g; s/@SUBMISSION_AT_RCPT@/$(port "$1-submission-at-rcpt")/g" "$here/conf/$2" >"$3"
}
log_of() { case $1 in postfix) echo "$(root postfix)/var/log/postfix.log" ;; exim) echo "$(root exim)/var/log/exim4/mainlog" ;; esac; }
fail() {
  local s=${2%%-*} f
  echo "start.sh: $1; the end of its logs:" >&2
  for f in "$state/$s.out" "$(log_of "$s")" "$(root exim)"/var/log/exim4/paniclog; do
    [[ $f == */exim/* && $s != exim ]] || tail -n 15 "$f" >&2 2>/dev/null || true
  done
  stop_servers
  exit 1
}
for s in $servers; do rm -f "$(root "$s")"/mail/{new,cur,tmp}/*; done

r=$(root postfix)
cp "$here/conf/postfix-main.cf" "$r/etc/postfix/main.cf"
fill postfix postfix-master.cf "$r/etc/postfix/master.cf"
find "$r/var/spool/postfix" "$r/var/lib/postfix" -type f -delete
rm -f "$r/var/log/postfix.log" "$r/etc/sasldb2"
printf '%s\n' 'pwcheck_method: auxprop' 'auxprop_plugin: sasldb' 'mech_list: PLAIN LOGIN' 'sasldb_path: /etc/sasldb2' >"$r/etc/postfix/sasl/smtpd.conf"
printf %s "$password" | chroot "$r" /usr/sbin/saslpasswd2 -p -c -u postfix.test.local "$user" >"$state/postfix.out" 2>&1 || fail "saslpasswd2 failed" postfix
chown 0:64525 "$r/etc/sasldb2"
chmod 640 "$r/etc/sasldb2"

r=$(root exim)
fill exim exim.conf "$r/etc/exim4/exim4.conf"
find "$r/var/spool/exim4" "$r/var/log/exim4" "$r/run/exim4" -type f -delete
(umask 077 && printf '%s: %s\n' "$user" "$password" >"$r/etc/exim4/passwords")
chown 64526:64526 "$r/etc/exim4/passwords"

# spawn SERVER COMMAND...: runs the command in the server's root, in a session of its own, with a clean environment.
# (With the two names Postfix writes to its log from the first moment, as its own start script does.)
spawn() {
  local s=$1
  shift
  env -i PATH=/usr/sbin:/usr/bin POSTLOG_SERVICE=/var/spool/postfix/public/postlog POSTLOG_HOSTNAME=postfix.test.local \
    setsid chroot "$(root "$s")" "$@" >"$state/$s.out" 2>&1 </dev/null &
}
spawn postfix /usr/lib/postfix/sbin/master -s
postfix=$!
spawn exim /usr/sbin/exim4 -bdf -oP /run/exim4/exim.pid
exim=$!

# greets PORT SERVER
greets() {
  local line
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  IFS= read -r -t 10 line <&3 || line=
  printf 'QUIT\r\n' >&3
  exec 3>&-
  [[ $line == "220 $2.test.local "* ]]
} 2>/dev/null
for setup in $setups; do
  n=0 s=${setup%%-*}
  until (greets "$(port "$setup")" "$s"); do
    kill -0 "${!s}" 2>/dev/null || fail "$s died" "$setup"
    n=$((n + 1))
    [ $n -lt 150 ] || fail "$setup says no 220 on port $(port "$setup")" "$setup"
    sleep 0.1
  done
done
# A port that another program had taken.
for s in $servers; do kill -0 "${!s}" 2>/dev/null || fail "$s died" "$s"; done
for setup in $setups; do echo "$setup 127.0.0.1 $(port "$setup")"; done
