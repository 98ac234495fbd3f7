# Can more files be made? A disk can be full of small files while it has room.
. "$(dirname "$0")/lib.sh"

seen=:
for place in $places; do
  [ -e "$place" ] || continue
  # The second line: device, total, used, free, per cent used, where it is mounted.
  read -r _ _ _ _ percent mounted <<END
$(df -P -i "$place" 2>/dev/null | tail -n +2)
END
  if [ -z "$mounted" ]; then
    info "$place: df cannot tell"
    continue
  fi
  # Several places may be on one file system.
  case $seen in
    *":$mounted:"*) continue ;;
  esac
  seen=$seen$mounted:
  if is_number "${percent%'%'}"; then
    at_most "${percent%'%'}" "$inodes_warn" "$inodes_fail" "$mounted: $percent of the inodes used"
  else
    info "$mounted: not counted on this file system"
  fi
done

finish
