#!/usr/bin/env bash
# need.sh PACKAGE… : install the Debian packages that are missing, or say what to do.
# A name written as command=package counts as there when the command is found.
set -euo pipefail

missing=()
for want in "$@"; do
  command=${want%%=*} package=${want#*=}
  if [ "$command" != "$want" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
  if command -v dpkg-query >/dev/null 2>&1 &&
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ]; then continue; fi
  missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

cannot() {
  echo "These packages are needed and could not be installed: ${missing[*]}." >&2
  echo "$1" >&2
  exit 1
}
command -v apt-get >/dev/null 2>&1 ||
  cannot "This system has no apt-get. Install what they are called here, then run make again."
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 ||
    cannot "You are not root and there is no sudo. Ask an administrator to run: apt-get install ${missing[*]}"
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" >"$log" 2>&1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The package lists are fetched only when the ones here are missing or too old to serve.
install || { "${as_root[@]}" apt-get update -q >"$log" 2>&1 && install; } || {
  tail -n 5 "$log" >&2
  cannot "Check the network and the lines above, then run: apt-get install ${missing[*]}"
}
