#!/usr/bin/env bash
# Two states of the code under one benchmark: a base commit against this tree.
#   benchmarks/compare.sh BASE ROUNDS BENCHMARK [ARGUMENT ...]
#   benchmarks/compare.sh HEAD~3 5 bare-loop/bare-loop.mjs --persons 20000 --repeats 3
# Each round runs both in a fresh process, in reversed order every other round. Prints the median of every number, and base over this tree.
set -euo pipefail
if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
  sed -n '2,5p' "$0"
  exit 0
fi
if [ $# -lt 3 ]; then
  sed -n '2,5p' "$0" >&2
  exit 2
fi
cd "$(dirname "$0")/.."
root=$PWD base=$(git rev-parse --verify "$1^{commit}") rounds=$2 script=$3
shift 3
folder=$(mktemp -d)
trap 'git worktree remove --force "$folder/base" 2>/dev/null || true; rm -rf "$folder"' EXIT

git worktree add --quiet --detach "$folder/base" "$base"
mkdir -p "$folder/base/node_modules/@glasshouse"
for package in "$root"/node_modules/*; do
  [ "$(basename "$package")" = @glasshouse ] || ln -s "$package" "$folder/base/node_modules/"
done
for package in "$folder"/base/packages/*; do ln -s "$package" "$folder/base/node_modules/@glasshouse/"; done
for tree in "$folder/base" "$root"; do
  (cd "$tree" && node "$root/node_modules/typescript/bin/tsc" -b && if [ -f packages/cli/emit.mjs ]; then node packages/cli/emit.mjs --bundle; fi)
done

# Inputs are this tree's for both: only the code differs.
measure() { GLASSHOUSE_TREE=$2 node "benchmarks/$script" "${@:3}" >"$folder/$1-$round.json"; }
for ((round = 0; round < rounds; round++)); do
  if ((round % 2 == 0)); then
    measure base "$folder/base" "$@"
    measure here "$root" "$@"
  else
    measure here "$root" "$@"
    measure base "$folder/base" "$@"
  fi
done
node benchmarks/lib/medians.mjs "$folder" "$rounds"
