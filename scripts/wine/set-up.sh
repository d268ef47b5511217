#!/bin/sh
# Makes the Debian 13 tree that holds Wine 10 (Debian 12's Wine 8 cannot run Node 24), and says how long it took.
# A tree made by this very script is kept and used again. Needs root, debootstrap, and Debian's mirror the first time.
#
#   scripts/wine/set-up.sh            the tree goes to /var/cache/passerelle-wine
#   PASSERELLE_WINE=/elsewhere scripts/wine/set-up.sh
set -eu

tree=${PASSERELLE_WINE:-/var/cache/passerelle-wine}
mirror=${PASSERELLE_WINE_MIRROR:-http://deb.debian.org/debian}
here=$(cd "$(dirname "$0")" && pwd)
log=$tree.log
recipe=$(cksum <"$here/set-up.sh")
started=$(date +%s)

if [ "$(cat "$tree/made-by" 2>/dev/null)" = "$recipe" ]; then
  echo "Wine: kept from an earlier run in $tree (0 s)."
  exit 0
fi

[ "$(id -u)" = 0 ] || { echo "Wine: set-up.sh needs root (debootstrap and chroot do)." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Wine: debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

# What debootstrap mounts lives in a namespace of its own: nothing stays mounted, even when this script is killed.
in_own_mounts() { unshare --mount --propagation private "$@"; }

as_root() { ENTER_AS=root "$here/enter.sh" "$@"; }

fail_with_log() {
  echo "Wine: could not make the tree; the end of $log:" >&2
  tail -n 20 "$log" >&2
  exit 1
}

make_tree() {
  rm -rf --one-file-system "$tree"
  in_own_mounts debootstrap --variant=minbase trixie "$tree" "$mirror"
  # The tree can be made again at any time: no fsync for each file of each package.
  echo force-unsafe-io >"$tree/etc/dpkg/dpkg.cfg.d/unsafe-io"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends wine64 unzip
  as_root apt-get clean
  # Root may write anywhere, so it could not show what a folder without write permission does.
  as_root useradd --uid 1000 --create-home windows
}

# Wine's own C: drive is made once; D: is where the tests put their folders, seen from Linux as <tree>/drive-d.
make_drives() {
  mkdir -p "$tree/drive-d"
  chown 1000:1000 "$tree/drive-d"
  "$here/enter.sh" wine64 wineboot --init
  "$here/enter.sh" wine64 reg add 'HKCU\Software\Wine\Drivers' /v Graphics /d null /f
  "$here/enter.sh" wineserver64 --wait
  ln -sfn /drive-d "$tree/home/windows/.wine/dosdevices/d:"
}

: >"$log"
make_tree >>"$log" 2>&1 </dev/null || fail_with_log
make_drives >>"$log" 2>&1 </dev/null || fail_with_log
echo "$recipe" >"$tree/made-by"
echo "Wine: $("$here/enter.sh" wine64 --version), made in $tree ($(($(date +%s) - started)) s)."
