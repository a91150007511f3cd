#!/usr/bin/env bash
# check-image.sh FOLDER: deploys into FOLDER what deploy/Dockerfile puts into the image, and asks it to start against a Redis
# and a PostgreSQL that do not answer: whoever misses a driver says so before any connection is tried.
set -euo pipefail
folder=$1
pnpm=$(node -p "require('./package.json').packageManager.split('+')[0]")
npm exec --yes --package="$pnpm" -- pnpm --filter modelhaven-image --prod --legacy --config.confirmModulesPurge=false deploy "$folder" >/dev/null
cd "$folder"
bin=node_modules/modelhaven/dist/bin.js
grep -q "/app/$bin" "$OLDPWD/deploy/Dockerfile" || { echo "deploy/Dockerfile starts another file than $bin"; exit 1; }
node "$bin" --version
for driver in redis pg neo4j-driver; do
  monitoring=$(node -p 'require("node:fs").realpathSync(process.argv[1])' node_modules/.pnpm/node_modules/@modelhaven/monitoring)
  (cd "$monitoring" && node --input-type=module -e 'await import(process.argv[1])' "$driver") || { echo "the store package cannot load $driver"; exit 1; }
done
said=$(MODELHAVEN_SHARED_STATE=redis://127.0.0.1:1/0 timeout 20 node "$bin" keys create check --data "$folder/keys" 2>&1 || true)
case $said in *DEPENDENCY_MISSING*) echo "$said"; exit 1 ;; esac
echo 'drivers of Redis, PostgreSQL and Neo4j load'
