# Shared by the checks of the host health check; every check begins by reading it.
#
# A check needs a shell, coreutils and Linux's /proc, and changes nothing. It reports line by line:
#   ok    a value within its limits (limits.sh)
#   warn  worth a look; does not fail
#   FAIL  beyond its limit
#   -     cannot be known here, or just for information
# and ends, with `finish`, in one line and the exit status: 0 healthy, 1 not.

set -eu
LC_ALL=C
export LC_ALL

warnings=0
failures=0

ok() {
  printf 'ok    %s\n' "$*"
}

warn() {
  warnings=$((warnings + 1))
  printf 'warn  %s\n' "$*"
}

fail() {
  failures=$((failures + 1))
  printf 'FAIL  %s\n' "$*"
}

info() {
  printf -- '-     %s\n' "$*"
}

finish() {
  if [ "$failures" -gt 0 ]; then
    printf '=> not healthy: %s beyond the limit\n' "$failures"
    exit 1
  elif [ "$warnings" -gt 0 ]; then
    printf '=> healthy, with warnings: %s\n' "$warnings"
  else
    printf '=> healthy\n'
  fi
  exit 0
}

# at_most VALUE WARN FAIL TEXT: the larger the value the worse.
at_most() {
  if [ "$1" -ge "$3" ]; then
    fail "$4 (limit $3)"
  elif [ "$1" -ge "$2" ]; then
    warn "$4 (from $2 on worth a look)"
  else
    ok "$4"
  fi
}

# at_least VALUE WARN FAIL TEXT: the smaller the value the worse.
at_least() {
  if [ "$1" -lt "$3" ]; then
    fail "$4 (limit $3)"
  elif [ "$1" -lt "$2" ]; then
    warn "$4 (below $2 worth a look)"
  else
    ok "$4"
  fi
}

# Whether the argument is a whole number without a sign, short enough to be reckoned with.
is_number() {
  case $1 in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ "${#1}" -le 16 ]
}

# Sets value to the first line of the file $1, or to nothing. Not with `read`: some shells read byte by byte, and files
# below /proc/sys give only the first one to them.
read_value() {
  value=$(head -n 1 "$1" 2>/dev/null || :)
}

# Sets value to what stands behind the name $2 in the file $1, which has lines such as `MemTotal:  1024 kB`, or to nothing.
# shellcheck disable=SC2034 # for the checks
read_named() {
  value=
  if [ -r "$1" ]; then
    while read -r name first rest; do
      if [ "${name%:}" = "$2" ]; then
        value=$first
        break
      fi
    done <"$1"
  fi
}

# shellcheck source=limits.sh
. "$(dirname "$0")/limits.sh"
