#!/usr/bin/env bash
# fuzz-api.sh FOLDER: starts the built server in FOLDER and lets Schemathesis (PyPI) send thousands of requests made from our
# API document: no crash, no undocumented status, every answer as its schema says. Ends with 77 where Schemathesis cannot be had.
set -euo pipefail
folder=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$folder"
python3 -m venv "$folder/venv" >/dev/null 2>&1 && "$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'schemathesis==4.32.5' >/dev/null 2>&1 ||
  { echo 'Schemathesis cannot be installed here'; exit 77; }
modelhaven() { node "$root/apps/cli/dist/bin.js" --config "$folder/modelhaven.yaml" "$@"; }
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
printf 'server: { port: %s, data_dir: "%s/data" }\nmodel_management: { request_log: { enabled: true } }\n' "$port" "$folder" >"$folder/modelhaven.yaml"
key=$(modelhaven keys create fuzzer --scope admin 2>/dev/null | head -1)
# Not through the function: that would be a shell in between, which a signal ends and the server survives.
node "$root/apps/cli/dist/bin.js" --config "$folder/modelhaven.yaml" serve >"$folder/server.log" 2>&1 &
server=$!
# What the server ends with is not what the fuzzer found.
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT
url=http://127.0.0.1:$port
for _ in $(seq 60); do curl -sf "$url/healthz" >/dev/null && break; sleep 0.5; done
cd "$folder"
code=0
"$folder/venv/bin/st" --config-file "$root/tools/ci/schemathesis.toml" run "$url/openapi.json" -H "Authorization: Bearer $key" \
  --max-examples "${FUZZ_EXAMPLES:-5}" --seed 1 --continue-on-failure --no-color \
  --exclude-path-regex '/api/v1/events|/docs|/pull|/api/v1/config|/api/v1/keys/\{id\}' >"$folder/report.txt" 2>&1 || code=$?
[ "$code" -eq 0 ] || cut -c1-300 "$folder/report.txt" | tail -150
grep -E 'generated' "$folder/report.txt" || true
# A server that fell over and came back would be none.
kill -0 "$server"
exit "$code"
