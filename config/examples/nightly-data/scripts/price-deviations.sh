# Which orders were sold at another price than the list says?
. "$(dirname "$0")/lib.sh"

begin price-deviations.csv
accept_orders
check_limit orders.csv

rows products.csv | sort -t, -u -k1,1 >"$tmp/products"
sort -t, -k4,4 "$tmp/orders" | join -t, -1 4 -2 1 -o 1.1,1.4,2.2,1.5,1.6,2.4 - "$tmp/products" >"$tmp/priced"
while IFS=, read -r order sku name quantity price list; do
  if is_number "$list" && [ "$price" -ne "$list" ]; then
    printf '%s,%s,%s,%s,%s,%s\n' "$order" "$sku" "$name" "$price" "$list" $(((price - list) * quantity))
  fi
done <"$tmp/priced" | sort >"$tmp/result"

echo "$(count <"$tmp/result") of $(count <"$tmp/orders") orders"
publish price-deviations.csv order_id,sku,name,unit_price_cents,list_price_cents,difference_cents <"$tmp/result"
