# Can more files be opened, more processes be started?
. "$(dirname "$0")/lib.sh"

read_value /proc/sys/fs/file-nr
if [ -n "$value" ]; then
  read -r open _ most <<END
$value
END
  if is_number "$most" && [ "$most" -gt 0 ]; then
    percent=$((open * 100 / most))
    at_most "$percent" "$handles_warn" "$handles_fail" "open files: $open of $most"
  else
    info "open files: $open, with no limit worth the name"
  fi
else
  info "open files: /proc does not tell"
fi

# The container's limit, else the machine's.
read_value /sys/fs/cgroup/pids.max
most=$value
read_value /sys/fs/cgroup/pids.current
now=$value
if ! is_number "$most" || ! is_number "$now"; then
  read_value /proc/sys/kernel/pid_max
  most=$value
  set -- /proc/[0-9]*
  now=$#
fi
if is_number "$most" && [ "$most" -gt 0 ]; then
  percent=$((now * 100 / most))
  at_most "$percent" "$processes_warn" "$processes_fail" "processes: $now of $most"
else
  info "processes: $now, with no limit that can be read"
fi

# shellcheck disable=SC3045 # not in every version of the standard, but in every shell
info "open files of one process: at most $(ulimit -n)"

finish
