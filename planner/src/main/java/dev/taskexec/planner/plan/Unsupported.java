package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.source.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Finds what a plan asks for and this version does not do. Running such a plan would break its
/// word, so nothing of it runs; it can be planned and read all the same.
///
/// Confinement can be done without by whoever says so aloud.
public final class Unsupported {
  private static final String GIVE =
      "give `run` the option `--allow-unsandboxed` (tasks may then do all that you may)";
  private static final String UNCONFINED =
      "write `permits: unconfined` in the front matter and plan again, or " + GIVE;

  private final Place place;
  private final boolean unsandboxed;
  private final Diagnostics diagnostics = new Diagnostics();
  private final SequencedSet<String> fields = new LinkedHashSet<>();

  private Unsupported(String planName, boolean unsandboxed) {
    this.place = new Place.OfFile(planName);
    this.unsandboxed = unsandboxed;
  }

  /// @param planName what messages call the plan file
  /// @param unsandboxed whether confined tasks may run although nothing confines them
  /// @return an error for each field of a task or the plan that cannot be honoured
  public static List<Diagnostic> of(ExecutionPlan plan, String planName, boolean unsandboxed) {
    return check(plan, planName, unsandboxed).diagnostics.sorted();
  }

  /// The same in one note, for whoever does not run the plan; empty where there is nothing to say.
  public static Optional<Diagnostic> note(ExecutionPlan plan, String planName) {
    var check = check(plan, planName, false);
    if (check.fields.isEmpty()) {
      return Optional.empty();
    }
    var fields = check.fields.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return Optional.of(
        Diagnostic.of(
                Code.PLN011,
                check.place,
                "`run` would refuse this plan: this version of the kit cannot honour " + fields,
                "plan, review and compare it as any other; to run it, use a version that honours"
                    + " them, or "
                    + GIVE)
            .as(Severity.NOTE));
  }

  /// How many tasks run without the confinement that they ask for, if it is done without.
  public static long unconfined(ExecutionPlan plan) {
    return plan.tasks().filter(Unsupported::needsConfinement).count();
  }

  private static Unsupported check(ExecutionPlan plan, String planName, boolean unsandboxed) {
    var check = new Unsupported(planName, unsandboxed);
    if (plan.sandbox().isPresent() && !unsandboxed) {
      check.refuse("the plan", "sandbox", "take `sandbox` out and plan again, or " + GIVE);
    }
    plan.tasks().forEach(check::task);
    return check;
  }

  private void task(Task task) {
    var owner = "the task " + task.id();
    if (!unsandboxed && needsConfinement(task)) {
      refuse(owner, task.terms().permits().isEmpty() ? "confined" : "permits", UNCONFINED);
    }
  }

  /// A task that starts nothing touches nothing.
  private static boolean needsConfinement(Task task) {
    var terms = task.terms();
    var works = !task.work().commands().isEmpty() || !task.work().effects().isEmpty();
    return works && (terms.confined() || !terms.permits().isEmpty());
  }

  private void refuse(String owner, String field, String help) {
    fields.add(field);
    diagnostics.add(
        Code.PLN011,
        place,
        "%s has `%s`, which this version of the kit cannot honour".formatted(owner, field),
        help);
  }
}
