#!/bin/sh
# 100,000 requests that nobody means well with, over every route of the running service: counts by status and route.
# ./gis bench fuzz   (FUZZ_REQUESTS, FUZZ_SEED: how many, and which; the seed is printed)
set -eu
cd "$(dirname "$0")/.."
exec mvn -B -ntp -q -pl gis-service -am test -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false \
  -DargLine="-Dfangyu.fuzz.requests=${FUZZ_REQUESTS:-100000} -Dfangyu.fuzz.seed=${FUZZ_SEED:-$(date +%s)} -Dfangyu.fuzz.table=true"
