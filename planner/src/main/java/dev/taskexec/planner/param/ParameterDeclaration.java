package dev.taskexec.planner.param;

import dev.taskexec.abi.pattern.ValuePattern;
import dev.taskexec.planner.source.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the front matter says about one parameter.
///
/// @param pattern that a value must fit as a whole
/// @param values the values that there are; empty where all are possible
/// @param preset the value where none is given
/// @param from where its name starts in the source
/// @param to where its name ends
public record ParameterDeclaration(
    String name,
    ParameterType type,
    Optional<ValuePattern> pattern,
    List<String> values,
    Optional<String> preset,
    Optional<String> description,
    int from,
    int to) {
  /// In UTF-16 code units.
  public static final int LONGEST_VALUE = 4_096;

  private static final int MOST_SHOWN = 10;

  public ParameterDeclaration {
    values = List.copyOf(values);
  }

  /// The same with the values that there are.
  public ParameterDeclaration withValues(List<String> all) {
    return new ParameterDeclaration(name, type, pattern, all, preset, description, from, to);
  }

  /// The same with the value where none is given.
  public ParameterDeclaration withPreset(String value) {
    return new ParameterDeclaration(
        name, type, pattern, values, Optional.of(value), description, from, to);
  }

  /// Whether a text fits the declaration.
  public sealed interface Fit {}

  /// It does.
  ///
  /// @param value what it means: of a bool `true` or `false`, else the text
  public record Fits(String value) implements Fit {}

  /// It does not.
  ///
  /// @param reason the end of a sentence that starts with the text
  /// @param help what to give in its place
  public record Misfit(String reason, String help) implements Fit {}

  /// Checks a text against type, values and pattern.
  public Fit fit(String text) {
    if (text.length() > LONGEST_VALUE) {
      return new Misfit(
          "is longer than %,d characters".formatted(LONGEST_VALUE), "give a shorter value");
    }
    if (!isOneLine(text)) {
      return new Misfit(
          "holds a line end, a NUL or half of a character", "give a value of one line");
    }
    return type.value(text)
        .map(this::fitValue)
        .orElseGet(() -> new Misfit("is no %s".formatted(type.word()), "give " + type.valid()));
  }

  private Fit fitValue(String value) {
    if (!values.isEmpty() && !values.contains(value)) {
      return new Misfit("is none of the `values`", "give one of " + shownValues());
    }
    if (pattern.isPresent() && !pattern.get().matches(value)) {
      var shown = Excerpt.of(pattern.get().text());
      return new Misfit(
          "does not fit the pattern `%s`".formatted(shown),
          "give a value that fits `%s` from its start to its end".formatted(shown));
    }
    return new Fits(value);
  }

  private String shownValues() {
    return values.stream()
        .limit(MOST_SHOWN)
        .map(value -> "`%s`".formatted(Excerpt.of(value)))
        .collect(Collectors.joining(", ", "", values.size() > MOST_SHOWN ? ", …" : ""));
  }

  private static boolean isOneLine(String text) {
    return text.codePoints()
        .noneMatch(
            c -> c == 0 || c == '\n' || c == '\r' || Character.getType(c) == Character.SURROGATE);
  }
}
