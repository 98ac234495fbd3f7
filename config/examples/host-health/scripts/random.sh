# Are there random numbers for keys and session ids?
. "$(dirname "$0")/lib.sh"

read_value /proc/sys/kernel/random/entropy_avail
if is_number "$value"; then
  if [ "$value" -lt "$entropy_warn" ]; then
    warn "entropy: $value bits (below $entropy_warn worth a look)"
  else
    ok "entropy: $value bits"
  fi
else
  info "entropy: the kernel does not tell"
fi

if first=$(head -c 32 /dev/urandom | sha256sum) && second=$(head -c 32 /dev/urandom | sha256sum); then
  nothing=$(head -c 0 /dev/null | sha256sum)
  if [ "$first" = "$second" ] || [ "$first" = "$nothing" ]; then
    fail "/dev/urandom gives the same bytes twice, or none"
  else
    ok "/dev/urandom gives different bytes each time"
  fi
else
  fail "/dev/urandom cannot be read"
fi

finish
