package dev.taskexec.planner.legacy;

import dev.taskexec.planner.source.Excerpt;
import java.util.Locale;
import java.util.Optional;

/// The heading of the execution section, and what comes near it.
final class SectionHeading {
  static final String EXACT = "### G. Execution Queue & Task Hooks";
  private static final String WORDS = "execution queue";
  private static final int LONGEST = 200;

  private SectionHeading() {}

  /// Whether a line ends the section.
  static boolean endsSection(Line line) {
    return line.startsFlatWith("## ")
        || (line.startsFlatWith("### ") && !line.startsWith("### G."));
  }

  /// What is off in a stripped line that is not the heading, if it was probably meant as one: a
  /// heading that names the execution queue, or a line in bold that starts like the heading.
  static Optional<NearMiss> nearMiss(String text, int from, int to) {
    var c = from < to ? text.charAt(from) : '\0';
    if ((c != '#' && c != '*' && c != '_' && c != 'G' && c != 'g') || to - from > LONGEST) {
      return Optional.empty();
    }
    var at = from;
    while (at < to && text.charAt(at) == '#') {
      at++;
    }
    var level = at - from;
    while (at < to && (text.charAt(at) == '*' || text.charAt(at) == '_' || isBlank(text, at))) {
      at++;
    }
    var title = text.substring(at, to);
    var lower = title.toLowerCase(Locale.ROOT);
    if (level > 0 ? !lower.contains(WORDS) : !lower.startsWith("g. " + WORDS)) {
      return Optional.empty();
    }
    return Optional.of(difference(text, from, to, level, at));
  }

  private static NearMiss difference(String text, int from, int to, int level, int titleFrom) {
    if (level != 3) {
      var marks = level == 0 ? "no `#`" : "%d `#`".formatted(level);
      return miss(from, level == 0 ? to : from + level, "it has %s instead of 3".formatted(marks));
    }
    var same = from;
    while (same < to
        && same - from < EXACT.length()
        && text.charAt(same) == EXACT.charAt(same - from)) {
      same++;
    }
    if (titleFrom == from + level) {
      return miss(titleFrom, titleFrom, "it has no blank behind the `#`");
    }
    if (text.regionMatches(true, from, EXACT, 0, EXACT.length())) {
      return miss(same, to, "it has other small and capital letters");
    }
    if (!text.startsWith("G.", titleFrom)) {
      return miss(same, to, "it lacks the `G.` in front");
    }
    if (same == to) {
      return miss(to, to, "it lacks `%s` at its end".formatted(EXACT.substring(same - from)));
    }
    return miss(same, to, "it reads `%s` there".formatted(Excerpt.of(text, same, to)));
  }

  private static NearMiss miss(int from, int to, String reason) {
    return new NearMiss(from, to, reason, EXACT);
  }

  private static boolean isBlank(String text, int at) {
    return PythonText.isBlank(text.charAt(at));
  }

  /// Whether a near miss is so near that it cannot be meant otherwise.
  static boolean isVeryNear(String text, int from, int to) {
    return text.substring(from, Math.min(to, from + LONGEST))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s*_]", "")
        .startsWith("###g.executionqueue");
  }
}
