package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.Observer;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.Authority.Unconfined;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.process.grant.BaseSet;
import dev.taskexec.effects.process.grant.UngrantableException;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LauncherChoice;
import dev.taskexec.effects.process.trace.Traced;
import dev.taskexec.effects.process.trace.Tracing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// `process.exec`: runs one program and waits for it. Safe for use by many threads.
///
/// - Arguments: `argv` (the program and its arguments, which reach it exactly as they are), `cwd`
///   (relative to the context's folder; absent for that folder), `env` (variables beside the
///   context's).
/// - A program with a slash in its name is sought from the working folder, any other along the
///   `PATH` of its own environment.
/// - Standard input is empty. Output goes straight to the context's files, without passing through
///   this process unless secrets are to be taken out of it, and nowhere where there are none. The
///   effect ends when the program ends, also when something that it left behind still holds those
///   files.
/// - Result: `{"exit": n}`; `128 + s` for a program that was ended by signal `s`, as shells say it.
public final class ProcessExec implements Effect {
  private static final String NAME = "process.exec";
  private static final int VERSION = 1;
  private static final int LONGEST_REASON = 400;
  private static final String TRACE = "trace";

  private static final Duration MOMENT = Duration.ofMillis(100);

  private final Supplier<Launcher> launcher;
  private final Duration moment;
  private final ProgramDigest digests = new ProgramDigest();

  public ProcessExec() {
    this(LauncherChoice::get, MOMENT);
  }

  /// @param launcher is asked when the first process starts, because that may take a moment
  /// @param moment see [Exec#run]
  ProcessExec(Supplier<Launcher> launcher, Duration moment) {
    this.launcher = launcher;
    this.moment = moment;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public EffectDescription description() {
    return ExecDescription.TEXT;
  }

  @Override
  public List<PermitRule> requests(EffectEnvelope envelope, Path folder) {
    try {
      return ExecRequests.of(ExecArguments.read(envelope.args()), folder);
    } catch (WrongArgumentsException e) {
      return List.of();
    }
  }

  @Override
  public Optional<EffectOutcome.Refused> foreseen(EffectEnvelope envelope, EffectContext context) {
    if (!(context.authority() instanceof Confined confined)) {
      return Optional.empty();
    }
    try {
      var launch = launch(ExecArguments.read(envelope.args()), context);
      ConfinedStart.prepare(launcher.get(), launch, context, confined, false).close();
      return Optional.empty();
    } catch (UngrantableException e) {
      return Optional.of(refused(e));
    } catch (WrongArgumentsException e) {
      return Optional.empty();
    }
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    if (!envelope.effect().equals(NAME) || envelope.version() != VERSION) {
      return notStarted(
          "%s version %d was asked of %s version %d"
              .formatted(envelope.effect(), envelope.version(), NAME, VERSION));
    }
    try {
      var arguments = ExecArguments.read(envelope.args());
      var launch = launch(arguments, context);
      if (Thread.interrupted()) {
        return cancelled(arguments, "not started", Usage.NONE);
      }
      return switch (context.authority()) {
        case Unconfined _ -> {
          var observer = context.observer();
          yield observer.isPresent()
              ? watched(arguments, launch, context, observer.get())
              : run(launcher.get(), arguments, launch, context);
        }
        case Confined confined -> confined(arguments, launch, context, confined);
      };
    } catch (WrongArgumentsException e) {
      return notStarted(e.reason());
    } catch (UngrantableException e) {
      return refused(e);
    }
  }

  private EffectOutcome confined(
      ExecArguments arguments, Launch launch, EffectContext context, Confined authority)
      throws EvidenceException, UngrantableException, WrongArgumentsException {
    try (var start = ConfinedStart.prepare(launcher.get(), launch, context, authority, true)) {
      var facts = facts(start.launcher(), arguments, launch);
      if (start.isEnforced()) {
        facts.put("base_set", BaseSet.VERSION);
      }
      start
          .program()
          .ifPresent(
              program -> {
                facts.put("program", program.toString());
                digests
                    .of(program)
                    .ifPresent(digest -> facts.put("program_digest", digest.toString()));
              });
      return run(start.launcher(), arguments, start.launch(), facts.build(), context);
    }
  }

  private EffectOutcome watched(
      ExecArguments arguments, Launch launch, EffectContext context, Observer observer)
      throws EvidenceException {
    var file = observer.folder().resolve(TRACE);
    var traced = new Traced(launcher.get(), Tracing.result(), file);
    var outcome = run(traced, arguments, launch, context);
    if (!(outcome instanceof EffectOutcome.Failed)) {
      traced.seen(launch.folder()).forEach(observer::saw);
    }
    return outcome;
  }

  private EffectOutcome run(
      Launcher chosen, ExecArguments arguments, Launch launch, EffectContext context)
      throws EvidenceException {
    return run(chosen, arguments, launch, facts(chosen, arguments, launch).build(), context);
  }

  private static Launch launch(ExecArguments arguments, EffectContext context)
      throws WrongArgumentsException {
    var folder = context.folder();
    return new Launch(
        arguments.argv(),
        arguments.cwd().map(folder::resolve).orElse(folder),
        ExecEnvironment.of(arguments, context),
        context.output());
  }

  private EffectOutcome run(
      Launcher chosen,
      ExecArguments arguments,
      Launch launch,
      JsonValue.Obj facts,
      EffectContext context)
      throws EvidenceException {
    var began = context.nanos().getAsLong();
    var end =
        Exec.run(
            chosen,
            launch,
            () -> context.witness().begins(facts),
            context.meter(),
            context.redaction(),
            context.grace(),
            moment);
    var ms = TimeUnit.NANOSECONDS.toMillis(context.nanos().getAsLong() - began);
    var wall = Usage.NONE.with(Quantity.WALL_MS, ms, Usage.How.MEASURED);
    return switch (end) {
      case Exec.End.Exited(var code, var usage) ->
          new EffectOutcome.Done(
              JsonValue.Obj.builder().put("exit", code).build(), wall.plus(usage));
      case Exec.End.OverBudget(var overrun, var usage) ->
          new EffectOutcome.Exhausted(overrun, wall.plus(usage));
      case Exec.End.NotStarted(var reason) -> notStarted(reason);
      case Exec.End.Unwritten(var reason) ->
          new EffectOutcome.Failed(OneLine.of(reason, LONGEST_REASON), true);
      case Exec.End.Ended(var how, var usage) -> cancelled(arguments, how, wall.plus(usage));
    };
  }

  private static EffectOutcome cancelled(ExecArguments arguments, String how, Usage usage) {
    return new EffectOutcome.Cancelled(
        OneLine.of(arguments.argv().getFirst(), LONGEST_REASON) + ": " + how, usage);
  }

  /// What the record says about a process: of its variables the names only.
  private static JsonValue.Obj.Builder facts(
      Launcher launcher, ExecArguments arguments, Launch launch) {
    var facts =
        JsonValue.Obj.builder()
            .putStrings("argv", launch.argv())
            .put("cwd", launch.folder().toString())
            .putStrings("env", List.copyOf(arguments.env().keySet()))
            .put("launcher", launcher.name())
            .put("tree", launcher.tree())
            .put("tier", launcher.tier());
    return launcher.notes().isEmpty() ? facts : facts.putStrings("notes", launcher.notes());
  }

  private static EffectOutcome.Refused refused(UngrantableException e) {
    return new EffectOutcome.Refused(
        OneLine.of(e.rule(), LONGEST_REASON), OneLine.of(e.remedy(), LONGEST_REASON));
  }

  private static EffectOutcome notStarted(String reason) {
    return new EffectOutcome.Failed(OneLine.of(reason, LONGEST_REASON), false);
  }
}
