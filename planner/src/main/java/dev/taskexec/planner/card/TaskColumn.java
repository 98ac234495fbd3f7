package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.markdown.Block.TableHead;
import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the cells of one column of a table of tasks are.
sealed interface TaskColumn {
  String TASK = "task";
  String TITLE = "title";
  String DONE = "done";

  /// What other tables call the columns that are no attributes.
  Map<String, String> OTHER_NAMES =
      Map.of(
          "name", "Title",
          "description", "Title",
          "summary", "Title",
          "what", "Title",
          "status", "Done",
          "state", "Done");

  record OfTask() implements TaskColumn {}

  record OfTitle() implements TaskColumn {}

  record OfDone() implements TaskColumn {}

  /// @param name the attribute's, as the head has it
  record OfAttribute(Written name) implements TaskColumn {}

  record Unread() implements TaskColumn {}

  /// Whether a head is that of a table of tasks.
  static boolean names(TableHead head) {
    return head.cells().stream().anyMatch(cell -> name(cell).equals(TASK));
  }

  /// The columns of a head; those that are not read are findings.
  static List<TaskColumn> all(TableHead head, Findings findings) {
    var columns = new ArrayList<TaskColumn>();
    var seen = new HashSet<String>();
    for (var cell : head.cells()) {
      var name = name(cell);
      if (!name.isEmpty() && !seen.add(name.replace('-', ' ').replace('_', ' '))) {
        findings.add(
            Code.SOT052,
            cell,
            "there is a column `%s` already".formatted(Excerpt.of(cell.text())),
            "put the two columns together");
        columns.add(new Unread());
      } else {
        columns.add(of(name, cell, findings));
      }
    }
    return columns;
  }

  private static TaskColumn of(String name, Written cell, Findings findings) {
    return switch (name) {
      case "" -> new Unread();
      case TASK -> new OfTask();
      case TITLE -> new OfTitle();
      case DONE -> new OfDone();
      default -> {
        if (Attribute.named(name).isPresent()) {
          yield new OfAttribute(InlineText.of(cell).parts().getFirst().written());
        }
        findings.add(
            Code.SOT050,
            cell,
            "the column `%s` is not read: there is no attribute of that name"
                .formatted(Excerpt.of(cell.text())),
            Optional.ofNullable(OTHER_NAMES.get(name))
                .or(() -> Nearest.to(name, List.of("Task", "Title", "Done")))
                .or(() -> Attribute.nearest(name))
                .map("did you mean `%s`?"::formatted)
                .orElse("name an attribute such as `Needs`, or remove the column"));
        yield new Unread();
      }
    };
  }

  private static String name(Written cell) {
    return InlineText.of(cell).plain().toLowerCase(Locale.ROOT);
  }
}
