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
import dev.taskexec.cli.render.PlanSummary;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.report.Format;
import dev.taskexec.cli.report.Report;
import dev.taskexec.cli.session.Session;
import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final Option CHECK =
      Option.flag(
          "--check",
          "Writes nothing, and ends with 4 and the difference if the plan on disk is not what the"
              + " source says. Parameters are those of the plan on disk unless `--set` gives them.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "plan",
        "Compiles a source of truth and its configuration into one reviewable plan.",
        List.of(),
        "--sot FILE [--out FILE] [OPTION]...",
        CommonOptions.with(
            CommonOptions.SOT,
            OUT,
            CommonOptions.CONFIG,
            CommonOptions.SET,
            CHECK,
            CommonOptions.STRICT,
            Telling.FORMAT),
        List.of(
            new Syntax.Example("--sot sot.md", "writes plan.json beside sot.md"),
            new Syntax.Example("--sot sot.md --out out/plan.json", "writes it elsewhere"),
            new Syntax.Example("--sot sot.md --set version=1.4.2", "gives a parameter its value"),
            new Syntax.Example("--sot sot.md --check", "is plan.json up to date? for a CI step"),
            new Syntax.Example("--sot sot.md --strict", "refuses what it would warn of")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var sot = given.requiredPath(CommonOptions.SOT);
    var config = given.path(CommonOptions.CONFIG);
    var toStdout = given.text(OUT).filter(STDOUT::equals).isPresent();
    var beside = sot.resolveSibling("plan.json");
    var out = toStdout ? beside : target(given).orElse(beside);
    refuseInput(out, sot, config);
    var telling = Telling.of(given, session);
    refuseTwoDocuments(toStdout, telling);
    var check = given.flag(CHECK);
    if (check && toStdout) {
      throw new UsageException(
          CHECK.name(),
          "`--check` looks at a file, and `--out -` names none",
          "name the plan with `--out`, or leave it out for plan.json beside the source");
    }
    var strict = given.flag(CommonOptions.STRICT);
    PlanCheck.Compilation compilation =
        params ->
            Planner.compile(
                PlanSource.Source.request(
                    sot, GivenPath.folderOf(out), config, strict, params, session));
    var params = given.assignments(CommonOptions.SET);
    if (check) {
      return new PlanCheck(sot, out, params, telling).run(compilation);
    }
    var planned = compilation.with(params);
    var plan = planned.plan();
    var report =
        new Report(
            "plan",
            sot.toString(),
            plan.isPresent() ? ExitCode.OK : ExitCode.WRONG_INPUT,
            found(planned, sot, out, session),
            plan.map(_ -> out.toString()),
            plan);
    if (plan.isEmpty()) {
      return telling.failed(report);
    }
    if (toStdout) {
      return telling.done(report, counts -> print(plan.get(), counts, session));
    }
    try {
      write(plan.get(), out);
    } catch (UnwritableException cause) {
      return telling.failed(report.unwritten(cause.diagnostic()));
    }
    return telling.done(
        report,
        counts -> {
          session.out().line("[ok] plan written: " + Shown.text(out.toString()));
          session.messages().line(PlanSummary.of(plan.get()) + counts);
        });
  }

  private static List<Diagnostic> found(Planned planned, Path sot, Path out, Session session) {
    var found = new ArrayList<>(planned.diagnostics());
    var folder = session.surroundings().workingFolder().resolve(GivenPath.folderOf(out));
    planned
        .plan()
        .ifPresent(plan -> found.addAll(new UnusedPermits(plan, sot, folder, session).find()));
    return found;
  }

  private static void print(ExecutionPlan plan, String counts, Session session) {
    session.out().write(stream -> Planner.write(plan, stream));
    session.messages().line(PlanSummary.of(plan) + counts);
  }

  /// Standard output takes one document.
  private static void refuseTwoDocuments(boolean toStdout, Telling telling) throws UsageException {
    if (toStdout && telling.format() != Format.TEXT) {
      throw new UsageException(
          Telling.FORMAT.name(),
          "the plan and what was found cannot both go to standard output",
          "name a file with `--out`, or leave out `--format`");
    }
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
