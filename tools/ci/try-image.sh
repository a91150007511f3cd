#!/usr/bin/env bash
# try-image.sh IMAGE: makes a key, starts the image as deploy/compose.yaml does (no root, nothing writable but the data and /tmp),
# waits until it calls itself healthy, asks one question with the key and one without, and stops it.
set -euo pipefail
image=$1
name=modelhaven-try-$$
options=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true -v "$name:/var/lib/modelhaven/data")
trap 'docker rm -f "$name" >/dev/null 2>&1; docker volume rm "$name" >/dev/null 2>&1' EXIT
key=$(docker run --rm "${options[@]}" "$image" keys create try --scope admin 2>/dev/null | head -1)
docker run -d --name "$name" "${options[@]}" -p 127.0.0.1::8420 "$image" >/dev/null
for _ in $(seq 60); do
  health=$(docker inspect -f '{{.State.Health.Status}}' "$name")
  [ "$health" = healthy ] && break
  sleep 1
done
[ "$health" = healthy ] || { docker logs "$name"; echo "the container is $health"; exit 1; }
url=http://$(docker port "$name" 8420/tcp | head -1)
body='{"model":"local/demo","messages":[{"role":"user","content":"Good evening!"}]}'
[ "$(curl -s -o /dev/null -w '%{http_code}' "$url/v1/models")" = 401 ] || { echo 'a stranger was let in'; exit 1; }
curl -sSf -m 60 "$url/v1/chat/completions" -H "authorization: Bearer $key" -H 'content-type: application/json' -d "$body" | grep -q '"finish_reason":"stop"'
docker stop -t 75 "$name" >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}}' "$name")" = 0 ] || { echo 'it did not stop well'; exit 1; }
echo 'the image answers, keeps strangers out, and stops well'
