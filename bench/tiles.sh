#!/bin/sh
# Tile latency over HTTP, new and kept, beside the same SQL asked by pgbench in the same run.
# ./gis bench tiles   (FANGYU_VAR: where the demo county is; a database of its own is made beside it and removed)
exec node "$(dirname "$0")/tiles.mjs"
