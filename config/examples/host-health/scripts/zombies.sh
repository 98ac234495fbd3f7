# Are there processes that ended and that nobody asked for? A few are normal; many mean that a parent is stuck, or that a
# container has no init process.
. "$(dirname "$0")/lib.sh"

processes=0
zombies=0
for folder in /proc/[0-9]*; do
  name='' state=
  # A process may end while it is looked at.
  {
    while read -r label value rest; do
      case $label in
        Name:) name=$value ;;
        State:)
          state=$value
          break
          ;;
      esac
    done <"$folder/status"
  } 2>/dev/null || continue
  [ -n "$state" ] || continue
  processes=$((processes + 1))
  if [ "$state" = Z ]; then
    zombies=$((zombies + 1))
    if [ "$zombies" -le 10 ]; then
      info "zombie: ${folder#/proc/} $name"
    fi
  fi
done

if [ "$processes" -eq 0 ]; then
  info "no process can be seen in /proc"
else
  at_most "$zombies" "$zombies_warn" "$zombies_fail" "zombies: $zombies of $processes processes"
fi

finish
