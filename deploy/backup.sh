#!/bin/sh
# One backup of Anhe into a folder named by the moment, files linked from the newest one before; older ones are removed.
#   backup.sh <folder> [how many to keep, 30 unless said]
set -eu
umask 077
folder=$1
keep=${2:-30}
program=$(cd "$(dirname "$0")/.." && pwd)

mkdir -p "$folder"
newest=$(ls -1d "$folder"/20*/ 2>/dev/null | tail -n 1)
newest=${newest%/}
target=$folder/$(date +%Y-%m-%dT%H%M%S)
if [ -n "$newest" ] && [ -f "$newest/manifest.json" ]; then
  node "$program/scripts/anhe.mjs" backup "$target" --earlier="$newest"
else
  node "$program/scripts/anhe.mjs" backup "$target"
fi

# Only now that a whole one is there.
count=$(ls -1d "$folder"/20*/ | wc -l)
if [ "$count" -gt "$keep" ]; then
  ls -1d "$folder"/20*/ | head -n $((count - keep)) | while IFS= read -r old; do rm -rf "$old"; done
fi
