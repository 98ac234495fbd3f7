# Is the clock right, as far as one can tell without asking another one?
. "$(dirname "$0")/lib.sh"

now=$(date +%s)
info "$(date -u '+%Y-%m-%d %H:%M:%S') UTC, local time zone $(date '+%Z (%z)')"

if [ "$now" -lt "$earliest" ]; then
  fail "the clock says $now seconds since 1970; this check was written after $earliest"
else
  ok "the clock is not in the distant past"
fi

# What was written earlier cannot be younger than a file that is made now.
if tmp=$(mktemp "${TMPDIR:-/tmp}/host-health.XXXXXX" 2>/dev/null); then
  # shellcheck disable=SC3013 # not in every version of the standard, but in every shell
  if [ "$0" -nt "$tmp" ]; then
    warn "this script is dated in the future: the clock is, or was, wrong"
  else
    ok "this script was not written in the future"
  fi
  rm -f "$tmp"
fi

if [ -e /run/systemd/timesync/synchronized ]; then
  ok "systemd-timesyncd has set the clock"
else
  info "no sign of systemd-timesyncd (another service, or the host of this container, may set the clock)"
fi

finish
