# Can programs write where they put temporary files, and read the same back?
. "$(dirname "$0")/lib.sh"

folder=${TMPDIR:-/tmp}

if ! tmp=$(mktemp -d "$folder/host-health.XXXXXX" 2>&1); then
  fail "$folder: $tmp"
  finish
fi
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if head -c 1048576 /dev/zero >"$tmp/written" && cp "$tmp/written" "$tmp/copied"; then
  written=$(sha256sum <"$tmp/written")
  copied=$(sha256sum <"$tmp/copied")
  bytes=$(wc -c <"$tmp/copied")
  if [ "$written" = "$copied" ] && [ $((bytes)) -eq 1048576 ]; then
    ok "$folder: wrote 1 MiB and read it back"
  else
    fail "$folder: what was read is not what was written"
  fi
else
  fail "$folder: cannot write 1 MiB"
fi

# Where all may write, the sticky bit keeps them from removing each other's files.
case $(ls -ld "$folder/") in
  d???????w[!tT]*) warn "$folder: everybody may write here, and remove what others wrote (no sticky bit)" ;;
  *) ok "$folder: nobody may remove what others wrote" ;;
esac

finish
