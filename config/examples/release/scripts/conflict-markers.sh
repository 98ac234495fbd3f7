# Did a merge leave its markers behind?
. "$(dirname "$0")/lib.sh"

list_files

# The two markers, written in halves so that this file has no such line itself.
printf '%s%s \n' '<<<<' '<<<' '>>>>' '>>>' >"$tmp/markers"

# A file with both, each at the start of a line; a single one may be a drawing or a quotation.
has_both() {
  [ "$(cut -b 1-8 -- "$@" | also_in "$tmp/markers" | count)" -eq 2 ]
}

look() {
  if has_both "$@"; then
    for file in "$@"; do
      if has_both "$file"; then
        fail "$file"
      fi
    done
  fi
}

in_batches look

if [ "$failures" -eq 0 ]; then
  ok "no conflict markers"
fi

finish
