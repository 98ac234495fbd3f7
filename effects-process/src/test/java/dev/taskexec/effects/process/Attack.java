package dev.taskexec.effects.process;

/// What hostile tasks do to outlive or outspend what they may, as shell scripts. Whatever becomes
/// of the kit, each has a bound of its own: this machine is shared.
///
/// Each writes a line to `ready` when it is under way.
enum Attack {
  DAEMON_BY_DOUBLE_FORK(
      "(setsid sh -c 'trap \"\" TERM HUP; echo ready >ready; sleep 600; :' &) ; sleep 600; :"),
  DAEMON_WITHOUT_ENVIRONMENT(
      """
      (exec env -i PATH=/usr/bin:/bin setsid sh -c '
        trap "" TERM HUP; echo ready >ready; sleep 600; :' &) ; sleep 600; :"""),
  IGNORES_TERM("trap '' TERM; echo ready >ready; while :; do sleep 600; done"),
  CHILD_IGNORES_TERM(
      "sh -c 'trap \"\" TERM; echo ready >ready; while :; do sleep 600; done' & wait"),
  STOPPED("sh -c 'kill -STOP $$' & echo ready >ready; kill -STOP $$"),
  STOPPED_DAEMON("(setsid sh -c 'echo ready >ready; kill -STOP $$; :' &) ; sleep 600; :"),
  /// Starts anew what is killed below it, in four sessions, up to a hundred times each.
  FORKS_ANEW(
      """
      for n in 1 2 3 4; do
        setsid sh -c '
          trap "" TERM
          i=0
          while [ $i -lt 100 ]; do sleep 600 & echo ready >>ready; wait $!; i=$((i+1)); done' &
      done
      wait; sleep 600; :"""),
  /// Each process starts the next and ends, two thousand times over, in the group of the first.
  FLEES_BY_FORKING(
      """
      flee() {
        [ $1 -gt 0 ] || exec sleep 600
        flee $(($1-1)) &
      }
      trap '' TERM; echo ready >ready; flee 2000; sleep 600; :"""),
  NESTED_NAMESPACES(
      """
      unshare --user --pid --fork sh -c '
        setsid sh -c "trap \\"\\" TERM; echo ready >ready; sleep 600; :" & sleep 600; :' &
      wait; sleep 600; :"""),
  HOLDS_THE_OUTPUT("(setsid sh -c 'echo held; echo ready >ready; sleep 600; :' &)"),
  SPINS("echo ready >ready; i=0; while [ $i -lt 20000000 ]; do i=$((i+1)); done"),
  SPINS_IN_FOUR(
      """
      spin() { i=0; while [ $i -lt 20000000 ]; do i=$((i+1)); done; }
      spin & spin & spin & spin & echo ready >ready; wait"""),
  SPINS_IN_A_DAEMON(
      """
      (setsid sh -c '
        echo ready >ready; i=0; while [ $i -lt 20000000 ]; do i=$((i+1)); done' &)
      sleep 600; :"""),
  /// What each generation has used is on nobody's account when it has ended.
  SPINS_IN_GENERATIONS(
      """
      generation() {
        [ $1 -gt 0 ] || exec sleep 600
        i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done
        generation $(($1-1)) &
      }
      echo ready >ready; generation 500; sleep 600; :"""),
  /// 512 processes at most.
  FORK_BOMB(
      """
      bomb() {
        [ $1 -gt 0 ] || exec sleep 600
        bomb $(($1-1)) & bomb $(($1-1)) & wait
      }
      echo ready >ready; bomb 8"""),
  /// One line, which `tail` keeps in memory until it ends; it does not.
  ALLOCATES_400_MB("echo ready >ready; { head -c 400000000 /dev/zero; sleep 600; } | tail -n 1"),
  PRINTS_10_GB("echo ready >ready; head -c 10000000000 /dev/zero"),
  PRINTS_10_GB_AS_ERRORS("echo ready >ready; head -c 10000000000 /dev/zero >&2"),
  PRINTS_ONE_ENDLESS_LINE("echo ready >ready; yes endless | tr -d '\\n' | head -c 10000000000");

  private final String script;

  Attack(String script) {
    this.script = script;
  }

  String[] argv() {
    return new String[] {"sh", "-c", script};
  }
}
