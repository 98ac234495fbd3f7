package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.param.Declarations;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The YAML between `---` lines at the start of a source of truth, which says what grammar the file
/// is written in.
public sealed interface FrontMatter {
  /// The key that switches the extended grammar on.
  String KEY = "task-exec-kit";

  /// The version of the extended grammar that is read.
  String VERSION = "1";

  /// There is none, or it belongs to another tool: all of the file is in the legacy grammar.
  record Legacy() implements FrontMatter {}

  /// It is for this kit, and so wrong that the file makes no sense: it is not YAML, is never
  /// closed, or asks for another version. That is a finding already.
  record Unreadable() implements FrontMatter {}

  /// It switches the extended grammar on. Where one of its values is wrong, which is a finding, it
  /// is left out here.
  ///
  /// @param body where the text behind it starts in the source
  /// @param defaults of all tasks
  /// @param budget of the plan
  /// @param declarations of the parameters
  /// @param parameters their values
  /// @param taskPrefixes of ids other than `TASK-001`
  /// @param unconfined whether `permits: unconfined` stands there
  record Extended(
      int body,
      Settings defaults,
      Budget budget,
      Optional<String> sandbox,
      Declarations declarations,
      Parameters parameters,
      List<String> taskPrefixes,
      boolean unconfined)
      implements FrontMatter {

    public Extended {
      taskPrefixes = List.copyOf(taskPrefixes);
    }
  }

  /// Reads the front matter of the findings' source.
  ///
  /// @param given values of parameters, by name, as `--set` gives them
  static FrontMatter of(SequencedMap<String, String> given, Findings findings) {
    return new FrontMatterReader(given, findings).read();
  }
}
