#!/bin/sh
# The naming check through POST /api/naming/check over a county of 100,000 names and a province of 2,000,000, beside an empty
# request and the bare look-up in the same server; and a case of 3,000 names checked at once.
# ./gis bench naming   (NAMING_COUNTIES: 1, 20 or both by default; a database of its own is made beside the demo and removed)
exec node "$(dirname "$0")/naming.mjs"
