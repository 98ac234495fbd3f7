package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.PlanSummary;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.report.Report;
import dev.taskexec.cli.session.Session;
import dev.taskexec.planner.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `validate`: says what is wrong with a source of truth, a plan or a configuration file, and
/// writes nothing.
final class ValidateCommand implements Command {
  private static final Option MANIFEST =
      Option.value("--manifest", "FILE", "A manifest.json, checked by itself.");
  private static final Option HOOKS =
      Option.value(
          "--hooks",
          "FILE",
          "A hooks.json, checked by itself; whether each hook has its task shows with `--sot`.");

  /// What was checked.
  ///
  /// @param plan empty where there is an error, or no plan in it
  private record Checked(Path file, Optional<ExecutionPlan> plan, List<Diagnostic> diagnostics) {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "validate",
        "Checks a source of truth, a plan or a configuration file and writes nothing.",
        List.of(
            "A source or a plan is checked with its configuration, as `plan` and `run` read it."),
        "(--sot FILE | --plan FILE | --manifest FILE | --hooks FILE) [OPTION]...",
        CommonOptions.with(
            CommonOptions.SOT,
            CommonOptions.PLAN,
            MANIFEST,
            HOOKS,
            CommonOptions.CONFIG,
            CommonOptions.SET,
            CommonOptions.STRICT,
            Telling.FORMAT),
        List.of(
            new Syntax.Example("--sot sot.md --strict", "fails on warnings too, as for a CI step"),
            new Syntax.Example("--sot sot.md --format sarif", "for code hosts and editors"),
            new Syntax.Example("--plan plan.json", "checks a plan and its digest"),
            new Syntax.Example("--hooks config/hooks.json", "checks the hooks alone")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var telling = Telling.of(given, session);
    var chosen = given.oneOf(CommonOptions.SOT, CommonOptions.PLAN, MANIFEST, HOOKS);
    var checked =
        chosen.option().equals(MANIFEST) || chosen.option().equals(HOOKS)
            ? checkConfiguration(chosen, given, session)
            : checkPlan(PlanSource.of(given), given, session);
    var wrong = checked.diagnostics().stream().anyMatch(Diagnostic::isError);
    var report =
        new Report(
            "validate",
            checked.file().toString(),
            wrong ? ExitCode.WRONG_INPUT : ExitCode.OK,
            checked.diagnostics(),
            Optional.of(checked.file().toString())
                .filter(_ -> chosen.option().equals(CommonOptions.PLAN)),
            checked.plan());
    return wrong
        ? telling.failed(report)
        : telling.done(report, counts -> session.out().line(valid(checked, counts)));
  }

  private static Checked checkPlan(PlanSource source, Given given, Session session)
      throws UsageException {
    var read =
        source.read(given.path(CommonOptions.CONFIG), given.flag(CommonOptions.STRICT), session);
    return new Checked(source.path(), read.plan(), read.diagnostics());
  }

  private static Checked checkConfiguration(Given.Chosen chosen, Given given, Session session)
      throws UsageException {
    for (var option : List.of(CommonOptions.CONFIG, CommonOptions.SET)) {
      if (given.has(option)) {
        throw new UsageException(
            given.where(option),
            "`%s` means nothing for a configuration file".formatted(option.name()),
            "leave it out, or check a source with `--sot FILE`");
      }
    }
    var found =
        chosen.option().equals(HOOKS)
            ? Planner.checkHooks(chosen.path())
            : Planner.checkManifest(chosen.path(), session.surroundings().providers().agentNames());
    var diagnostics =
        given.flag(CommonOptions.STRICT)
            ? found.stream().map(Diagnostic::strictly).toList()
            : found;
    return new Checked(chosen.path(), Optional.empty(), diagnostics);
  }

  private static String valid(Checked checked, String counts) {
    var file = Shown.text(checked.file().toString());
    return checked
        .plan()
        .map(plan -> "[ok] valid: %s (%s%s)".formatted(file, PlanSummary.of(plan), counts))
        .orElseGet(() -> "[ok] valid: " + file + counts);
  }
}
