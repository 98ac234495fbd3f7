package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.render.PlanSummary;
import dev.taskexec.cli.render.Progress;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.ResumeRequest;
import dev.taskexec.kernel.RunBusyException;
import dev.taskexec.kernel.RunFolderException;
import dev.taskexec.kernel.RunOptions;
import dev.taskexec.kernel.RunRequest;
import dev.taskexec.kernel.Selected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// `run`: executes a plan and leaves a folder with what happened.
final class RunCommand implements Command {
  private static final int USUAL_WORKERS = 4;
  private static final int MOST_WORKERS = 1_000_000;
  private static final Duration USUAL_GRACE = Duration.ofSeconds(5);

  private static final Option DRY_RUN =
      Option.flag("--dry-run", "Runs no command; says what would become of each task.").or('n');
  private static final Option WORKERS =
      Option.value("--max-workers", "N", "How many tasks may run at once; 4 unless said.").or('j');
  private static final Option RUNS =
      Option.value("--runs", "DIR", "Where the run's folder is made; else `runs` beside the plan.");
  private static final Option GRACE =
      Option.value(
          "--grace",
          "TIME",
          "How long a command may take to end after Ctrl-C, such as 500ms, 5s (the default), 1m.");
  private static final Option RESUME =
      Option.value(
          "--resume",
          "RUN",
          "Goes on with a run whose kit has died, or that was stopped: its id, its folder or"
              + " latest.");
  private static final Option RETRY_IN_DOUBT =
      Option.flag(
              "--retry-in-doubt",
              "With --resume: runs tasks again that may have happened already. No variable sets it.")
          .onLineOnly();
  private static final Option PROGRESS =
      Option.value(
          "--progress", "HOW", "Shows the way: auto (the default), bar, plain lines, or none.");

  /// What was asked for is kept with the run.
  private static final List<Option> NOT_WITH_RESUME =
      List.of(
          DRY_RUN,
          CommonOptions.CONFIG,
          CommonOptions.SET,
          SelectionOptions.ONLY,
          SelectionOptions.SKIP,
          SelectionOptions.TAG,
          SelectionOptions.NO_NEEDS,
          SelectionOptions.RERUN,
          ConductOptions.FORCE,
          ConductOptions.LEARN);

  @Override
  public Syntax syntax() {
    return new Syntax(
        "run",
        "Executes a plan, or a source of truth planned on the way.",
        List.of(
            "The first Ctrl-C stops starting and ends what runs politely, the second ends it at"
                + " once."),
        "(--plan FILE | --sot FILE | --resume RUN) [OPTION]...",
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
            ConductOptions.FAIL_FAST,
            ConductOptions.MAX_FAIL,
            ConductOptions.TIMEOUT,
            ConductOptions.FORCE,
            PermitOptions.DENY,
            PermitOptions.REQUIRE_PERMITS,
            PermitOptions.REQUIRE_SANDBOX,
            PermitOptions.UNSANDBOXED,
            ConductOptions.LEARN,
            RESUME,
            RETRY_IN_DOUBT,
            PROGRESS,
            RunFormat.OPTION),
        List.of(
            new Syntax.Example("--plan plan.json", "runs exactly that plan"),
            new Syntax.Example("--sot sot.md -j 8", "plans and runs, eight tasks at once"),
            new Syntax.Example("--plan plan.json --dry-run", "shows the way, runs no command"),
            new Syntax.Example("--sot sot.md --only 'TASK-00?' --skip TASK-003", "runs some tasks"),
            new Syntax.Example("--sot sot.md --rerun failed", "runs again what failed"),
            new Syntax.Example("--sot sot.md --only TASK-001 --learn", "proposes its permits"),
            new Syntax.Example("--resume latest", "goes on after the kit was killed")));
  }

  @Override
  public ExitCode run(Given given, Session session)
      throws UsageException, UnwritableException, InterruptedException {
    var watched =
        new Watched(
            session,
            given.choice(PROGRESS, Progress.AUTO),
            given.choice(RunFormat.OPTION, RunFormat.TEXT));
    if (given.has(RESUME)) {
      return resuming(given, session, watched).run(given, session);
    }
    if (given.has(RETRY_IN_DOUBT)) {
      throw new UsageException(
          RETRY_IN_DOUBT.name(),
          "nothing is in doubt in a new run",
          "name one with `--resume RUN`");
    }
    var source = PlanSource.of(given);
    var options = options(given, source.folder(), session);
    var permits = PermitOptions.of(given);
    var config = given.path(CommonOptions.CONFIG);
    var read = source.read(config, false, session);
    var findings = read.diagnostics();
    var learn = options.learn().isPresent();
    if (read.plan().isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
      session.messages().failure(findings);
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(findings);
    var plan = read.plan().get();
    switch (options.selection().in(plan)) {
      case Selected.Wrong(var diagnostics) -> {
        session.messages().failure(diagnostics);
        return ExitCode.WRONG_INPUT;
      }
      case Selected.NothingToDo(var reason) -> {
        session.messages().line(Shown.text(reason));
        return ExitCode.OK;
      }
      case Selected.Tasks(var places) -> {
        var missing =
            permits.permitsRequired()
                ? RequiredPermits.missing(plan, places, source.path().toString())
                : Optional.<Diagnostic>empty();
        if (missing.isPresent()) {
          session.messages().failure(List.of(missing.get()));
          return ExitCode.REFUSED;
        }
      }
    }
    announce(plan, findings, session);
    if (learn) {
      LearnWarning.say(session.messages());
    } else {
      SandboxLine.say(
          plan,
          () -> watched.world().sandbox().probe(),
          permits.strictness() == Strictness.WAIVED,
          session.messages());
    }
    if (options.dryRun() && plan.grammar() != Grammar.LEGACY) {
      watched.foresee(plan);
    }
    var protection =
        permits.protection(
            KitFiles.around(source.file(), plan, config, session),
            source.rules(read, config, session));
    return execute(
        new RunRequest(plan, read.bytes(), source.folder(), config, options.under(protection)),
        watched);
  }

  private static Resuming resuming(Given given, Session session, Watched watched)
      throws UsageException {
    for (var option : NOT_WITH_RESUME) {
      if (given.has(option)) {
        throw new UsageException(
            given.where(option),
            "`%s` cannot be given with `--resume`: the run goes on as it was asked for"
                .formatted(given.where(option)),
            "leave it out, or start a new run");
      }
    }
    var here = session.surroundings().workingFolder();
    return new Resuming(
        given.text(RESUME).orElseThrow(),
        RunFinder.of(given, RUNS, here),
        new ResumeRequest.Changes(
            given.has(WORKERS)
                ? OptionalInt.of(given.number(WORKERS, 1, MOST_WORKERS, USUAL_WORKERS))
                : OptionalInt.empty(),
            given.has(GRACE) ? Optional.of(given.duration(GRACE, USUAL_GRACE)) : Optional.empty(),
            ConductOptions.maxFail(given),
            given.limit(ConductOptions.TIMEOUT)),
        PermitOptions.of(given),
        given.flag(RETRY_IN_DOUBT),
        watched);
  }

  private static RunOptions options(Given given, Path folder, Session session)
      throws UsageException {
    var workingFolder = session.surroundings().workingFolder();
    var runs = given.path(RUNS);
    if (given.flag(ConductOptions.LEARN)) {
      checkLearning(given);
    }
    return new RunOptions(
        given.number(WORKERS, 1, MOST_WORKERS, USUAL_WORKERS),
        given.flag(DRY_RUN),
        runs,
        given.duration(GRACE, USUAL_GRACE),
        ChildEnvironment.of(session.surroundings().environment()),
        workingFolder,
        ConductOptions.of(given),
        SelectionOptions.of(
            given, workingFolder.resolve(runs.orElseGet(() -> folder.resolve("runs")))),
        given.flag(ConductOptions.LEARN)
            ? Optional.of(kept(given, folder, session))
            : Optional.empty());
  }

  /// What is asked to be confined or refused cannot be watched doing all that it wants.
  private static void checkLearning(Given given) throws UsageException {
    if (given.flag(DRY_RUN)) {
      throw new UsageException(
          ConductOptions.LEARN.name(),
          "nothing can be learned where nothing happens",
          "leave out `--dry-run`");
    }
    for (var option : PermitOptions.ALL) {
      if (given.has(option)) {
        throw new UsageException(
            ConductOptions.LEARN.name(),
            "`--learn` runs all tasks unconfined, which `%s` contradicts"
                .formatted(given.where(option)),
            "leave one of them out");
      }
    }
  }

  private static RunOptions.Kept kept(Given given, Path folder, Session session)
      throws UsageException {
    var here = session.surroundings().workingFolder();
    var config = given.path(CommonOptions.CONFIG).orElseGet(() -> folder.resolve("config"));
    var files = new ArrayList<>(List.of(here.resolve(config)));
    given.path(CommonOptions.SOT).map(here::resolve).ifPresent(files::add);
    given.path(CommonOptions.PLAN).map(here::resolve).ifPresent(files::add);
    return new RunOptions.Kept(
        files, KeyFolder.of(session.surroundings().environment()).stream().toList());
  }

  private static void announce(ExecutionPlan plan, List<Diagnostic> findings, Session session) {
    var counts = Counted.of(findings);
    if (session.messages().isVerbose() || !counts.isEmpty()) {
      session.messages().line(PlanSummary.of(plan) + (counts.isEmpty() ? "" : "; " + counts));
    }
  }

  private static ExitCode execute(RunRequest request, Watched watched)
      throws UnwritableException, InterruptedException {
    try {
      return watched.ended(
          watched.kernel().run(request, watched.cancellation(), watched.listeners()));
    } catch (RunBusyException busy) {
      throw new BusyException(folder(request), busy);
    } catch (RunFolderException cause) {
      throw new UnwritableException(
          folder(request), cause, "free space there, or name another parent with `--runs`");
    }
  }

  /// The parent of the run's folder, as the user named it.
  private static String folder(RunRequest request) {
    return request.options().runs().orElseGet(() -> request.base().resolve("runs")).toString();
  }
}
