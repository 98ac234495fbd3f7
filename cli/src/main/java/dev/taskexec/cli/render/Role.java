package dev.taskexec.cli.render;

/// What a piece of text is, which decides its colour.
public enum Role {
  ERROR("1;31"),
  WARNING("1;33"),
  NOTE("1;36"),
  MESSAGE("1"),
  /// The frame around a quoted line.
  FRAME("34"),
  GOOD("32"),
  BAD("31");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /// The parameters of the terminal's "select graphic rendition".
  String code() {
    return code;
  }
}
