package dev.taskexec.planner.migration;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.legacy.SectionOutline;
import dev.taskexec.planner.legacy.SectionOutline.Stretch;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an old section holds beside queues and tasks: lines that the Python kit passed over stay as
/// a quotation, and lines that it lost are left out, which is said.
final class SectionText {
  private static final Pattern WORDS_BESIDE_IDS =
      Pattern.compile("- Tasks:(?:[\\s,;.]|and\\b|`[^`]*`)*+");

  private final Findings findings;
  private final SectionOutline outline;
  private final String text;

  /// By line number: what the old grammar has to say against a line.
  private final Map<Integer, Diagnostic> faults = new HashMap<>();

  SectionText(Findings findings, SectionOutline outline, List<Diagnostic> old) {
    this.findings = findings;
    this.outline = outline;
    this.text = findings.source().text();
    for (var diagnostic : old) {
      if (diagnostic.place() instanceof Place.InText place
          && diagnostic.severity() == Severity.WARNING) {
        faults.putIfAbsent(place.span().line(), diagnostic);
      }
    }
  }

  /// The prose below each queue, by the queue's number, and at -1 that above the first: whole
  /// Markdown blocks.
  SequencedMap<Integer, String> prose() {
    var blocks = new LinkedHashMap<Integer, List<String>>();
    for (var stretch : outline.prose()) {
      var line = findings.line(stretch.from());
      var fault = faults.get(line);
      if (fault != null && fault.code() != Code.SOT015) {
        reportLost(stretch, fault);
      } else {
        blocks
            .computeIfAbsent(stretch.queue(), _ -> new ArrayList<>())
            .add(text.substring(stretch.from(), stretch.to()));
      }
    }
    var prose = new LinkedHashMap<Integer, String>();
    blocks.forEach((queue, lines) -> prose.put(queue, quotation(lines)));
    return prose;
  }

  /// Says what stands on task lines and is neither an id nor between two.
  void reportTaskLines() {
    for (var stretch : outline.taskLines()) {
      var line = text.substring(stretch.from(), stretch.to());
      var fault = faults.get(findings.line(stretch.from()));
      if (stretch.queue() < 0) {
        findings.add(
            Code.IMP003,
            stretch.from(),
            stretch.to(),
            "this task line stands above the first queue; it was never planned, and is left out",
            "list its tasks below a queue if they are to be planned");
      } else if (!WORDS_BESIDE_IDS.matcher(line).matches() || isLoss(fault)) {
        findings.add(
            Code.IMP003,
            stretch.from(),
            stretch.to(),
            "what stands on this task line beside ids is not carried over",
            "write it below the queue in the result if it matters");
      }
      if (fault != null && fault.code() == Code.SOT025) {
        findings.add(Code.IMP003, stretch.from(), stretch.to(), fault.message(), fault.help());
      }
    }
  }

  private static boolean isLoss(@Nullable Diagnostic fault) {
    return fault != null && fault.code() == Code.SOT014;
  }

  private void reportLost(Stretch stretch, Diagnostic fault) {
    findings.add(
        Code.IMP003,
        stretch.from(),
        stretch.to(),
        "this line was not read by the Python kit, and is left out: "
            + Excerpt.of(text, stretch.from(), stretch.to()),
        fault.help());
  }

  private static String quotation(List<String> lines) {
    var harmless = lines.stream().allMatch(SectionText::isHarmless);
    if (harmless) {
      return "> " + String.join("\n> ", lines) + "\n";
    }
    var longest = lines.stream().anyMatch(line -> line.contains("```")) ? "`````````" : "```";
    return longest + "text\n" + String.join("\n", lines) + "\n" + longest + "\n";
  }

  /// Whether nothing in the line could be taken for a part of the plan.
  private static boolean isHarmless(String line) {
    return !line.startsWith("- [")
        && !line.startsWith("<!--")
        && line.lines().count() == 1
        && !(line.startsWith("- ") && isAttribute(line.substring(2)));
  }

  private static boolean isAttribute(String bullet) {
    var colon = bullet.indexOf(':');
    return colon > 0 && Attribute.named(bullet.substring(0, colon)).isPresent();
  }
}
