# In which state are the accepted orders?
. "$(dirname "$0")/lib.sh"

begin orders-by-status.csv
accept_orders
check_limit orders.csv
cut -d, -f7 "$tmp/orders" | sort | uniq -c >"$tmp/counted"
while read -r number status; do
  printf '%s,%s\n' "$status" "$number"
done <"$tmp/counted" >"$tmp/result"
cat "$tmp/result"
publish orders-by-status.csv status,orders <"$tmp/result"
