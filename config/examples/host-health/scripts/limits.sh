# shellcheck shell=sh disable=SC2034
# The limits of the host health check. Change them to what is normal on your hosts.
# From `warn` on a value is worth a look, from `fail` on it fails the check.

# Places whose file systems are looked at; those that do not exist are left out. The dot is where the run was started.
places="/ /tmp /var ."

disk_warn=85 # per cent of the space used
disk_fail=97
inodes_warn=85 # per cent of the inodes used
inodes_fail=97

memory_warn=10 # per cent of the memory available: less is worse
memory_fail=3

load_warn=200 # per cent of a processor, 1 minute: 200 means two programs waiting for each processor
load_fail=1000 # per cent, 15 minutes: a short peak is no failure

pressure_warn=20 # per cent of the last 5 minutes in which work stood still

handles_warn=80 # per cent of the system's open files
handles_fail=95
processes_warn=80 # per cent of the processes allowed
processes_fail=95

zombies_warn=20
zombies_fail=500

entropy_warn=64 # bits; kernels from 5.18 on always say 256

earliest=1767225600 # 2026-01-01 in seconds since 1970: an earlier clock is wrong

servers_fail=0 # fewer name servers than this fail; a container without a network has none
