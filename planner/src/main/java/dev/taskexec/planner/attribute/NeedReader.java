package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.CodeSpan;
import dev.taskexec.planner.value.Items;
import dev.taskexec.planner.value.Items.Marks;
import dev.taskexec.planner.value.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads needs: `` `TASK-001`, Queue Z — Prepare (any outcome) ``.
final class NeedReader {
  private static final Pattern USUAL_ID = Pattern.compile("TASK-[0-9]+");
  private static final String ANY_OUTCOME = "any outcome";

  private NeedReader() {}

  static Optional<List<NeedText>> read(Value value, Reading reading) {
    return switch (value) {
      case Value.Line(var text) ->
          Items.split(text, Marks.BACKTICKS, reading)
              .flatMap(items -> needs(items, false, reading));
      case Value.Items(var pieces) ->
          Items.checked(pieces, reading).flatMap(items -> needs(items, true, reading));
      case Value.Mapping(var entries) ->
          reading.wrong(
              entries.getFirst().name(),
              "there are names with values where needs are expected",
              "write the ids of tasks or the names of queues as a list");
    };
  }

  private static Optional<List<NeedText>> needs(
      List<Written> items, boolean whole, Reading reading) {
    var needs = new LinkedHashMap<String, NeedText>();
    var complete = true;
    for (var item : items) {
      var need = need(item, whole, reading);
      complete &= need.isPresent() && isNew(need.get(), needs, reading);
    }
    return complete ? Optional.of(new ArrayList<>(needs.values())) : Optional.empty();
  }

  /// Whether a need goes together with those before; one that stands there already counts once.
  private static boolean isNew(
      NeedText need, LinkedHashMap<String, NeedText> needs, Reading reading) {
    var before = needs.putIfAbsent(need.name().text(), need);
    if (before == null || before.anyOutcome() == need.anyOutcome()) {
      return true;
    }
    reading.twice(need.name(), before.name(), twoWays(need), "keep one of the two");
    return false;
  }

  static String twoWays(NeedText need) {
    return "%s is needed twice, once with `(any outcome)` and once without"
        .formatted(Reading.shown(need.name()));
  }

  private static Optional<NeedText> need(Written item, boolean whole, Reading reading) {
    var text = item.text();
    if (text.startsWith("`")) {
      var end = CodeSpan.end(text, 0);
      return end < 0
          ? reading.wrong(
              item, "a backtick is opened here and not closed", "add the closing backtick")
          : inBackticks(item.sub(0, end), item.sub(end).strip(), reading);
    }
    var open = text.lastIndexOf('(');
    var behind = open < 0 ? item.sub(item.length()) : item.sub(open);
    var any = isAnyOutcome(behind.text());
    if (!any && isAlmostAnyOutcome(behind.text())) {
      return wrongOutcome(behind, reading);
    }
    var name = any ? item.sub(0, open).strip() : item;
    return isCommaMissing(name, reading) ? Optional.empty() : filled(name, any, whole, reading);
  }

  private static Optional<NeedText> inBackticks(Written span, Written behind, Reading reading) {
    if (!behind.isEmpty() && !isAnyOutcome(behind.text())) {
      return isAlmostAnyOutcome(behind.text())
          ? wrongOutcome(behind, reading)
          : reading.wrong(
              behind,
              "%s stands behind %s".formatted(Reading.shown(behind), Reading.shown(inside(span))),
              "put a comma between two needs; behind a need may only stand `(any outcome)`");
    }
    return filled(inside(span).strip(), !behind.isEmpty(), true, reading);
  }

  private static Written inside(Written span) {
    return CodeSpan.content(span);
  }

  private static Optional<NeedText> filled(
      Written name, boolean anyOutcome, boolean whole, Reading reading) {
    if (name.isEmpty()) {
      return reading.wrong(
          name, "a need names nothing", "write the id of a task or the name of a queue");
    }
    return reading.fill(name).map(text -> new NeedText(text, anyOutcome, whole));
  }

  private static boolean isAnyOutcome(String behind) {
    return words(behind).equals("(" + ANY_OUTCOME + ")");
  }

  /// Whether somebody probably meant `(any outcome)`; a queue's name may end in parentheses too.
  private static boolean isAlmostAnyOutcome(String behind) {
    var words = words(behind).replace("(", "").replace(")", "").strip();
    return words.startsWith("any ") || words.equals("any") || words.equals("always");
  }

  /// In lower case with single blanks; what is much longer than it could be is cut.
  private static String words(String behind) {
    return behind
        .substring(0, Math.min(40, behind.length()))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_-]+", " ")
        .strip();
  }

  private static <T> Optional<T> wrongOutcome(Written behind, Reading reading) {
    return reading.wrong(
        behind,
        "%s is not `(any outcome)`".formatted(Reading.shown(behind)),
        "write `(any outcome)`, or take it away");
  }

  /// Whether a bare need is two usual ids with a blank between, which is then a finding.
  private static boolean isCommaMissing(Written name, Reading reading) {
    var blank = name.text().indexOf(' ');
    if (blank < 0) {
      return false;
    }
    var first = name.sub(0, blank);
    var rest = name.sub(blank).strip();
    var second = rest.text().split(" ", 2)[0];
    if (!USUAL_ID.matcher(first.text()).matches() || !USUAL_ID.matcher(second).matches()) {
      return false;
    }
    reading.wrong(
        rest,
        "a comma is missing before %s".formatted(Reading.shown(rest)),
        "write `%s, %s`".formatted(first, second));
    return true;
  }
}
