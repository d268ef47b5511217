#!/bin/sh
# Runs a command inside the Wine tree, with /proc and /dev bound: scripts/wine/enter.sh wine64 cmd /c ver
# The mounts live in a namespace of their own and go with the command's last process: nothing is left to unmount.
# Never give Wine a closed standard input or output: its server then waits for ever. Redirect from and to a file.
set -eu

tree=${PASSERELLE_WINE:-/var/cache/passerelle-wine}
[ -d "$tree/usr" ] || { echo "Wine: no tree in $tree: run scripts/wine/set-up.sh first." >&2; exit 1; }

exec unshare --mount --propagation private sh -eu -c '
  tree=$1
  shift
  mount --rbind /proc "$tree/proc"
  mount --rbind /dev "$tree/dev"
  exec chroot --userspec="${ENTER_AS:-windows}" "$tree" env --unset=XDG_RUNTIME_DIR \
    HOME="/home/${ENTER_AS:-windows}" LANG=C.UTF-8 LC_ALL=C.UTF-8 WINEDEBUG=-all \
    PATH=/usr/lib/wine:/usr/sbin:/usr/bin:/sbin:/bin "$@"
' enter "$tree" "$@"
