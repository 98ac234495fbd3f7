# Is there memory left, on the machine and in this container?
. "$(dirname "$0")/lib.sh"

read_named /proc/meminfo MemTotal
total=$value
read_named /proc/meminfo MemAvailable
available=$value
if is_number "$total" && is_number "$available" && [ "$total" -gt 0 ]; then
  percent=$((available * 100 / total))
  at_least "$percent" "$memory_warn" "$memory_fail" \
    "machine: $percent% available, $((available / 1024)) of $((total / 1024)) MiB"
else
  info "machine: /proc/meminfo does not tell"
fi

# The limit of the container, by the second and by the first version of control groups. What the kernel would give back
# when asked (inactive_file) does not count as used.
limit=
if [ -r /sys/fs/cgroup/memory.max ]; then
  read_value /sys/fs/cgroup/memory.max
  limit=$value
  read_value /sys/fs/cgroup/memory.current
  used=$value
  read_named /sys/fs/cgroup/memory.stat inactive_file
elif [ -r /sys/fs/cgroup/memory/memory.limit_in_bytes ]; then
  read_value /sys/fs/cgroup/memory/memory.limit_in_bytes
  limit=$value
  read_value /sys/fs/cgroup/memory/memory.usage_in_bytes
  used=$value
  read_named /sys/fs/cgroup/memory/memory.stat total_inactive_file
fi
# "max", or a number beyond everything, is no limit.
if is_number "$limit" && [ "$limit" -gt 0 ] && is_number "$used"; then
  if is_number "$value" && [ "$value" -le "$used" ]; then
    used=$((used - value))
  fi
  left=$(((limit - used) / 1048576))
  percent=$(((limit - used) * 100 / limit))
  at_least "$percent" "$memory_warn" "$memory_fail" "container: $percent% available, $left of $((limit / 1048576)) MiB"
else
  info "container: no limit of its own"
fi

read_named /proc/vmstat oom_kill
if is_number "$value" && [ "$value" -gt 0 ]; then
  warn "since the start the kernel ended processes for lack of memory: $value"
elif is_number "$value"; then
  ok "no process was ended for lack of memory"
fi

finish
