package dev.taskexec.abi.json;

import java.math.BigDecimal;
import java.math.MathContext;

/// A double as ECMAScript's `Number::toString` writes it (ECMA-262 6.1.6.1.20), which RFC 8785
/// demands.
final class EcmaScriptNumber {

  private EcmaScriptNumber() {}

  static String text(double number) {
    if (number == 0) {
      return "0";
    }
    var decimal = shortest(Math.abs(number)).stripTrailingZeros();
    var digits = decimal.unscaledValue().toString();
    var point = digits.length() - decimal.scale();
    var sign = number < 0 ? "-" : "";
    return sign + place(digits, point);
  }

  /// The fewest digits that read back as the same double, closest to it where there are several.
  private static BigDecimal shortest(double number) {
    // Since JDK 19 Double.toString gives them, except that it prefers two digits to one (4.9E-324).
    var decimal = new BigDecimal(Double.toString(number));
    var single = decimal.round(new MathContext(1));
    return single.doubleValue() == number ? single : decimal;
  }

  /// @param point how many digits stand before the decimal point: `n` of the specification
  private static String place(String digits, int point) {
    var count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    var exponent = point - 1;
    var mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
