#!/usr/bin/env bash
# Installs what `npm run e2e` and `npm run demo` make their network with and ask through it, where it is missing.
set -euo pipefail

if command -v ip >/dev/null && command -v unshare >/dev/null && command -v setpriv >/dev/null && command -v flock >/dev/null && command -v curl >/dev/null; then
  exit 0
fi

sudo=''
[ "$(id -u)" -eq 0 ] || sudo='sudo'
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends iproute2 util-linux curl
