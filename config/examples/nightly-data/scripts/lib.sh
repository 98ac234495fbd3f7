# Shared by the steps of the nightly batch; every step begins by reading it.
#
# A step works in the example's folder, wherever it is started, reads data/ and writes out/ (or $NIGHTLY_OUT).
# It never reads what another step wrote, so that all can run at the same time. A result appears whole or not at all:
# it is made in a temporary folder, and the one of the night before is removed first.

set -eu
LC_ALL=C # sort, join and comm must agree on the order
export LC_ALL

CDPATH='' cd -- "$(dirname -- "$0")/.."

out=${NIGHTLY_OUT:-out}
mkdir -p "$out"

tmp=$(mktemp -d "${TMPDIR:-/tmp}/nightly-data.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The number of lines, without the blanks that some versions of wc put before it.
count() {
  lines=$(wc -l)
  printf '%s' $((lines))
}

# begin NAME: what was in the result before is gone, also when this step fails.
begin() {
  rm -f "$out/$1"
}

# publish NAME HEADER: the lines from standard input, below the header, become the result.
publish() {
  {
    printf '%s\n' "$2"
    cat
  } >"$out/.$1.$$"
  mv "$out/.$1.$$" "$out/$1"
  echo "written: $out/$1, rows: $(($(count <"$out/$1") - 1))"
}

# The rows of a file without its header.
rows() {
  tail -n +2 "data/$1"
}

# 1234567 (cents) as 12345.67
money() {
  printf '%d.%02d' $(($1 / 100)) $(($1 % 100))
}

is_number() {
  case $1 in
    '' | *[!0-9]* | 0*) return 1 ;; # a leading zero would be read as octal, and 0 is never meant
  esac
}

is_date() {
  case $1 in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
    *) return 1 ;;
  esac
  year=${1%%-*} month=${1#*-} day=${1##*-}
  month=${month%-*}
  case $month in
    01 | 03 | 05 | 07 | 08 | 10 | 12) days=31 ;;
    04 | 06 | 09 | 11) days=30 ;;
    02)
      days=28
      year=$((1$year - 10000)) # not octal
      if [ $((year % 4)) -eq 0 ] && { [ $((year % 100)) -ne 0 ] || [ $((year % 400)) -eq 0 ]; }; then
        days=29
      fi
      ;;
    *) return 1 ;;
  esac
  day=${day#0}
  [ "$day" -ge 1 ] && [ "$day" -le $days ]
}

# check_rows FILE FIELDS FUNCTION: gives every row, split at its commas, to FUNCTION, which sets `reason` when it does not
# like it. Good rows go to $tmp/good as `line,row`, the others to $tmp/rejected as `line,reason,row`.
# This is CSV of the plain kind: no quotation marks, no commas within a field.
check_rows() {
  fields=$2
  function=$3
  line=1 # the header
  : >"$tmp/good"
  : >"$tmp/rejected"
  rows "$1" >"$tmp/rows"
  set -f
  while IFS= read -r row || [ -n "$row" ]; do
    line=$((line + 1))
    reason=
    case $row in
      '') reason="empty line" ;;
      *\"*) reason="quotation mark" ;;
      *)
        closed=$row,end # splitting drops an empty last field, so the last one is ours
        IFS=,
        # shellcheck disable=SC2086 # to be split
        set -- $closed
        unset IFS
        if [ $(($# - 1)) -eq "$fields" ]; then
          "$function" "$@"
        else
          reason="$(($# - 1)) fields instead of $fields"
        fi
        ;;
    esac
    if [ -z "$reason" ]; then
      printf '%s,%s\n' "$line" "$row" >>"$tmp/good"
    else
      printf '%s,%s,%s\n' "$line" "$reason" "$row" >>"$tmp/rejected"
    fi
  done <"$tmp/rows"
  set +f
}

# Ends the step when too many of FILE's rows were rejected: then the file itself is wrong, and a report that is made from
# the rest of it is worse than none.
limit=5 # per cent
check_limit() {
  all=$(rows "$1" | count)
  bad=$(count <"$tmp/rejected")
  if [ $((bad * 100)) -gt $((all * limit)) ]; then
    echo "data/$1: $bad of $all rows are bad, more than $limit per cent. Is it the right file?"
    exit 1
  fi
}

# Moves the rows of $1, which are `line,row`, from $tmp/good to the rejected ones, with the reason $2.
reject() {
  sort "$1" >"$tmp/out-of-good"
  while IFS=, read -r line row; do
    printf '%s,%s,%s\n' "$line" "$2" "$row" >>"$tmp/rejected"
  done <"$tmp/out-of-good"
  sort "$tmp/good" | comm -23 - "$tmp/out-of-good" >"$tmp/still-good"
  mv "$tmp/still-good" "$tmp/good"
}

# Rejects the rows whose key, the second field after the line number, occurred before; the first one stays.
reject_repeated() {
  sort -t, -k2,2 -k1,1n "$tmp/good" >"$tmp/by-key"
  before=
  while IFS=, read -r line key rest; do
    if [ "$key" = "$before" ]; then
      printf '%s,%s,%s\n' "$line" "$key" "$rest"
    fi
    before=$key
  done <"$tmp/by-key" >"$tmp/repeated"
  reject "$tmp/repeated" "$1"
}

check_order() {
  # order_id,order_date,customer_id,sku,quantity,unit_price_cents,status
  case $1 in
    O-[0-9][0-9][0-9][0-9][0-9][0-9]) ;;
    *) reason="bad order id" && return ;;
  esac
  if ! is_date "$2"; then
    reason="bad date"
  elif [ -z "$3" ]; then
    reason="no customer"
  elif ! is_number "$5"; then
    reason="bad quantity"
  elif [ "${#5}" -gt 3 ]; then
    reason="quantity above 999"
  elif ! is_number "$6" || [ "${#6}" -gt 9 ]; then
    reason="bad price"
  else
    case $7 in
      paid | shipped | cancelled | returned) ;;
      *) reason="unknown status" ;;
    esac
  fi
}

# Makes $tmp/orders (the accepted orders, by id) and $tmp/rejected (`line,reason,row`, by line).
accept_orders() {
  check_rows orders.csv 7 check_order
  reject_repeated "repeated order id"
  rows customers.csv | cut -d, -f1 | sort -u >"$tmp/customer-ids"
  sort -t, -k4,4 "$tmp/good" | join -t, -v 1 -1 4 -o 1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8 - "$tmp/customer-ids" >"$tmp/lost"
  reject "$tmp/lost" "unknown customer"
  rows products.csv | cut -d, -f1 | sort -u >"$tmp/skus"
  sort -t, -k5,5 "$tmp/good" | join -t, -v 1 -1 5 -o 1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8 - "$tmp/skus" >"$tmp/lost"
  reject "$tmp/lost" "unknown product"
  cut -d, -f2- "$tmp/good" | sort >"$tmp/orders"
  sort -t, -k1,1n "$tmp/rejected" >"$tmp/by-line"
  mv "$tmp/by-line" "$tmp/rejected"
}

# Makes $tmp/sold from the accepted orders that were paid or shipped: order_id,order_date,customer_id,sku,cents
sold_orders() {
  accept_orders
  check_limit orders.csv
  while IFS=, read -r order date customer sku quantity price status; do
    case $status in
      paid | shipped) printf '%s,%s,%s,%s,%s\n' "$order" "$date" "$customer" "$sku" $((quantity * price)) ;;
    esac
  done <"$tmp/orders" >"$tmp/sold"
}

# From lines `key,cents`: one line `key,number,sum` for each key.
group() {
  sort -t, -k1,1 >"$tmp/grouping"
  group=
  while IFS=, read -r key cents; do
    if [ "$key" != "$group" ]; then
      [ -z "$group" ] || printf '%s,%s,%s\n' "$group" "$number" "$sum"
      group=$key number=0 sum=0
    fi
    number=$((number + 1))
    sum=$((sum + cents))
  done <"$tmp/grouping"
  [ -z "$group" ] || printf '%s,%s,%s\n' "$group" "$number" "$sum"
}
