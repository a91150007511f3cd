#!/usr/bin/env bash
# Ends the daemon that start-docker.sh started: stop-docker.sh DIR [--keep]. With --keep its images and containers stay.
set -euo pipefail
dir=${1:?usage: stop-docker.sh DIR [--keep]}
if [ -f "$dir/dockerd.pid" ]; then
  pid=$(cat "$dir/dockerd.pid")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 120); do kill -0 "$pid" 2>/dev/null || break; sleep 0.25; done
  kill -9 "$pid" 2>/dev/null || true
fi
[ "${2:-}" = --keep ] || rm -rf "$dir"
