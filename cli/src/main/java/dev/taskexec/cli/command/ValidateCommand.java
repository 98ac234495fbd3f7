package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.render.PlanSummary;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import java.util.List;

/// `validate`: says what is wrong with a source of truth or a plan, and writes nothing.
final class ValidateCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "validate",
        "Checks a source of truth or a plan and writes nothing.",
        List.of(),
        "(--sot FILE | --plan FILE) [OPTION]...",
        CommonOptions.with(
            CommonOptions.SOT,
            CommonOptions.PLAN,
            CommonOptions.CONFIG,
            CommonOptions.SET,
            CommonOptions.STRICT),
        List.of(
            new Syntax.Example("--sot sot.md --strict", "fails on warnings too, as for a CI step"),
            new Syntax.Example("--plan plan.json", "checks a plan and its digest")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var source = PlanSource.of(given);
    var read =
        source.read(given.path(CommonOptions.CONFIG), given.flag(CommonOptions.STRICT), session);
    var findings = PlanSource.findings(read.plan(), read.diagnostics(), source.path());
    if (read.plan().isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
      session.messages().failure(findings);
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(findings);
    var counts = Counted.of(findings);
    session
        .out()
        .line(
            "[ok] valid: %s (%s%s)"
                .formatted(
                    Shown.text(source.path().toString()),
                    PlanSummary.of(read.plan().get()),
                    counts.isEmpty() ? "" : "; " + counts));
    return ExitCode.OK;
  }
}
