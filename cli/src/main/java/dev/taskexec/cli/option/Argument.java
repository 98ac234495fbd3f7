package dev.taskexec.cli.option;

/// An argument of a command that is known by its position, as it is declared.
///
/// @param label what it is called in help and messages, in capitals, such as `FILE`
/// @param isRequired whether it must be given; behind an optional one none is required
/// @param meaning one or two sentences for help
public record Argument(String label, boolean isRequired, String meaning) {

  public static Argument required(String label, String meaning) {
    return new Argument(label, true, meaning);
  }

  public static Argument optional(String label, String meaning) {
    return new Argument(label, false, meaning);
  }
}
