package dev.taskexec.planner.param;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the value of a parameter is.
public enum ParameterType {
  STRING,
  /// A whole number of at most 18 digits, written without leading zeros.
  INT,
  /// Yes or no; as a value `true` or `false`.
  BOOL;

  private static final int MOST_DIGITS = 18;

  /// The name in a declaration.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ParameterType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(ParameterType::word).toList();
  }

  /// The value that a text means; empty where it is none of this type.
  Optional<String> value(String text) {
    return switch (this) {
      case STRING -> Optional.of(text);
      case INT -> isWhole(text) ? Optional.of(text) : Optional.empty();
      case BOOL ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of("true");
            case "false", "no", "off" -> Optional.of("false");
            default -> Optional.empty();
          };
    };
  }

  /// What would be a value.
  String valid() {
    return switch (this) {
      case STRING -> "a text";
      case INT -> "a whole number such as `42` or `-1`";
      case BOOL -> "`true` or `false`";
    };
  }

  private static boolean isWhole(String text) {
    var digits = text.startsWith("-") ? text.substring(1) : text;
    return !digits.isEmpty()
        && digits.length() <= MOST_DIGITS
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && (digits.charAt(0) != '0' || text.equals("0"));
  }
}
