package dev.taskexec.effects.process.confinement;

/// How firmly the system holds a program to what it may touch.
enum Tier {
  NONE("none"),
  /// Landlock and a filter of system calls.
  LANDLOCK("landlock"),
  LANDLOCK_AND_NAMESPACES("landlock+ns");

  private final String text;

  Tier(String text) {
    this.text = text;
  }

  /// As plans and records write it.
  String text() {
    return text;
  }
}
