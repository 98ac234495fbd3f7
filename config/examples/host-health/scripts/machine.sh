# Which machine is this? For the record: nothing here can fail.
. "$(dirname "$0")/lib.sh"

info "system: $(uname -s) $(uname -r) $(uname -m)"
info "name: $(uname -n)"
info "processors: $(nproc 2>/dev/null || echo unknown)"
if [ -r /etc/os-release ]; then
  while IFS='=' read -r name value; do
    if [ "$name" = PRETTY_NAME ]; then
      value=${value#\"}
      info "distribution: ${value%\"}"
    fi
  done </etc/os-release
fi
read_value /proc/uptime
if [ -n "$value" ]; then
  seconds=${value%%.*}
  info "up: $((seconds / 86400)) days $((seconds % 86400 / 3600)) hours $((seconds % 3600 / 60)) minutes"
fi

finish
