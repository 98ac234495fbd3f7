# validate.sh orders|customers|products: which rows can be used, and why not the others?
# A few bad rows are normal and are put aside; more than the limit means that the file itself is wrong.
. "$(dirname "$0")/lib.sh"

check_customer() {
  # customer_id,name,email,country,customer_since
  case $1 in
    C[0-9][0-9][0-9][0-9]) ;;
    *) reason="bad customer id" && return ;;
  esac
  case $3 in
    *' '* | *@*@*) reason="bad e-mail address" && return ;;
    ?*@?*.?*) ;;
    *) reason="bad e-mail address" && return ;;
  esac
  case $4 in
    [A-Z][A-Z]) ;;
    *) reason="country is no two-letter code" && return ;;
  esac
  if [ -z "$2" ]; then
    reason="no name"
  elif ! is_date "$5"; then
    reason="bad date"
  fi
}

check_product() {
  # sku,name,category,price_cents,active
  case $1 in
    P-[0-9][0-9][0-9]) ;;
    *) reason="bad article number" && return ;;
  esac
  if [ -z "$2" ]; then
    reason="no name"
  elif [ -z "$3" ]; then
    reason="no category"
  elif ! is_number "$4"; then
    reason="bad price"
  else
    case $5 in
      yes | no) ;;
      *) reason="active is neither yes nor no" ;;
    esac
  fi
}

what=${1:?orders, customers or products}
begin "$what-accepted.csv"
begin "$what-rejected.csv"

case $what in
  orders)
    accept_orders
    ;;
  customers)
    check_rows customers.csv 5 check_customer
    reject_repeated "repeated customer id"
    ;;
  products)
    check_rows products.csv 5 check_product
    reject_repeated "repeated article number"
    ;;
  *)
    echo "nothing to validate by the name of $what"
    exit 1
    ;;
esac
IFS= read -r header <"data/$what.csv"
cut -d, -f2- "$tmp/good" | sort >"$tmp/accepted"
sort -t, -k1,1n "$tmp/rejected" >"$tmp/by-line"

echo "data/$what.csv: $(rows "$what.csv" | count) rows," \
  "accepted $(count <"$tmp/accepted"), rejected $(count <"$tmp/by-line")"
cut -d, -f2 "$tmp/by-line" | sort | uniq -c | sort -rn

publish "$what-accepted.csv" "$header" <"$tmp/accepted"
publish "$what-rejected.csv" "line,reason,$header" <"$tmp/by-line"

check_limit "$what.csv"
