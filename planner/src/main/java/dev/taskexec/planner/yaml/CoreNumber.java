package dev.taskexec.planner.yaml;

import java.util.regex.Pattern;

/// What a plain scalar is a number of, by the core schema of YAML 1.2.2, section 10.3.2. The
/// expressions are the specification's, with possessive repeats, so that they never go back.
enum CoreNumber {
  TEXT,
  DECIMAL,
  OCTAL,
  HEXADECIMAL,
  FLOAT,
  NOT_FINITE;

  private static final Pattern DECIMALS = Pattern.compile("[-+]?[0-9]++");
  private static final Pattern OCTALS = Pattern.compile("0o[0-7]++");
  private static final Pattern HEXADECIMALS = Pattern.compile("0x[0-9a-fA-F]++");
  private static final Pattern FLOATS =
      Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?+)(?:[eE][-+]?[0-9]++)?+");
  private static final Pattern NOT_FINITES =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  static CoreNumber kind(String text) {
    if (DECIMALS.matcher(text).matches()) {
      return DECIMAL;
    }
    if (OCTALS.matcher(text).matches()) {
      return OCTAL;
    }
    if (HEXADECIMALS.matcher(text).matches()) {
      return HEXADECIMAL;
    }
    if (FLOATS.matcher(text).matches()) {
      return FLOAT;
    }
    return NOT_FINITES.matcher(text).matches() ? NOT_FINITE : TEXT;
  }
}
