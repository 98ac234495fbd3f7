# without-orders.sh customers|products: who bought nothing, and what did nobody buy?
. "$(dirname "$0")/lib.sh"

what=${1:?customers or products}
begin "$what-without-orders.csv"
sold_orders

case $what in
  customers) field=3 ;;
  products) field=4 ;;
  *)
    echo "nothing to compare by the name of $what"
    exit 1
    ;;
esac
IFS= read -r header <"data/$what.csv"
rows "$what.csv" | sort -t, -u -k1,1 >"$tmp/all"
cut -d, -f"$field" "$tmp/sold" | sort -u >"$tmp/seen"
join -t, -v 1 "$tmp/all" "$tmp/seen" >"$tmp/result"

echo "$what: $(count <"$tmp/all"), with orders $(count <"$tmp/seen"), without $(count <"$tmp/result")"
publish "$what-without-orders.csv" "$header" <"$tmp/result"
