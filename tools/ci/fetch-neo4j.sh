#!/usr/bin/env bash
# The jars of Neo4j's community server for the tests: fetch-neo4j.sh DIR
#
# Fetches them from Maven Central into DIR (130 MB), and prints a line for `eval`; everything else goes to stderr:
#   MODELHAVEN_TEST_NEO4J_JARS   the folder
# Exit status 3: they cannot be had here, with the reason on stderr.
set -euo pipefail
dir=${1:?a folder for the jars}
here=$(cd "$(dirname "$0")" && pwd)

cannot() { echo "no Neo4j: $1" >&2; exit 3; }
command -v java >/dev/null || cannot "Java is not installed"
command -v mvn >/dev/null || cannot "Maven is not installed"
version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1)
[ "${version:-0}" -ge 17 ] || cannot "Neo4j 5 needs Java 17 or newer, this is ${version:-unknown}"

mkdir -p "$dir"
mvn --quiet --batch-mode --file "$here/neo4j/pom.xml" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$dir" >&2 ||
  cannot "Maven could not fetch the jars"
echo "export MODELHAVEN_TEST_NEO4J_JARS=$dir"
