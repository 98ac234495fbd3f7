package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.DifferenceText;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.report.Format;
import dev.taskexec.cli.report.Report;
import dev.taskexec.planner.OnDisk;
import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.diff.PlanDifference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// `plan --check`: whether the plan on disk is what its source says. Nothing is written.
///
/// @param sot the source
/// @param file where the plan stands
/// @param given parameters from the command line, which beat those of the plan on disk
record PlanCheck(Path sot, Path file, SequencedMap<String, String> given, Telling telling) {

  /// Plans with values of parameters.
  @FunctionalInterface
  interface Compilation {
    Planned with(SequencedMap<String, String> params) throws UsageException;
  }

  ExitCode run(Compilation compilation) throws UsageException {
    var agents = telling.session().surroundings().providers().agentNames();
    var onDisk = Planner.onDisk(file, agents);
    var planned = plan(onDisk, compilation);
    var plan = planned.plan();
    var findings = planned.diagnostics();
    if (plan.isEmpty()) {
      return telling.failed(report(ExitCode.WRONG_INPUT, findings, plan));
    }
    if (onDisk.says(Planner.digest(plan.get()))) {
      return telling.done(
          report(ExitCode.OK, findings, plan),
          counts ->
              telling
                  .session()
                  .out()
                  .line("[ok] %s is what %s says%s".formatted(shown(file), shown(sot), counts)));
    }
    var all = new ArrayList<>(findings);
    if (Files.exists(file)) {
      all.addAll(onDisk.diagnostics());
    }
    all.add(stale(onDisk, plan.get()));
    return telling.failed(report(ExitCode.STALE, all, plan));
  }

  /// With the parameters of the plan on disk, unless the source does not take them any more.
  private Planned plan(OnDisk onDisk, Compilation compilation) throws UsageException {
    var params = new LinkedHashMap<String, String>();
    onDisk.plan().ifPresent(plan -> params.putAll(plan.params()));
    params.putAll(given);
    var planned = compilation.with(params);
    if (planned.plan().isPresent() || params.equals(given)) {
      return planned;
    }
    var without = compilation.with(given);
    return without.plan().isPresent() ? without : planned;
  }

  private Diagnostic stale(OnDisk onDisk, ExecutionPlan plan) {
    var old = onDisk.plan();
    if (old.isEmpty()) {
      return diagnostic(
          Files.exists(file) ? "it cannot be read as a plan" : "it does not exist", plan);
    }
    var difference = PlanDifference.between(old.get(), plan);
    if (telling.format() == Format.TEXT) {
      DifferenceText.write(difference, telling.session().out()::line);
    }
    return diagnostic(reason(onDisk, difference), plan);
  }

  private static String reason(OnDisk onDisk, PlanDifference difference) {
    var changed =
        onDisk.isChanged() ? "it was changed after it was written (its digest does not fit): " : "";
    if (!difference.isEmpty()) {
      return changed + DifferenceText.summary(difference);
    }
    return onDisk.plan().flatMap(ExecutionPlan::digest).isEmpty()
        ? "it has no digest"
        : changed + "it says the same, but holds fields or a digest that planning does not give";
  }

  private Diagnostic diagnostic(String reason, ExecutionPlan planned) {
    return Diagnostic.of(
        Code.PLN015,
        new Place.OfFile(file.toString()),
        "the plan `%s` is not what `%s` says: %s".formatted(file, sot, reason),
        "plan again with `plan --sot %s%s`%s, review the difference and keep the new plan"
            .formatted(
                sot,
                beside() ? "" : " --out " + file,
                planned.params().isEmpty() ? "" : " and the same values behind `--set`"));
  }

  private boolean beside() {
    return file.equals(sot.resolveSibling("plan.json"));
  }

  private Report report(ExitCode exit, List<Diagnostic> findings, Optional<ExecutionPlan> plan) {
    return new Report("plan", sot.toString(), exit, findings, Optional.of(file.toString()), plan);
  }

  private static String shown(Path path) {
    return Shown.text(path.toString());
  }
}
