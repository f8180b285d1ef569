#!/bin/sh
# What holds when things die: kill -9 of the service and of the database under writing clients, the database gone for a
# while. Exit status 1 when an acknowledged write is lost, doubled, or the journal is broken.
# ./gis bench endurance            20 kills of the service, 10 of the database, 30 s without a database
# ENDURANCE=short: 2, 2, 4 s, as ./gis test does
exec node "$(dirname "$0")/endurance.mjs"
