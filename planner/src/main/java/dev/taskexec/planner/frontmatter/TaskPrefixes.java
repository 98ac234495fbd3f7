package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.yaml.YamlValue;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import dev.taskexec.planner.yaml.YamlValue.Sequence;
import java.util.LinkedHashSet;
import java.util.List;

/// Reads the key `task_prefixes`.
final class TaskPrefixes {
  private static final int LONGEST = 50;

  /// Each word in backticks is compared with all of them.
  private static final int MOST = 100;

  private final Findings findings;
  private final LinkedHashSet<String> prefixes = new LinkedHashSet<>();

  TaskPrefixes(Findings findings) {
    this.findings = findings;
  }

  /// The prefixes that are valid, in their order.
  List<String> read(YamlValue value) {
    if (value instanceof Sequence(_, _, var items) && items.size() <= MOST) {
      items.forEach(this::take);
    } else {
      refuse(
          value,
          "`task_prefixes` is %s; it takes a list of at most %d texts"
              .formatted(value instanceof Sequence ? "longer" : value.kind(), MOST),
          "write `task_prefixes: [T, BUG-]`");
    }
    return List.copyOf(prefixes);
  }

  private void take(YamlValue item) {
    if (!(item instanceof Scalar scalar) || !isPrefix(scalar.text().text())) {
      refuse(
          item,
          "%s cannot start a task's id"
              .formatted(
                  item instanceof Scalar scalar && !scalar.isAbsent()
                      ? "`%s`".formatted(Excerpt.of(scalar.text().text()))
                      : item.kind()),
          "write 1 to %d letters, digits, `.`, `_` or `-`, first a letter or digit"
              .formatted(LONGEST));
    } else if (!prefixes.add(scalar.text().text())) {
      refuse(
          item,
          "the prefix `%s` stands here a second time".formatted(scalar.text()),
          "remove one of the two");
    }
  }

  private void refuse(YamlValue value, String message, String help) {
    findings.add(Code.SOT031, value.from(), value.to(), message, help);
  }

  private static boolean isPrefix(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
