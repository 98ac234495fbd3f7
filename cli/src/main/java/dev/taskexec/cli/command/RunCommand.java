package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.exit.StopSignal;
import dev.taskexec.cli.exit.Verdict;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.render.PlanSummary;
import dev.taskexec.cli.render.Progress;
import dev.taskexec.cli.render.Role;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.Cancellation;
import dev.taskexec.kernel.Conduct;
import dev.taskexec.kernel.Kernel;
import dev.taskexec.kernel.RunFolderException;
import dev.taskexec.kernel.RunOptions;
import dev.taskexec.kernel.RunRequest;
import dev.taskexec.kernel.Selected;
import dev.taskexec.planner.Planner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// `run`: executes a plan and leaves a folder with what happened.
final class RunCommand implements Command {
  private static final int USUAL_WORKERS = 4;
  private static final int MOST_WORKERS = 1_000_000;
  private static final Duration USUAL_GRACE = Duration.ofSeconds(5);

  private static final Option DRY_RUN =
      Option.flag("--dry-run", "Runs no command; every task goes to the agent noop.").or('n');
  private static final Option WORKERS =
      Option.value("--max-workers", "N", "How many tasks may run at once; 4 unless said.").or('j');
  private static final Option RUNS =
      Option.value("--runs", "DIR", "Where the run's folder is made; else `runs` beside the plan.");
  private static final Option GRACE =
      Option.value(
          "--grace",
          "TIME",
          "How long a command may take to end after Ctrl-C, such as 500ms, 5s (the default), 1m.");
  private static final Option FORCE =
      Option.flag("--force", "Runs tasks that are up to date all the same.");
  private static final Option UNSANDBOXED =
      Option.flag(
              "--allow-unsandboxed",
              "Runs confined tasks although nothing confines them. No variable sets it.")
          .onLineOnly();
  private static final Option PROGRESS =
      Option.value(
          "--progress", "HOW", "Shows the way: auto (the default), bar, plain lines, or none.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "run",
        "Executes a plan, or a source of truth planned on the way.",
        List.of(
            "The first Ctrl-C stops starting and ends what runs politely, the second ends it at"
                + " once."),
        "(--plan FILE | --sot FILE) [OPTION]...",
        CommonOptions.with(
            CommonOptions.PLAN,
            CommonOptions.SOT,
            CommonOptions.CONFIG,
            CommonOptions.SET,
            DRY_RUN,
            WORKERS,
            RUNS,
            GRACE,
            SelectionOptions.ONLY,
            SelectionOptions.SKIP,
            SelectionOptions.TAG,
            SelectionOptions.NO_NEEDS,
            SelectionOptions.RERUN,
            FORCE,
            UNSANDBOXED,
            PROGRESS,
            RunFormat.OPTION),
        List.of(
            new Syntax.Example("--plan plan.json", "runs exactly that plan"),
            new Syntax.Example("--sot sot.md -j 8", "plans and runs, eight tasks at once"),
            new Syntax.Example("--plan plan.json --dry-run", "shows the way, runs no command"),
            new Syntax.Example(
                "--sot sot.md --only 'TASK-00?' --skip TASK-003", "runs some tasks"),
            new Syntax.Example("--sot sot.md --rerun failed", "runs again what failed")));
  }

  @Override
  public ExitCode run(Given given, Session session)
      throws UsageException, UnwritableException, InterruptedException {
    var source = PlanSource.of(given);
    var options = options(given, source.folder(), session);
    var progress = given.choice(PROGRESS, Progress.AUTO);
    var format = given.choice(RunFormat.OPTION, RunFormat.TEXT);
    var read = source.read(given.path(CommonOptions.CONFIG), false, session);
    var unsandboxed = options.conduct().unsandboxed();
    var findings =
        PlanSource.refusals(read.plan(), read.diagnostics(), source.path(), unsandboxed);
    if (read.plan().isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
      session.messages().failure(findings);
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(findings);
    switch (options.selection().in(read.plan().get())) {
      case Selected.Wrong(var diagnostics) -> {
        session.messages().failure(diagnostics);
        return ExitCode.WRONG_INPUT;
      }
      case Selected.NothingToDo(var reason) -> {
        session.messages().line(Shown.text(reason));
        return ExitCode.OK;
      }
      case Selected.Tasks _ -> {}
    }
    announce(read.plan().get(), findings, session);
    if (unsandboxed) {
      warn(read.plan().get(), session);
    }
    return execute(
        new RunRequest(
            read.plan().get(),
            read.bytes(),
            source.folder(),
            given.path(CommonOptions.CONFIG),
            options),
        progress,
        format,
        session);
  }

  private static RunOptions options(Given given, Path folder, Session session)
      throws UsageException {
    var workingFolder = session.surroundings().workingFolder();
    var runs = given.path(RUNS);
    var usual = Conduct.USUAL;
    return new RunOptions(
        given.number(WORKERS, 1, MOST_WORKERS, USUAL_WORKERS),
        given.flag(DRY_RUN),
        runs,
        given.duration(GRACE, USUAL_GRACE),
        ChildEnvironment.of(session.surroundings().environment()),
        workingFolder,
        new Conduct(
            usual.maxFail(), usual.timeout(), given.flag(FORCE), given.flag(UNSANDBOXED)),
        SelectionOptions.of(
            given, workingFolder.resolve(runs.orElseGet(() -> folder.resolve("runs")))));
  }

  /// Said whatever else is not: somebody may have put the option into a script long ago.
  private static void warn(ExecutionPlan plan, Session session) {
    var count = Planner.unconfinedAllTheSame(plan);
    if (count > 0 || plan.sandbox().isPresent()) {
      session
          .messages()
          .error(
              session.messages().styles().paint(Role.WARNING, "WARNING")
                  + ": --allow-unsandboxed: nothing confines the %s that the plan confines; "
                      .formatted(count == 1 ? "task" : count + " tasks")
                  + "%s may do all that you may".formatted(count == 1 ? "it" : "they"));
    }
  }

  private static void announce(ExecutionPlan plan, List<Diagnostic> findings, Session session) {
    var counts = Counted.of(findings);
    if (session.messages().isVerbose() || !counts.isEmpty()) {
      session.messages().line(PlanSummary.of(plan) + (counts.isEmpty() ? "" : "; " + counts));
    }
  }

  private static ExitCode execute(RunRequest request, Progress progress, RunFormat format, Session session)
      throws UnwritableException, InterruptedException {
    var surroundings = session.surroundings();
    var cancellation = new Cancellation();
    var firstSignal = new AtomicReference<Optional<StopSignal>>(Optional.empty());
    surroundings
        .signals()
        .listen(
            signal -> {
              firstSignal.compareAndSet(Optional.empty(), Optional.of(signal));
              cancellation.request(signal.reason());
            });
    var verdict = new Verdict();
    var animated = CommonOptions.isLiveTerminal(surroundings) && !surroundings.isSet("CI");
    var kernel =
        new Kernel(
            surroundings.providers().agents(),
            surroundings.providers().effects(),
            surroundings.world());
    var listeners =
        List.of(
            verdict,
            progress.listener(session.messages(), animated),
            format.listener(session.out()));
    try {
      var report = kernel.run(request, cancellation, listeners);
      format.end(report, session.out());
    } catch (RunFolderException cause) {
      throw new UnwritableException(
          request.options().runs().orElseGet(() -> request.base().resolve("runs")).toString(),
          cause,
          "free space there, or name another parent with `--runs`");
    }
    return verdict.exitCode(firstSignal.get());
  }
}
