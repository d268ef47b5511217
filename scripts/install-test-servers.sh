#!/bin/sh
# Fetches vsftpd, ProFTPD and Pure-FTPd from Debian for the tests against real servers.
#
# The three packages conflict with one another (each provides ftp-server), so none is installed: each is unpacked into
# .cache/servers/<name> and started from there. Only the shared libraries they miss are installed. Run as root; does
# nothing when all is there.
set -eu

cd "$(dirname "$0")/.."
servers=.cache/servers

# <name> <program inside the folder> <packages>
each_server() {
  "$1" vsftpd usr/sbin/vsftpd vsftpd
  "$1" proftpd usr/sbin/proftpd proftpd-core proftpd-mod-crypto
  "$1" pure-ftpd usr/sbin/pure-ftpd pure-ftpd pure-ftpd-common
}

runs() {
  [ -x "$servers/$1/$2" ] && ! lacks_libraries "$servers/$1"
}

lacks_libraries() {
  find "$1" -type f \( -path '*/sbin/*' -o -name 'mod_tls*.so' \) -exec ldd {} + 2>/dev/null | grep -q 'not found'
}

install() {
  name=$1 program=$2
  shift 2
  if runs "$name" "$program"; then
    echo "$name: already there"
    return
  fi
  update_once
  unpack "$name" "$@"
  install_libraries "$@"
  runs "$name" "$program" || { echo "$name: $servers/$name/$program does not run" >&2; exit 1; }
  echo "$name: ready in $servers/$name"
}

updated=no
update_once() {
  [ "$updated" = yes ] || apt-get update -qq
  updated=yes
}

unpack() {
  target=$PWD/$servers/$1
  shift
  rm -rf "$target"
  mkdir -p "$target"
  download=$(mktemp -d)
  (cd "$download" && apt-get download -qq -o APT::Sandbox::User=root "$@")
  for package in "$download"/*.deb; do dpkg-deb -x "$package" "$target"; done
  rm -rf "$download"
}

install_libraries() {
  libraries=$(apt-cache depends "$@" | sed -n 's/^ *Depends: \(lib[^<>]*\)$/\1/p' | sort -u)
  # shellcheck disable=SC2086 # one word a library
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $libraries >/dev/null
}

each_server install
