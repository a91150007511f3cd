#!/usr/bin/env bash
# A Docker daemon for the tests: start-docker.sh [DIR]
#
# Uses the machine's own daemon where one answers; else, as root on Linux, installs Debian's docker.io if dockerd is
# missing and starts a daemon that keeps everything in DIR. Prints lines for `eval`; everything else goes to stderr:
#   MODELHAVEN_TEST_DOCKER_HOST  where it listens
#   MODELHAVEN_TEST_DOCKER_DIR   DIR, only where the daemon was started here: stop-docker.sh DIR ends it
# Exit status 3: there is no daemon and none can be started here, with the reason on stderr.
set -euo pipefail
dir=${1:-${TMPDIR:-/tmp}/modelhaven-docker}
here=$(cd "$(dirname "$0")" && pwd)

cannot() { echo "no Docker daemon: $1" >&2; exit 3; }
answers() { node "$here/ping-docker.cjs" "$1" >/dev/null 2>&1; }

if [ "${MODELHAVEN_CI_OWN_DOCKER:-}" != 1 ] && answers /var/run/docker.sock; then
  echo "export MODELHAVEN_TEST_DOCKER_HOST=unix:///var/run/docker.sock"
  exit 0
fi
[ "$(uname -s)" = Linux ] || cannot "this is not Linux, and no daemon runs"
[ "$(id -u)" = 0 ] || cannot "only root can start one, and none runs"
if ! command -v dockerd >/dev/null; then
  command -v apt-get >/dev/null || cannot "dockerd is not installed, and there is no apt-get"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends docker.io iptables; } >&2 ||
    cannot "docker.io could not be installed"
fi

mkdir -p "$dir"
socket=$dir/docker.sock
[ ${#socket} -lt 100 ] || cannot "the path $socket is too long for a socket"
# The plainest way first; then without overlay file systems, then without rules of the kernel's packet filter.
for flags in "" "--storage-driver=vfs" "--storage-driver=vfs --iptables=false --ip6tables=false"; do
  # shellcheck disable=SC2086 # the flags are words
  setsid dockerd --host "unix://$socket" --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$dir/dockerd.pid" \
    $flags >"$dir/log" 2>&1 </dev/null &
  pid=$!
  for _ in $(seq 120); do
    if answers "$socket"; then
      echo "dockerd runs as $pid, its log is $dir/log" >&2
      echo "export MODELHAVEN_TEST_DOCKER_HOST=unix://$socket"
      echo "export MODELHAVEN_TEST_DOCKER_DIR=$dir"
      exit 0
    fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.25
  done
  "$here/stop-docker.sh" "$dir" --keep >&2 || true
done
tail -5 "$dir/log" >&2
cannot "dockerd does not start here"
