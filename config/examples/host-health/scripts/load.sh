# Do the processors keep up with the work?
. "$(dirname "$0")/lib.sh"

processors=$(nproc 2>/dev/null || echo 1)

# 3.07 as 307; the shell knows whole numbers only, and would read 07 as octal.
hundredths() {
  echo $((${1%.*} * 100 + 1${1#*.} - 100))
}

read_value /proc/loadavg
if [ -n "$value" ]; then
  read -r one five fifteen rest <<END
$value
END
  info "load: $one $five $fifteen (1, 5 and 15 minutes) on $processors processors"
  now=$(($(hundredths "$one") / processors))
  if [ "$now" -ge "$load_warn" ]; then
    warn "$now% per processor in the last minute (from $load_warn on worth a look)"
  else
    ok "$now% per processor in the last minute"
  fi
  long=$(($(hundredths "$fifteen") / processors))
  if [ "$long" -ge "$load_fail" ]; then
    fail "$long% per processor in the last 15 minutes (limit $load_fail)"
  else
    ok "$long% per processor in the last 15 minutes"
  fi
else
  info "/proc/loadavg does not tell"
fi

finish
