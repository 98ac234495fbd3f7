package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.DifferenceText;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.BrokenRun;
import dev.taskexec.kernel.ResumeException;
import dev.taskexec.kernel.ResumeRequest;
import dev.taskexec.kernel.ResumeRequest.Changes;
import dev.taskexec.kernel.RunBusyException;
import dev.taskexec.kernel.RunFolderException;
import dev.taskexec.planner.LoadRequest;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.diff.PlanDifference;
import java.util.List;
import java.util.Optional;

/// `run --resume`: goes on with a run whose kit has died, or that was stopped.
///
/// @param name of the run, as it was given
/// @param changes what is different from how the run was asked for
/// @param permits what is said of permits now
/// @param retryInDoubt whether tasks in doubt run again that are not idempotent
record Resuming(
    String name,
    RunFinder finder,
    Changes changes,
    PermitOptions permits,
    boolean retryInDoubt,
    Watched watched) {

  ExitCode run(Given given, Session session)
      throws UsageException, UnwritableException, InterruptedException {
    var found = finder.find(name);
    if (found.isEmpty()) {
      session.messages().failure(List.of(finder.missing(name)));
      return ExitCode.WRONG_INPUT;
    }
    try {
      var run = BrokenRun.at(found.get(), session.surroundings().workingFolder());
      var loaded = load(run, session);
      var all = permits.resuming(run, given);
      var findings = loaded.diagnostics();
      if (loaded.plan().isEmpty() || findings.stream().anyMatch(Diagnostic::isError)) {
        session.messages().failure(findings);
        return ExitCode.WRONG_INPUT;
      }
      var other = otherThanNamed(given, run, loaded.plan().get(), session);
      if (other.isPresent()) {
        return other.get();
      }
      session.messages().diagnostics(findings);
      var plan = loaded.plan().get();
      var missing = all.permitsRequired() ? missing(run, plan) : Optional.<Diagnostic>empty();
      if (missing.isPresent()) {
        session.messages().failure(List.of(missing.get()));
        return ExitCode.REFUSED;
      }
      SandboxLine.say(
          plan,
          () -> watched.world().sandbox().probe(),
          all.strictness() == Strictness.WAIVED,
          session.messages());
      return resume(request(run, loaded, all, session), session);
    } catch (ResumeException refused) {
      return say(refused, session);
    }
  }

  private static Optional<Diagnostic> missing(BrokenRun run, ExecutionPlan plan) {
    return RequiredPermits.missing(plan, run.selected(), run.shown());
  }

  private ResumeRequest request(
      BrokenRun run, PlanSource.Read loaded, PermitOptions all, Session session) {
    var plan = loaded.plan().orElseThrow();
    var file = run.base().resolve("plan.json");
    var rules = new PlanRules(_ -> Optional.empty(), plan, run.plan().toString(), loaded.bytes());
    return new ResumeRequest(
        run,
        plan,
        loaded.bytes(),
        changes,
        all.protection(KitFiles.around(file, plan, run.config(), session), rules),
        retryInDoubt,
        ChildEnvironment.of(session.surroundings().environment()));
  }

  private ExitCode resume(ResumeRequest request, Session session)
      throws UnwritableException, ResumeException, InterruptedException {
    try {
      var resumed = watched.kernel().resume(request, watched.cancellation(), watched.listeners());
      if (resumed.wasFinished()) {
        session.messages().line("nothing is left to do in " + request.run().id());
      }
      return watched.ended(resumed.report());
    } catch (RunBusyException busy) {
      throw new BusyException(request.run().shown(), busy);
    } catch (RunFolderException cause) {
      throw new UnwritableException(
          request.run().shown(), cause, "free space there, and resume it again");
    }
  }

  /// The plan as it was run, with the hooks that count for it where it was.
  private static PlanSource.Read load(BrokenRun run, Session session) {
    var surroundings = session.surroundings();
    var loaded =
        Planner.loadCopy(
            new LoadRequest(
                run.base().resolve("plan.json"),
                run.config(),
                surroundings.providers().agentNames(),
                KeyFolder.of(surroundings.environment())),
            run.plan());
    var bad = loaded.diagnostics().stream().anyMatch(Diagnostic::isError);
    return new PlanSource.Read(
        bad ? Optional.empty() : loaded.plan(), loaded.bytes(), loaded.diagnostics());
  }

  /// The exit code where the user also names a plan or a source, and it says something else.
  private static Optional<ExitCode> otherThanNamed(
      Given given, BrokenRun run, ExecutionPlan plan, Session session) throws UsageException {
    if (!given.has(CommonOptions.PLAN) && !given.has(CommonOptions.SOT)) {
      return Optional.empty();
    }
    var source =
        switch (PlanSource.of(given)) {
          case PlanSource.Source(var path, _) -> new PlanSource.Source(path, plan.params());
          case PlanSource.Ready ready -> ready;
        };
    var named = source.read(run.config(), false, session);
    if (named.plan().isEmpty()) {
      session.messages().failure(named.diagnostics());
      return Optional.of(ExitCode.WRONG_INPUT);
    }
    if (Planner.digest(named.plan().get()).equals(Planner.digest(plan))) {
      return Optional.empty();
    }
    var difference = PlanDifference.between(plan, named.plan().get());
    DifferenceText.write(difference, session.messages()::line);
    session
        .messages()
        .failure(
            List.of(
                Diagnostic.of(
                    Code.RUN003,
                    new Place.OfFile(source.path().toString()),
                    "`%s` is not the plan of the run %s: %s"
                        .formatted(
                            source.path(),
                            run.id(),
                            difference.isEmpty()
                                ? "it says the same, but holds fields that the other has not"
                                : DifferenceText.summary(difference)),
                    "resume the run without naming a plan, or start the new one with `run`")));
    return Optional.of(ExitCode.STALE);
  }

  private ExitCode say(ResumeException refused, Session session) {
    var code =
        switch (refused.trouble()) {
          case NOT_RESUMABLE -> Code.RUN002;
          case OTHER_PLAN -> Code.RUN003;
          case DAMAGED -> Code.RUN004;
        };
    session
        .messages()
        .failure(
            List.of(
                Diagnostic.of(
                    code,
                    new Place.OfFile(name),
                    String.valueOf(refused.getMessage()),
                    refused.help())));
    return switch (refused.trouble()) {
      case NOT_RESUMABLE -> ExitCode.WRONG_INPUT;
      case OTHER_PLAN -> ExitCode.STALE;
      case DAMAGED -> ExitCode.UNVERIFIED;
    };
  }
}
