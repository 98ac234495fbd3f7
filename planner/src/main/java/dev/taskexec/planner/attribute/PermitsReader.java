package dev.taskexec.planner.attribute;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.CodeSpan;
import dev.taskexec.planner.value.Items.Marks;
import dev.taskexec.planner.value.Reading;
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

  private static Optional<Written> text(Written item, Reading reading) {
    var text = item.text();
    if (text.startsWith("`")) {
      var end = CodeSpan.end(text, 0);
      if (end == text.length()) {
        return reading.fill(CodeSpan.content(item).strip());
      }
      return reading.wrong(
          end < 0 ? item : item.sub(end).strip(),
          end < 0
              ? "a backtick is opened here and not closed"
              : "%s stands behind the closing backtick"
                  .formatted(Reading.shown(item.sub(end).strip())),
          end < 0
              ? "add the closing backtick"
              : "put a comma between two permits, or all of one permit between the backticks");
    }
    var backslash = text.indexOf('\\');
    return backslash < 0
        ? reading.fill(item)
        : reading.wrong(
            item.sub(backslash, backslash + 1),
            "there is a backslash in %s, which Markdown may take away"
                .formatted(Reading.shown(item)),
            "put the permit in backticks: " + Excerpt.of("`" + text + "`"));
  }

  private static Optional<PermitRule> rule(Written text, Reading reading) {
    if (Nearest.to(text.text(), List.of(UNCONFINED)).isPresent()) {
      return reading.wrong(
          text, "%s is no permit".formatted(Reading.shown(text)), "write `unconfined`");
    }
    try {
      return Optional.of(PermitRule.parse(text.text()));
    } catch (IllegalArgumentException e) {
      return reading.wrong(
          text,
          "%s is no permit: %s".formatted(Reading.shown(text), Excerpt.of(said(e))),
          "write `action:resource`, for example `read:src/**`, `run:mvn` or `net:repo.example:443`");
    }
  }

  private static String said(IllegalArgumentException e) {
    return e.getMessage() == null ? "it cannot be read" : e.getMessage();
  }
}
