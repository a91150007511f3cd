#!/usr/bin/env bash
# Redis, PostgreSQL and Chromium for the tests, which start them themselves: installs Debian's packages where they are missing.
# Exit status 3: they cannot be had here, with the reason on stderr; the tests that need them then say that they did not run.
set -euo pipefail

cannot() { echo "no Redis, PostgreSQL or Chromium: $1" >&2; exit 3; }
missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
[ ${#missing[@]} -gt 0 ] || exit 0
command -v apt-get >/dev/null || cannot "there is no apt-get"
[ "$(id -u)" = 0 ] || cannot "only root can install ${missing[*]}"
{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >&2 ||
  cannot "${missing[*]} could not be installed"
