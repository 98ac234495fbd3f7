package dev.taskexec.abi.pattern;

/// Ends the reading of a pattern; never leaves the package.
final class PatternTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String what;
  private final String help;

  PatternTrouble(int at, String what, String help) {
    super(what, null, false, false);
    this.at = at;
    this.what = what;
    this.help = help;
  }

  int at() {
    return at;
  }

  String what() {
    return what;
  }

  String help() {
    return help;
  }
}
