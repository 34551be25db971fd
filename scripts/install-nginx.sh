#!/usr/bin/env bash
# Installs Debian's nginx and its headers-more module for `npm run test:nginx`, without starting a server.
set -euo pipefail

if command -v nginx >/dev/null && ls /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so >/dev/null 2>&1; then
  nginx -v
  exit 0
fi

sudo=''
[ "$(id -u)" -eq 0 ] || sudo='sudo'

# Debian starts a server when its package is installed, unless this file forbids it.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
  $sudo chmod +x "$policy"
  trap '$sudo rm -f "$policy"' EXIT
fi

$sudo apt-get update -qq
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx libnginx-mod-http-headers-more-filter
nginx -v
