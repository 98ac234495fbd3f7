# Is there what host names are looked up with? Only the files are read; nothing is asked over the network.
. "$(dirname "$0")/lib.sh"

servers=0
if [ -r /etc/resolv.conf ]; then
  while read -r label value rest || [ -n "$label" ]; do
    if [ "$label" = nameserver ]; then
      servers=$((servers + 1))
      info "name server: $value"
    fi
  done </etc/resolv.conf
else
  info "/etc/resolv.conf cannot be read"
fi
at_least "$servers" 1 "$servers_fail" "name servers: $servers"

localhost=no
if [ -r /etc/hosts ]; then
  while read -r address names || [ -n "$address" ]; do
    case $address in
      127.* | ::1)
        case " $names " in
          *[[:space:]]localhost[[:space:]]*) localhost=yes ;;
        esac
        ;;
    esac
  done </etc/hosts
fi
if [ "$localhost" = yes ]; then
  ok "/etc/hosts knows localhost"
else
  warn "/etc/hosts does not know localhost"
fi

finish
