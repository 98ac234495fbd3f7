# Are there files that do not belong into a source checkout?
. "$(dirname "$0")/lib.sh"

limit=$((5 * 1024 * 1024)) # bytes

list_files

# Two columns, bytes and name; where wc was given several files it adds a line with their total.
measure() {
  wc -c -- "$@" | head -n $#
}

in_batches measure >"$tmp/sizes"

while read -r size file; do
  if [ "$size" -gt "$limit" ]; then
    fail "$file: $((size / 1024)) KiB, more than $((limit / 1024))"
  fi
done <"$tmp/sizes"

echo "the largest, in bytes:"
sort -rn "$tmp/sizes" | head -n 5
if [ "$failures" -eq 0 ]; then
  ok "no file above $((limit / 1024)) KiB"
fi

finish
