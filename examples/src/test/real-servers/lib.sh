# Shared by install.sh, start.sh, stop.sh and check.sh.
# Everything lives in one folder outside the repository; each server has a root directory of its own there and runs chrooted in it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
state=$(realpath -m "${REAL_SERVERS_FOLDER:-/var/tmp/sequitur-real-servers}")
servers="postfix exim"
user=alice
password=${REAL_SERVERS_PASSWORD:-wonderland}

die() { echo "${0##*/}: $*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || die "needs root"
root() { echo "$state/root/$1"; }

# The processes of a server are those whose root directory is that server's: nothing else can be, and none escapes.
# (One that has ended but was not waited for has no root any more.)
processes() {
  local p r
  r=$(root "$1")
  for p in /proc/[0-9]*; do
    if [ "$(readlink "$p/root" 2>/dev/null || true)" = "$r" ]; then echo "${p#/proc/}"; fi
  done
}

stop_servers() {
  local s p n
  for s in $servers; do
    for n in $(seq 100); do
      p=$(processes "$s")
      [ -n "$p" ] || continue 2
      # shellcheck disable=SC2086
      if [ "$n" -lt 50 ]; then kill $p 2>/dev/null || true; else kill -KILL $p 2>/dev/null || true; fi
      sleep 0.1
    done
    die "$s does not stop: $(echo $p)"
  done
}

# One port for each server and set-up, from the environment.
port() {
  case $1 in
    postfix-mx) echo "${POSTFIX_MX_PORT:-42525}" ;;
    postfix-submission) echo "${POSTFIX_SUBMISSION_PORT:-42587}" ;;
    postfix-submission-tls) echo "${POSTFIX_SUBMISSION_TLS_PORT:-42588}" ;;
    postfix-submission-at-rcpt) echo "${POSTFIX_SUBMISSION_AT_RCPT_PORT:-42589}" ;;
    exim-mx) echo "${EXIM_MX_PORT:-43525}" ;;
    exim-submission) echo "${EXIM_SUBMISSION_PORT:-43587}" ;;
    exim-submission-tls) echo "${EXIM_SUBMISSION_TLS_PORT:-43588}" ;;
    exim-submission-at-rcpt) echo "${EXIM_SUBMISSION_AT_RCPT_PORT:-43589}" ;;
  esac
}
setups="postfix-mx postfix-submission postfix-submission-tls postfix-submission-at-rcpt exim-mx exim-submission exim-submission-tls
exim-submission-at-rcpt"
