package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is wrong with one plan. Where it stands is looked up afterwards, and only if something is
/// wrong. Not for use by several threads.
public final class PlanFindings {
  private static final int KEPT_PER_CODE = 100;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);

  /// Another part of the plan that belongs to a finding.
  ///
  /// @param label one line
  public record Step(Spot spot, String label) {}

  private record Finding(Code code, Spot spot, String message, String help, List<Step> related) {}

  public void add(Code code, Spot spot, String message, String help) {
    add(code, spot, message, help, List.of());
  }

  /// Adds a finding with the other parts of the plan that belong to it.
  public void add(Code code, Spot spot, String message, String help, List<Step> related) {
    if (hasRoom(code)) {
      kept.add(new Finding(code, spot, message, help, List.copyOf(related)));
    }
    count(code);
  }

  /// Whether another finding of a code is shown; else it need not be worded, only counted.
  public boolean hasRoom(Code code) {
    return counts.getOrDefault(code, 0) < KEPT_PER_CODE;
  }

  /// Counts a finding that is not shown.
  public void count(Code code) {
    counts.merge(code, 1, Integer::sum);
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /// Whether a finding of the code was added or counted.
  public boolean has(Code code) {
    return counts.containsKey(code);
  }

  /// Makes diagnostics of everything.
  public void reportTo(Places places, Diagnostics diagnostics) {
    if (kept.isEmpty()) {
      return;
    }
    var found = places.of(spots());
    for (var finding : kept) {
      var related =
          finding.related().stream()
              .map(step -> new Diagnostic.Related(place(step.spot(), found), step.label()))
              .toList();
      diagnostics.add(
          Diagnostic.of(
                  finding.code(), place(finding.spot(), found), finding.message(), finding.help())
              .with(related));
    }
    counts.forEach((code, count) -> reportUnkept(code, count, found, diagnostics));
  }

  /// Only lets them be counted: as many of the same code were added before as are shown.
  private void reportUnkept(
      Code code, int count, Map<Spot, Place> places, Diagnostics diagnostics) {
    var last = kept.stream().filter(finding -> finding.code() == code).toList().getLast();
    var unkept =
        Diagnostic.of(
            code, place(last.spot(), places), code.sentence(), "see the ones that are shown");
    for (var i = KEPT_PER_CODE; i < count; i++) {
      diagnostics.add(unkept);
    }
  }

  private static Place place(Spot spot, Map<Spot, Place> places) {
    return Objects.requireNonNull(places.get(spot), spot::toString);
  }

  private LinkedHashSet<Spot> spots() {
    var spots = new LinkedHashSet<Spot>();
    for (var finding : kept) {
      spots.add(finding.spot());
      finding.related().forEach(step -> spots.add(step.spot()));
    }
    return spots;
  }
}
