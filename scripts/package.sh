#!/bin/sh
# Builds the Debian package into build/package/. The same sources give the same bytes, whatever the
# folder and the day.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH
cmake --preset release -B build/package -DLAZO_TESTS=OFF -DLAZO_BENCH=OFF -DLAZO_LIBRARY=OFF \
  -DLAZO_REPRODUCIBLE=ON >&2
cmake --build build/package >&2
cd build/package
cpack -G DEB >&2
ls "$PWD"/lazo_*.deb
