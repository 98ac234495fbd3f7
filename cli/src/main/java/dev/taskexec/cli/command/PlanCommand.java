package dev.taskexec.cli.command;

import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.GivenPath;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.render.PlanSummary;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import dev.taskexec.planner.Planner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `plan`: compiles a source of truth into a plan.
final class PlanCommand implements Command {
  private static final String STDOUT = "-";
  private static final Option OUT =
      Option.value(
          "--out",
          "FILE",
          "Where the plan goes; else plan.json beside the source. Missing folders are made;"
              + " `-` is standard output.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "plan",
        "Compiles a source of truth and its configuration into one reviewable plan.",
        List.of(),
        "--sot FILE [--out FILE] [OPTION]...",
        CommonOptions.with(CommonOptions.SOT, OUT, CommonOptions.CONFIG, CommonOptions.STRICT),
        List.of(
            new Syntax.Example("--sot sot.md", "writes plan.json beside sot.md"),
            new Syntax.Example("--sot sot.md --out out/plan.json", "writes it elsewhere"),
            new Syntax.Example("--sot sot.md --strict", "refuses what it would warn of")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException, UnwritableException {
    var sot = given.requiredPath(CommonOptions.SOT);
    var toStdout = given.text(OUT).filter(STDOUT::equals).isPresent();
    var beside = sot.resolveSibling("plan.json");
    var out = toStdout ? beside : given.path(OUT).orElse(beside);
    var planned =
        Planner.compile(
            PlanSource.Source.request(
                sot,
                GivenPath.folderOf(out),
                given.path(CommonOptions.CONFIG),
                given.flag(CommonOptions.STRICT),
                session));
    if (planned.plan().isEmpty()) {
      session.messages().failure(planned.diagnostics());
      return ExitCode.WRONG_INPUT;
    }
    var plan = planned.plan().get();
    session.messages().diagnostics(planned.diagnostics());
    if (toStdout) {
      session.out().write(stream -> Planner.write(plan, stream));
    } else {
      write(plan, out);
      session.out().line("[ok] plan written: " + Shown.text(out.toString()));
    }
    var counts = Counted.of(planned.diagnostics());
    session.messages().line(PlanSummary.of(plan) + (counts.isEmpty() ? "" : "; " + counts));
    return ExitCode.OK;
  }

  private static void write(ExecutionPlan plan, Path out) throws UnwritableException {
    try {
      AtomicFile.makeFoldersOf(out);
      AtomicFile.write(out, stream -> Planner.write(plan, stream));
    } catch (IOException cause) {
      throw new UnwritableException(
          out.toString(), cause, "name another file with `--out`, or make this one writable");
    }
  }
}
