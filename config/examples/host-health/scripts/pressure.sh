# Does work stand still because something is short? Linux counts that since 4.20, where it is switched on.
. "$(dirname "$0")/lib.sh"

for resource in cpu memory io; do
  read_value "/proc/pressure/$resource"
  # some avg10=0.00 avg60=0.00 avg300=0.12 total=4711
  case $value in
    *avg300=*)
      share=${value#*avg300=}
      share=${share%% *}
      whole=${share%%.*}
      if [ "$whole" -ge "$pressure_warn" ]; then
        warn "$resource: some work waited $share% of the last 5 minutes (from $pressure_warn on worth a look)"
      else
        ok "$resource: some work waited $share% of the last 5 minutes"
      fi
      ;;
    *) info "$resource: not counted on this machine" ;;
  esac
done

finish
