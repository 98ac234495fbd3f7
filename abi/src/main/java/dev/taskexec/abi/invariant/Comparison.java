package dev.taskexec.abi.invariant;

import java.util.Arrays;
import java.util.Optional;

/// How a size compares to a bound.
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  EQUAL("="),
  AT_LEAST(">="),
  MORE(">");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  static Optional<Comparison> of(String sign) {
    return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
  }

  public boolean holds(long found, long bound) {
    return switch (this) {
      case LESS -> found < bound;
      case AT_MOST -> found <= bound;
      case EQUAL -> found == bound;
      case AT_LEAST -> found >= bound;
      case MORE -> found > bound;
    };
  }
}
