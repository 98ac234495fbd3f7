# Did somebody leave a reminder or a debugging aid in the code?
. "$(dirname "$0")/lib.sh"

list_files

# Written in halves so that this file is not a finding itself.
# Marks by which an author says that the line must not be published: these fail.
printf '%s%s\n' DONOT COMMIT DONOT MERGE NO COMMIT >"$tmp/stop"
# Unfinished work and debugging aids: these are noted.
printf '%s%s\n' FIX ME printStack Trace TO DO X XX >"$tmp/look"
cat "$tmp/stop" "$tmp/look" >"$tmp/both"

# Only source code: texts may well speak of such marks.
while IFS= read -r file; do
  case $file in
    *.java | *.kt | *.sh | *.py | *.js | *.ts | *.go | *.rs | *.c | *.h | *.sql) printf '%s\n' "$file" ;;
  esac
done <"$tmp/files" >"$tmp/sources"
mv "$tmp/sources" "$tmp/files"

# Which of the words in the file $1 occur in the other files, one a line.
words_in() {
  words=$1
  shift
  lines_of "$@" | tr -cs 'A-Za-z0-9_' '\n' | also_in "$words"
}

unfinished=0
look() {
  if [ -z "$(words_in "$tmp/both" "$@")" ]; then
    return 0
  fi
  for file in "$@"; do
    words_in "$tmp/stop" "$file" >"$tmp/found"
    if [ -s "$tmp/found" ]; then
      fail "$file: $(paste -s -d ' ' "$tmp/found")"
    fi
    if ! is_test_file "$file"; then
      words_in "$tmp/look" "$file" >"$tmp/found"
      if [ -s "$tmp/found" ]; then
        unfinished=$((unfinished + 1))
        printf '%s: %s\n' "$file" "$(paste -s -d ' ' "$tmp/found")"
      fi
    fi
  done
}

in_batches look

if [ "$unfinished" -gt 0 ]; then
  note "source files with unfinished work: $unfinished"
fi
if [ "$failures" -eq 0 ]; then
  ok "$(count <"$tmp/files") source files: nothing that its author wants to keep back"
fi

finish
