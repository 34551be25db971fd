#!/usr/bin/env bash
# Installs Debian's Chromium, in which `npm run test:cli` looks at the page of a picture.
set -euo pipefail

if command -v chromium >/dev/null; then
  chromium --version
  exit 0
fi

sudo=''
[ "$(id -u)" -eq 0 ] || sudo='sudo'

$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
chromium --version
