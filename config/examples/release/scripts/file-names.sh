# Can the project be checked out on every system?
. "$(dirname "$0")/lib.sh"

list_files

# Where case does not count (macOS, Windows), one of two such files replaces the other.
tr '[:upper:]' '[:lower:]' <"$tmp/files" | sort | uniq -d >"$tmp/twice"
while IFS= read -r name; do
  fail "files whose names differ only in case: $name"
done <"$tmp/twice"

# Git quotes the names that have more in them than one line of text.
while IFS= read -r name; do
  case $name in
    \"*) note "$name: control characters, quotes or backslashes in the name" ;;
    *[\\:*?\"\<\>\|]* | *. | *' ') note "$name: Windows cannot have this name" ;;
  esac
done <"$tmp/listed"

if [ "$failures" -eq 0 ]; then
  ok "no two names differ only in case"
fi

finish
