# Makes every result a second time, in a folder of its own, and writes down the checksums. Who receives out/ compares:
# a result that is missing, damaged or made from other inputs does not fit.
. "$(dirname "$0")/lib.sh"

begin SHA256SUMS

NIGHTLY_OUT=$tmp/again
export NIGHTLY_OUT
for step in row-counts 'validate orders' 'validate customers' 'validate products' \
  'revenue customer' 'revenue country' 'revenue category' 'revenue day' status \
  'without-orders customers' 'without-orders products' price-deviations; do
  # shellcheck disable=SC2086 # the step and its argument
  set -- $step
  name=$1
  shift
  if ! sh "scripts/$name.sh" "$@" >"$tmp/log" 2>&1; then
    echo "failed: $step"
    cat "$tmp/log"
    exit 1
  fi
done

(cd "$NIGHTLY_OUT" && sha256sum -- *.csv) >"$tmp/sums"
cat "$tmp/sums"
mv "$tmp/sums" "$out/.SHA256SUMS.$$"
mv "$out/.SHA256SUMS.$$" "$out/SHA256SUMS"
echo "written: $out/SHA256SUMS, files: $(count <"$out/SHA256SUMS")"
