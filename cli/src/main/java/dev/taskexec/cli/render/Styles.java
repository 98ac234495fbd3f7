package dev.taskexec.cli.render;

/// Colours, or none.
///
/// @param coloured whether escape sequences may be written
public record Styles(boolean coloured) {
  public static final Styles PLAIN = new Styles(false);

  public String paint(Role role, String text) {
    return coloured ? "\u001b[" + role.code() + "m" + text + "\u001b[0m" : text;
  }
}
