#!/bin/sh
# Installs what is missing, builds, and runs every test. Works from a fresh clone.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages
cmake --preset dev
cmake --build --preset dev
cmake --build --preset dev --target all_verify_interface_header_sets  # each header compiles alone
ctest --preset dev -j "$(nproc)"
