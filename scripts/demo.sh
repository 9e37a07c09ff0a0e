#!/bin/sh
# Installs what is missing, builds, reads examples/ into a graph and shows what it found:
# a summary, one path with its evidence, and a diagram in map.svg.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages
cmake --preset release -DLAZO_TESTS=OFF -DLAZO_BENCH=OFF >&2
cmake --build --preset release --target lazo >&2
lazo=build/release/cli/lazo
store=$(mktemp -d)/graph.lazo
trap 'rm -rf "$(dirname "$store")"' EXIT

show() {
  printf '\n$ lazo %s\n' "$*"
  "$lazo" --db "$store" "$@"
}
show import examples
show stats
show path COPARMEX Canada
show diagram -o map.svg
printf '\nThe diagram is in %s\n' "$(pwd)/map.svg"
