package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Task ids in the prose of a section. One that is listed nowhere was probably meant to be: a
/// bullet without a box, a box that is almost one, a box with words before the id.
final class Mentions {
  /// More are not kept: each is one finding, and of these only the first are shown.
  private static final int MOST = 10_000;

  private final Findings findings;
  private final SequencedMap<String, Stretch> byId = new LinkedHashMap<>();

  Mentions(Findings findings) {
    this.findings = findings;
  }

  /// Notes the ids in the code spans of a line of prose.
  void read(Written content, TaskIds ids) {
    if (content.text().indexOf('`') < 0 || byId.size() >= MOST) {
      return;
    }
    for (var part : InlineText.of(content).parts()) {
      if (part.code() && ids.isId(part.text())) {
        byId.putIfAbsent(part.text(), Stretch.of(part.written()));
      }
    }
  }

  /// Reports those that are not planned.
  void report(Predicate<String> isPlanned) {
    byId.forEach(
        (id, stretch) -> {
          if (!isPlanned.test(id)) {
            findings.add(
                Code.SOT015,
                stretch.from(),
                stretch.to(),
                "`%s` is named here but planned nowhere: nothing lists it"
                    .formatted(Excerpt.of(id)),
                "write ``- [ ] `%s` Title`` or ``- Tasks: `%s` `` below its queue if it is to be planned"
                    .formatted(id, id));
          }
        });
  }
}
