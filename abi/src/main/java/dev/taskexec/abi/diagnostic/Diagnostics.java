package dev.taskexec.abi.diagnostic;

import dev.taskexec.abi.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects what is wrong with one input. Not for use by several threads.
///
/// Of each code the first hundred are kept and the others counted, so that a large file with one
/// mistake on every line does not bury everything else.
public final class Diagnostics {
  private static final int KEPT_PER_CODE = 100;

  private final List<Diagnostic> kept = new ArrayList<>();
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);
  private boolean errors;

  public void add(Diagnostic diagnostic) {
    errors |= diagnostic.isError();
    if (counts.merge(diagnostic.code(), 1, Integer::sum) <= KEPT_PER_CODE) {
      kept.add(diagnostic);
    }
  }

  /// Adds a diagnostic with its code's own severity.
  public void add(Code code, Place place, String message, String help) {
    add(Diagnostic.of(code, place, message, help));
  }

  public void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  public boolean hasErrors() {
    return errors;
  }

  /// What was kept, by place; last, where some were only counted, a note for each such code.
  public List<Diagnostic> sorted() {
    var sorted = new ArrayList<>(kept);
    sorted.sort(
        Comparator.comparing((Diagnostic diagnostic) -> diagnostic.place().name())
            .thenComparingInt(diagnostic -> offset(diagnostic.place())));
    counts.forEach((code, count) -> noteUnshown(code, count, sorted));
    return List.copyOf(sorted);
  }

  private static void noteUnshown(Code code, int count, List<Diagnostic> sorted) {
    if (count <= KEPT_PER_CODE) {
      return;
    }
    var last = sorted.stream().filter(diagnostic -> diagnostic.code() == code).toList().getLast();
    sorted.add(
        new Diagnostic(
            code,
            last.severity(),
            last.place(),
            String.format(Locale.ROOT, "%,d more of %s are not shown", count - KEPT_PER_CODE, code),
            last.help(),
            count - KEPT_PER_CODE,
            List.of()));
  }

  private static int offset(Place place) {
    return place instanceof Place.InText text ? text.span().offset() : -1;
  }
}
