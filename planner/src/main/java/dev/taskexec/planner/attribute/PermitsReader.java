package dev.taskexec.planner.attribute;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Doubtful;
import dev.taskexec.planner.value.Items.Marks;
import dev.taskexec.planner.value.Reading;
import dev.taskexec.planner.value.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Reads permits: the word `unconfined`, or rules, best in backticks: `` `read:src/**`,
/// `write:target/**`, `run:mvn` ``.
final class PermitsReader {
  private static final String UNCONFINED = "unconfined";
  private static final ValueReader<PermitTerms> READER =
      ValueReader.list(Marks.BACKTICKS_AND_QUOTES, PermitsReader::terms);

  private PermitsReader() {}

  static Optional<PermitTerms> read(Value value, Reading reading) {
    return READER.read(value, reading.as(Code.SOT054));
  }

  private static Optional<PermitTerms> terms(List<Written> items, Reading reading) {
    var rules = new LinkedHashSet<PermitRule>();
    var complete = true;
    var unconfined = false;
    for (var item : items) {
      var text = text(item, reading);
      if (text.isPresent() && text.get().text().equals(UNCONFINED)) {
        unconfined = true;
        if (items.size() > 1) {
          complete = false;
          reading.wrong(
              item,
              "`unconfined` stands beside permits, which then mean nothing",
              "write `unconfined` alone, or take it away");
        }
        continue;
      }
      var rule = text.flatMap(written -> rule(written, reading));
      rule.ifPresent(rules::add);
      complete &= rule.isPresent();
    }
    return complete
        ? Optional.of(new PermitTerms(unconfined, List.copyOf(rules)))
        : Optional.empty();
  }

  /// What an item says: all of it stands in backticks or in double quotes, or it is taken as it is.
  private static Optional<Written> text(Written item, Reading reading) {
    var text = item.text();
    if (text.startsWith("`") || text.startsWith("\"")) {
      return Texts.read(item, reading).map(Written::strip);
    }
    return Doubtful.refuse(
            item, reading, "put the permit in backticks: " + Excerpt.of("`" + text + "`"))
        .flatMap(reading::fill);
  }

  private static Optional<PermitRule> rule(Written text, Reading reading) {
    if (Nearest.to(text.text(), List.of(UNCONFINED)).isPresent()) {
      return reading.wrong(
          text, "%s is no permit".formatted(Reading.shown(text)), "write `unconfined`");
    }
    try {
      return Optional.of(PermitRule.parse(text.text()));
    } catch (PermitSyntaxException e) {
      return reading.wrong(
          text, "%s is no permit: %s".formatted(Reading.shown(text), e.problem()), e.remedy());
    }
  }
}
