package dev.taskexec.cli.render;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/// Numbers with their nouns.
public final class Counted {

  private Counted() {}

  /// Such as `1 task` or `1,200 tasks`.
  public static String of(long count, String noun) {
    return "%s %s%s".formatted(grouped(count), noun, count == 1 ? "" : "s");
  }

  /// Such as `2 errors, 1 warning`; empty if there is neither.
  public static String of(List<Diagnostic> diagnostics) {
    var parts = new ArrayList<String>();
    for (var severity : List.of(Severity.ERROR, Severity.WARNING)) {
      var count =
          diagnostics.stream()
              .filter(one -> one.severity() == severity)
              .mapToLong(Diagnostic::count)
              .sum();
      if (count > 0) {
        parts.add(of(count, severity.word()));
      }
    }
    return String.join(", ", parts);
  }

  /// With a comma before each group of three digits, whatever the locale.
  static String grouped(long count) {
    var digits = new StringBuilder(Long.toString(count));
    for (var at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
