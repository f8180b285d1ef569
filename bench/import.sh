#!/bin/sh
# Rows imported a second, each KIND: the demo county multiplied, through ./gis import, beside ogr2ogr where it is installed.
# ./gis bench import   (FANGYU_VAR: where the demo county is; a database of its own is made beside it and removed)
exec node "$(dirname "$0")/import.mjs"
