#!/usr/bin/env bash
# Fuzzes every target of fuzz/ with libFuzzer, address and undefined-behaviour sanitizers, and prints
# what was reached as a table.
#
#   scripts/fuzz.sh MINUTES [TARGET...]      # minutes of processor time for each target
#
# Needs clang, llvm and libclang-rt-14-dev (scripts/install-packages --fuzz). What a run discovers is
# kept in build/fuzz/found/TARGET and is where the next run goes on; inputs that crash, leak, take
# more than 25 seconds or 2 GB are kept in build/fuzz/findings/TARGET. Exit code 1 if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -lt 1 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
minutes=$1
shift
build=build/fuzz

cmake --preset fuzz >/dev/null
targets=("$@")
if [ ${#targets[@]} -gt 0 ]; then
  cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}" >&2
else
  cmake --build --preset fuzz --target fuzzers >&2
  for program in "$build"/fuzz/fuzz_*; do
    [ -x "$program" ] && [ -f "$program" ] && targets+=("${program##*/fuzz_}")
  done
fi

# Seconds of processor time that process $1 has used.
processor_seconds() {
  ps -o cputimes= -p "$1" 2>/dev/null | tr -d ' '
}

fuzzer=
trap '[ -z "$fuzzer" ] || kill "$fuzzer" 2>/dev/null || true' EXIT
printf '| %-12s | %7s | %12s | %8s | %13s | %6s | %8s |\n' \
  target 'cpu min' executions 'per s' 'edges, of' inputs findings
printf '|---|---|---|---|---|---|---|\n'
failed=0
for target in "${targets[@]}"; do
  found=$build/found/$target
  findings=$build/findings/$target
  log=$build/found/$target.log
  mkdir -p "$found" "$findings"
  limit=$(awk "BEGIN { print int($minutes * 60) }")
  # libFuzzer knows the clock of the wall only, so it is stopped from here.
  "$build/fuzz/fuzz_$target" -timeout=25 -report_slow_units=25 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$findings/" "$found" "tests/corpus/$target" >"$log" 2>&1 &
  fuzzer=$!
  used=0
  while [ -n "$(jobs -rp)" ]; do
    used=$(processor_seconds "$fuzzer" || echo "$used")
    if [ "$used" -ge "$limit" ]; then kill -TERM "$fuzzer" 2>/dev/null || true; fi
    sleep 1
  done
  wait "$fuzzer" || true
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
  executions=${executions:-0}
  edges=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2)
  all_edges=$(sed -n 's/^INFO: Loaded .*(\([0-9]*\) inline.*/\1/p' "$log" | head -1)
  count=$(ls -A "$findings" | wc -l)
  [ "$count" -eq 0 ] || failed=1
  printf '| %-12s | %7s | %12d | %8d | %13s | %6d | %8d |\n' "$target" \
    "$(awk "BEGIN { printf \"%.1f\", $used / 60 }")" "$executions" \
    $((executions / (used > 0 ? used : 1))) "${edges:-?} / ${all_edges:-?}" "$(ls -A "$found" | wc -l)" "$count"
done
exit "$failed"
