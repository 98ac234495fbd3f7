package dev.taskexec.planner.migration;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.render.FrontMatterText;
import dev.taskexec.planner.source.Findings;
import java.util.LinkedHashMap;

/// Puts front matter in front of a text, or into the one that another tool has there.
final class NewFrontMatter {
  private static final String MARK = "---";

  private NewFrontMatter() {}

  static String before(String text, ExecutionPlan plan, Findings findings) {
    var lines = String.join("\n", FrontMatterText.lines(plan)) + "\n";
    var alone = MARK + "\n" + lines + MARK + "\n" + text;
    var end = new Source("", text).endOf(1);
    if (!text.substring(0, end).stripTrailing().equals(MARK)) {
      return alone;
    }
    var within = MARK + "\n" + lines + text.substring(end).replaceFirst("^(\r\n|\n|\r)", "");
    if (isRight(within)) {
      return within;
    }
    findings.add(
        Code.IMP003,
        0,
        Math.min(end, findings.source().text().length()),
        "today's keys cannot be added to this front matter; they stand in one of their own above it",
        "put the two together by hand");
    return alone;
  }

  private static boolean isRight(String text) {
    var trouble = new Diagnostics();
    var front = FrontMatter.of(new LinkedHashMap<>(), new Findings(new Source("", text), trouble));
    return front instanceof FrontMatter.Extended && trouble.sorted().isEmpty();
  }
}
