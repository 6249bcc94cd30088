#!/bin/bash
# Puts a real Postfix and a real Exim into $REAL_SERVERS_FOLDER (default /var/tmp/sequitur-real-servers).
# The Debian packages are unpacked, not installed: the machine's own mail set-up and package database stay as they are.
. "$(dirname "$0")/lib.sh"
for tool in apt-get dpkg dpkg-deb chroot openssl keytool; do command -v $tool >/dev/null || die "needs $tool"; done
mkdir -p "$state"
chmod 755 "$state"
exec 9>"$state/install.lock"
flock 9
log=$state/install.log
# A changed script installs anew.
version=$(cat "$here/install.sh" "$here/lib.sh" | cksum)
if [ "$(cat "$state/installed" 2>/dev/null)" = "$version" ]; then
  echo "Postfix and Exim are in $state"
  exit 0
fi
stop_servers
rm -rf "${state:?}"/{root,mail,cert,apt,installed,install.log}
mkdir -p "$state"/{root,mail,cert,apt/archives/partial}
exec 3>&1 4>&2
trap 's=$?; [ $s = 0 ] || echo "install.sh: failed, $log ends with: $(tail -n 1 "$log" 2>/dev/null)" >&4' EXIT
exec >"$log" 2>&1

# To apt, an empty machine that has only these (which maintainer scripts need, and servers do not): so it resolves
# each server with all its libraries, whatever is installed here.
for p in adduser cpio cron debconf dpkg e2fsprogs exim4-config init-system-helpers lsb-base netbase perl perl-base \
  db-util ssl-cert sysvinit-utils tar; do
  case $p in perl) multi=allowed ;; *) multi=foreign ;; esac
  printf 'Package: %s\nStatus: install ok installed\nVersion: 99999\nArchitecture: %s\nMulti-Arch: %s\nMaintainer: none\nDescription: none\n\n' \
    "$p" "$(dpkg --print-architecture)" "$multi"
done >"$state/apt/status"
download() {
  apt-get install -y -q --no-install-recommends --download-only -o Dir::State::status="$state/apt/status" \
    -o Dir::Cache::archives="$state/apt/archives" -o Dir::State::extended_states="$state/apt/extended" \
    -o APT::Sandbox::User=root -o APT::Install-Suggests=false -o Acquire::Retries=3 "$@"
}
unpack() {
  local r deb
  r=$(root "$1")
  shift
  rm -f "$state"/apt/archives/*.deb
  # Old lists name packages that the mirror no longer has.
  download "$@" || { apt-get update -q; download "$@"; }
  mkdir -p "$r"/usr/{bin,sbin,lib,lib64} "$r"/{etc,dev,run,tmp,mail/{new,cur,tmp}} "$r"/var/{spool,lib,log}
  for d in bin sbin lib lib64; do ln -s "usr/$d" "$r/$d"; done
  for deb in "$state"/apt/archives/*.deb; do dpkg-deb -x "$deb" "$r"; done
  chmod 1777 "$r/tmp"
  mknod -m 666 "$r/dev/null" c 1 3
  mknod -m 666 "$r/dev/urandom" c 1 9
  mknod -m 666 "$r/dev/random" c 1 8
  # Fails where the folder's file system has no device files (mount option nodev).
  echo probe >"$r/dev/null"
  # Names come from the file alone: no DNS.
  echo '127.0.0.1 localhost' >"$r/etc/hosts"
  printf 'passwd: files\ngroup: files\nhosts: files\n' >"$r/etc/nsswitch.conf"
  echo 'nameserver 127.0.0.1' >"$r/etc/resolv.conf"
  # Numbers of their own, so that nobody else's files and processes are the servers'.
  printf '%s\n' root:x:0:0:root:/:/bin/false postfix:x:64525:64525::/:/bin/false Debian-exim:x:64526:64526::/:/bin/false \
    mail:x:64527:64527::/:/bin/false nobody:x:65534:65534::/:/bin/false >"$r/etc/passwd"
  printf '%s\n' root:x:0: postfix:x:64525: Debian-exim:x:64526: mail:x:64527: postdrop:x:64528: nogroup:x:65534: >"$r/etc/group"
  chown -R 64527:64527 "$r/mail"
  chmod -R go= "$r/mail"
  cp -p "$state/cert/"{cert,key}.pem "$r/etc/"
  ln -s "../root/$(basename "$r")/mail" "$state/mail/$(basename "$r")"
}

openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
  -keyout "$state/cert/key.pem" -out "$state/cert/cert.pem"
chmod 600 "$state/cert/key.pem"
keytool -importcert -noprompt -alias real-servers -file "$state/cert/cert.pem" -storetype PKCS12 \
  -keystore "$state/trust.p12.new" -storepass changeit
mv "$state/trust.p12.new" "$state/trust.p12"

unpack postfix postfix sasl2-bin libsasl2-modules
r=$(root postfix)
q=$r/var/spool/postfix
mkdir -p "$q"/{active,bounce,corrupt,defer,deferred,flush,hold,incoming,maildrop,pid,private,public,saved,trace} \
  "$r"/var/lib/postfix "$r"/etc/postfix/sasl
chown 0:0 "$q" "$q/pid"
chown 64525:0 "$q"/{active,bounce,corrupt,defer,deferred,flush,hold,incoming,private,saved,trace}
chmod 700 "$q"/{active,bounce,corrupt,defer,deferred,flush,hold,incoming,private,saved,trace}
chown 64525:64528 "$q"/{maildrop,public}
chmod 730 "$q/maildrop"
chmod 710 "$q/public"
chown 64525:64525 "$r/var/lib/postfix"
chroot "$r" /usr/sbin/postconf -d mail_version

unpack exim exim4-daemon-light
r=$(root exim)
chown 0:64526 "$r/etc/key.pem"
chmod 640 "$r/etc/key.pem"
mkdir -p "$r"/var/{spool,log}/exim4 "$r"/run/exim4 "$r"/etc/exim4
chown 64526:64526 "$r"/var/{spool,log}/exim4 "$r"/run/exim4
chroot "$r" /usr/sbin/exim4 -C /dev/null -bV

rm -rf "$state/apt"
echo "$version" >"$state/installed"
echo "Postfix and Exim are in $state" >&3
