#!/bin/sh
# What is installed works: the program with its models, manual and completions, and the library with
# an example built against it by CMake and by pkg-config.
#   package_test.sh BUILD_FOLDER SOURCE_FOLDER
set -eu
build=$1 source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$build" --prefix "$folder/usr" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
cd "$folder"
lazo=$folder/usr/bin/lazo

"$lazo" version
"$lazo" import -q "$source/tests/data/three.jsonl" >/dev/null
test -s usr/share/man/man1/lazo-path.1.gz
test -s usr/share/man/man5/lazo-formats.5.gz
test -s usr/share/bash-completion/completions/lazo
# The models are found beside the program, wherever it was installed.
mkdir text && printf 'Mexico signed the agreement with Canada in Ottawa.\n' >text/a.txt
"$lazo" import -q --db read.lazo text >/dev/null
"$lazo" --db read.lazo stats >/dev/null

library=$(dirname "$(find usr -name liblazo.so)")
cmake -S "$source/library/example" -B example -DCMAKE_PREFIX_PATH="$folder/usr" >log 2>&1 || { cat log; exit 1; }
cmake --build example >log 2>&1 || { cat log; exit 1; }
"$lazo" neighbors COPARMEX --status all --limit 5 --json >expected
./example/who_is_tied graph.lazo COPARMEX >answer
cmp answer expected
if ./example/who_is_tied missing.lazo COPARMEX 2>error; then exit 1; fi
grep -q "no graph 'missing.lazo'" error

# The header asks for C++17 and no other header of lazo; its symbols are all that is shown.
if command -v pkg-config >/dev/null; then
  flags=$(PKG_CONFIG_PATH=$library/pkgconfig pkg-config --define-variable=prefix="$folder/usr" --cflags --libs lazo)
else
  flags="-I usr/include -L $library -llazo"
fi
${CXX:-c++} -std=c++17 -Wall -Wextra -Wpedantic -Werror "$source/library/example/who_is_tied.cpp" -o plain $flags
LD_LIBRARY_PATH=$library ./plain graph.lazo COPARMEX | cmp - expected
if nm -D --defined-only -C "$library/liblazo.so" | grep ' [TWVBD] ' | grep -v 'lazo::api::' | grep -v ' std::'; then
  echo "symbols that are none of the library's"; exit 1
fi
echo "installed package works"
