# revenue.sh customer|country|category|day: what was sold, added up by it, the largest first (days in their order).
. "$(dirname "$0")/lib.sh"

by=${1:?customer, country, category or day}
begin "revenue-by-$by.csv"
sold_orders

# $tmp/sold: 1 order_id, 2 order_date, 3 customer_id, 4 sku, 5 cents
case $by in
  customer)
    header=customer_id,name,country,orders,revenue_cents
    rows customers.csv | sort -t, -u -k1,1 >"$tmp/customers"
    cut -d, -f3,5 "$tmp/sold" | group |
      join -t, -1 1 -2 1 -o 1.1,2.2,2.4,1.2,1.3 - "$tmp/customers" | sort -t, -k5,5nr -k1,1 >"$tmp/result"
    ;;
  country)
    header=country,orders,revenue_cents
    rows customers.csv | sort -t, -u -k1,1 >"$tmp/customers"
    sort -t, -k3,3 "$tmp/sold" | join -t, -1 3 -2 1 -o 2.4,1.5 - "$tmp/customers" |
      group | sort -t, -k3,3nr -k1,1 >"$tmp/result"
    ;;
  category)
    header=category,orders,revenue_cents
    rows products.csv | sort -t, -u -k1,1 >"$tmp/products"
    sort -t, -k4,4 "$tmp/sold" | join -t, -1 4 -2 1 -o 2.3,1.5 - "$tmp/products" |
      group | sort -t, -k3,3nr -k1,1 >"$tmp/result"
    ;;
  day)
    header=day,orders,revenue_cents
    cut -d, -f2,5 "$tmp/sold" | group >"$tmp/result"
    ;;
  *)
    echo "no report of revenue by $by"
    exit 1
    ;;
esac

# The sum must not depend on how the orders were grouped: none was lost in a join, none counted twice.
sum=0
while IFS=, read -r order date customer sku cents; do
  sum=$((sum + cents))
done <"$tmp/sold"
grouped=0
while IFS= read -r row; do
  grouped=$((grouped + ${row##*,}))
done <"$tmp/result"
if [ "$sum" -ne "$grouped" ]; then
  echo "the groups add up to $(money "$grouped"), the orders to $(money "$sum")"
  exit 1
fi

echo "sold: $(count <"$tmp/sold") orders, $(money "$sum")"
if [ "$by" = day ]; then
  echo "the last days:"
  tail -n 5 "$tmp/result"
else
  echo "the largest:"
  head -n 5 "$tmp/result"
fi
publish "revenue-by-$by.csv" "$header" <"$tmp/result"
