#!/bin/sh
# Search over 100,000 generated names through /api/search, beside pg_trgm's ILIKE on the same names in the same server.
# ./gis bench search   (FANGYU_VAR: where the demo county is; a database of its own is made beside it and removed)
exec node "$(dirname "$0")/search.mjs"
