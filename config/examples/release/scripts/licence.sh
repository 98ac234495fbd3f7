# May others use it? Without a licence nobody may.
. "$(dirname "$0")/lib.sh"

licence=
for name in LICENSE LICENSE.md LICENSE.txt LICENCE COPYING; do
  if [ -f "$name" ]; then
    licence=$name
    break
  fi
done
if [ -z "$licence" ]; then
  fail "no LICENSE"
  finish
fi
if [ ! -s "$licence" ]; then
  fail "$licence is empty"
  finish
fi

# The name stands in the first lines; their line breaks and runs of blanks do not matter.
start=$(head -n 10 "$licence" | tr -s ' \t\r\n' ' ')
case $start in
  *'Apache License'*'Version 2.0'*) ok "$licence: Apache License 2.0" ;;
  *'MIT License'* | *'Permission is hereby granted'*) ok "$licence: MIT License" ;;
  *'GNU '*'PUBLIC LICENSE'* | *'GNU '*'Public License'*) ok "$licence: a GNU licence" ;;
  *'Mozilla Public License'*) ok "$licence: Mozilla Public License" ;;
  *'Redistribution and use in source and binary forms'*) ok "$licence: a BSD licence" ;;
  *) note "$licence: not a licence that this check knows" ;;
esac

finish
