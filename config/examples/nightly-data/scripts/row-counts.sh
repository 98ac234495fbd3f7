# How many rows, and are the columns the ones that the other steps count on?
. "$(dirname "$0")/lib.sh"

begin row-counts.csv

status=0
while IFS=: read -r file header; do
  IFS= read -r found <"data/$file"
  if [ "$found" != "$header" ]; then
    echo "data/$file: the columns are $found"
    echo "   but should be $header"
    status=1
    continue
  fi
  rows "$file" >"$tmp/rows"
  bytes=$(wc -c <"data/$file")
  different=$(sort -u "$tmp/rows" | count)
  echo "data/$file: $(count <"$tmp/rows") rows"
  printf '%s,%s,%s,%s\n' "$file" "$(count <"$tmp/rows")" "$different" $((bytes)) >>"$tmp/counts"
done <<'END'
customers.csv:customer_id,name,email,country,customer_since
orders.csv:order_id,order_date,customer_id,sku,quantity,unit_price_cents,status
products.csv:sku,name,category,price_cents,active
END

if [ "$status" -eq 0 ]; then
  publish row-counts.csv file,rows,different_rows,bytes <"$tmp/counts"
fi
exit "$status"
