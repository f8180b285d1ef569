#!/bin/sh
# Sight lines: Fangyu, gdal_viewshed and a brute-force exact R3 on the same elevation and eyes, in one run.
# Usage: ./gis bench visibility            data from ../shared/data/elevation, or FANGYU_SHARED_DATA
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
dist=${FANGYU_DIST:-$root/gis-service/target/dist}
data=${FANGYU_SHARED_DATA:-$root/../shared/data}
if [ -f "$data/elevation/fuji_utm54n_2000.tif" ]; then
  dem=$data/elevation/fuji_utm54n_2000.tif
  road=$data/elevation/fuji_utm54n_road.geojson
else
  dem=${FANGYU_VAR:-$root/var}/demo/elevation.tif
  road=
  echo "no $data/elevation: measuring on the demo county's elevation, eyes on a straight line" >&2
fi
[ -f "$dem" ] || { echo "no elevation at $dem" >&2; exit 2; }
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$dist/fangyu.jar:$dist/lib/*" "$root/bench/VisibilityBench.java" "$dem" $road
