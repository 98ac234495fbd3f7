package dev.taskexec.kernel;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.util.List;

/// What a selection comes to in a plan.
public sealed interface Selected {

  /// @param places of the tasks in the plan, from 0, ascending; empty only where the plan is
  record Tasks(List<Integer> places) implements Selected {

    public Tasks {
      places = List.copyOf(places);
    }
  }

  /// Everything that was asked for is done already.
  ///
  /// @param reason one line
  record NothingToDo(String reason) implements Selected {}

  /// It names what there is not, or nothing at all.
  record Wrong(List<Diagnostic> diagnostics) implements Selected {

    public Wrong {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
