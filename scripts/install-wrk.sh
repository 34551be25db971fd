#!/usr/bin/env bash
# Installs wrk, which `npm run bench:traffic` sends requests with, where it is missing.
set -euo pipefail

if command -v wrk >/dev/null; then
  exit 0
fi

sudo=''
[ "$(id -u)" -eq 0 ] || sudo='sudo'
$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk
