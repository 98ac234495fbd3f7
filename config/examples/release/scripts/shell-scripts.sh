# Can the shell read every shell script? A carriage return or an unclosed quote shows only where the script is used.
. "$(dirname "$0")/lib.sh"

list_files

scripts=0
while IFS= read -r file; do
  first=
  case ${file##*/} in
    *.sh | .*) ;;
    *.*) continue ;;
  esac
  { IFS= read -r first || :; } <"$file" 2>/dev/null
  case $first in
    '#!'*bash*) shell='bash' ;;
    '#!'*/sh* | '#!'*/dash* | '#!'*' sh'*) shell='sh' ;;
    '#!'*) continue ;;
    *)
      case $file in
        *.sh) shell='sh' ;;
        *) continue ;;
      esac
      ;;
  esac
  scripts=$((scripts + 1))
  if [ "$(tr -cd '\r' <"$file" | wc -c)" -ne 0 ]; then
    fail "$file: lines end with a carriage return"
  elif ! command -v "$shell" >/dev/null 2>&1; then
    note "$file not read: $shell is not installed"
  elif ! "$shell" -n "$file" 2>"$tmp/message"; then
    fail "$file: the shell cannot read it"
    head -n 3 "$tmp/message"
  fi
  case $first in
    '#!'*)
      if [ ! -x "$file" ]; then
        note "$file has a #! line but cannot be executed (chmod +x)"
      fi
      ;;
  esac
done <"$tmp/files"

if [ "$failures" -eq 0 ]; then
  ok "$scripts shell scripts can be read"
fi

finish
