package dev.taskexec.planner.source;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts what is odd in one source into its diagnostics, with places.
public final class Findings {
  /// More places than that of one code are not worked out: to say where something stands in a line
  /// of 10 MB takes a look at the whole line. Diagnostics show fewer.
  private static final int MOST_PLACES = 120;

  private final Source source;
  private final Diagnostics diagnostics;
  private final Map<Code, Integer> counts = new EnumMap<>(Code.class);
  private int errors;
  private final Map<Code, Diagnostic> latest = new EnumMap<>(Code.class);

  public Findings(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /// Another stretch that belongs to a diagnostic, and what it has to do with it.
  ///
  /// @param label one line
  public record Beside(int from, int to, String label) {}

  /// Adds a diagnostic for a stretch of the source.
  public void add(Code code, int from, int to, String message, String help) {
    if (counts.merge(code, 1, Integer::sum) <= MOST_PLACES) {
      latest.put(code, Diagnostic.of(code, place(from, to), message, help));
    }
    add(Objects.requireNonNull(latest.get(code)));
  }

  /// Adds a diagnostic for a stretch of the source that another one belongs to.
  public void add(Code code, int from, int to, String message, String help, Beside beside) {
    if (counts.merge(code, 1, Integer::sum) <= MOST_PLACES) {
      var other = new Diagnostic.Related(place(beside.from(), beside.to()), beside.label());
      latest.put(code, Diagnostic.of(code, place(from, to), message, help).with(List.of(other)));
    }
    add(Objects.requireNonNull(latest.get(code)));
  }

  private Place place(int from, int to) {
    return source.place(from, to - from);
  }

  /// Adds a diagnostic for what somebody wrote.
  public void add(Code code, Written written, String message, String help) {
    add(code, written.from(), written.to(), message, help);
  }

  /// Adds a diagnostic that is made already.
  public void add(Diagnostic diagnostic) {
    errors += diagnostic.isError() ? 1 : 0;
    diagnostics.add(diagnostic);
  }

  /// Adds a diagnostic for the file as a whole.
  public void addForFile(Code code, String message, String help) {
    add(Diagnostic.of(code, new Place.OfFile(source.name()), message, help));
  }

  public Source source() {
    return source;
  }

  /// How many errors there are so far.
  public int errors() {
    return errors;
  }

  /// How many findings of a code there are so far.
  public int count(Code code) {
    return counts.getOrDefault(code, 0);
  }

  /// The number of the line that an offset stands in, as editors count.
  public int line(int offset) {
    return source.lineAt(offset);
  }

  /// A stretch as it may stand in a message.
  public String excerpt(int from, int to) {
    return Excerpt.of(source.text(), from, to);
  }
}
