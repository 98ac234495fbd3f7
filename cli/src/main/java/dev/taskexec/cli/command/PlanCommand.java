package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        CommonOptions.with(
            CommonOptions.SOT, OUT, CommonOptions.CONFIG, CommonOptions.SET, CommonOptions.STRICT),
        List.of(
            new Syntax.Example("--sot sot.md", "writes plan.json beside sot.md"),
            new Syntax.Example("--sot sot.md --out out/plan.json", "writes it elsewhere"),
            new Syntax.Example("--sot sot.md --strict", "refuses what it would warn of")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException, UnwritableException {
    var sot = given.requiredPath(CommonOptions.SOT);
    var config = given.path(CommonOptions.CONFIG);
    var toStdout = given.text(OUT).filter(STDOUT::equals).isPresent();
    var beside = sot.resolveSibling("plan.json");
    var out = toStdout ? beside : target(given).orElse(beside);
    refuseInput(out, sot, config);
    var planned =
        Planner.compile(
            PlanSource.Source.request(
                sot,
                GivenPath.folderOf(out),
                config,
                given.flag(CommonOptions.STRICT),
                given.assignments(CommonOptions.SET),
                session));
    var findings = PlanSource.findings(planned.plan(), planned.diagnostics(), sot);
    if (planned.plan().isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
      session.messages().failure(findings);
      return ExitCode.WRONG_INPUT;
    }
    var plan = planned.plan().get();
    session.messages().diagnostics(findings);
    if (toStdout) {
      session.out().write(stream -> Planner.write(plan, stream));
    } else {
      write(plan, out);
      session.out().line("[ok] plan written: " + Shown.text(out.toString()));
    }
    var counts = Counted.of(findings);
    session.messages().line(PlanSummary.of(plan) + (counts.isEmpty() ? "" : "; " + counts));
    return ExitCode.OK;
  }

  private static Optional<Path> target(Given given) throws UsageException {
    var text = given.text(OUT).orElse("");
    if (text.endsWith("/")) {
      throw new UsageException(
          OUT.name(),
          "`%s` names a folder".formatted(text),
          "name a file in it, such as `%splan.json`".formatted(text));
    }
    return given.path(OUT);
  }

  /// A plan in the place of what it is made from would destroy it.
  private static void refuseInput(Path out, Path sot, Optional<Path> config) throws UsageException {
    var folder = config.orElseGet(() -> sot.resolveSibling("config"));
    var inputs = List.of(sot, folder.resolve("manifest.json"), folder.resolve("hooks.json"));
    for (var input : inputs) {
      if (isSameFile(out, input)) {
        throw new UsageException(
            OUT.name(),
            "the plan would replace `%s`, which it is made from".formatted(input),
            "name another file with `--out`");
      }
    }
  }

  private static boolean isSameFile(Path one, Path other) {
    try {
      return Files.isRegularFile(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException _) {
      return false;
    }
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
