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
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.process.confinement.Confinement;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LauncherChoice;
import dev.taskexec.effects.process.trace.Traced;
import dev.taskexec.effects.process.trace.Tracing;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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
///   this process, and nowhere where there are none. The effect ends when the program ends, also
///   when something that it left behind still holds those files.
/// - Result: `{"exit": n}`; `128 + s` for a program that was ended by signal `s`, as shells say it.
public final class ProcessExec implements Effect {
  private static final String NAME = "process.exec";
  private static final int VERSION = 1;
  private static final int LONGEST_REASON = 400;
  private static final String TRACE = "trace";

  private static final Duration MOMENT = Duration.ofMillis(100);

  private final Supplier<Launcher> launcher;
  private final Duration moment;

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
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    if (!envelope.effect().equals(NAME) || envelope.version() != VERSION) {
      return notStarted(
          "%s version %d was asked of %s version %d"
              .formatted(envelope.effect(), envelope.version(), NAME, VERSION));
    }
    try {
      var arguments = ExecArguments.read(envelope.args());
      return run(arguments, launch(arguments, context), context);
    } catch (WrongArgumentsException e) {
      return notStarted(e.reason());
    }
  }

  private static Launch launch(ExecArguments arguments, EffectContext context)
      throws WrongArgumentsException {
    var folder = context.folder();
    return new Launch(
        arguments.argv(),
        arguments.cwd().map(folder::resolve).orElse(folder),
        environment(arguments, context),
        context.output());
  }

  private static SequencedMap<String, String> environment(
      ExecArguments arguments, EffectContext context) throws WrongArgumentsException {
    for (var variable : context.environment().entrySet()) {
      ExecArguments.checkVariable(variable.getKey(), variable.getValue());
    }
    var environment = new LinkedHashMap<>(context.environment());
    environment.putAll(arguments.env());
    return Collections.unmodifiableSequencedMap(environment);
  }

  private EffectOutcome run(ExecArguments arguments, Launch launch, EffectContext context)
      throws EvidenceException {
    var program = launch.argv().getFirst();
    if (Thread.interrupted()) {
      return new EffectOutcome.Cancelled(
          OneLine.of(program, LONGEST_REASON) + ": not started", Usage.NONE);
    }
    var observer = context.observer();
    if (observer.isPresent()) {
      return watched(arguments, launch, context, observer.get());
    }
    var chosen =
        context.confined() ? Confinement.around(launcher.get(), context.meter()) : launcher.get();
    return run(chosen, arguments, launch, context);
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
    var program = launch.argv().getFirst();
    var facts = facts(chosen, arguments, launch);
    var began = context.nanos().getAsLong();
    var end =
        Exec.run(
            chosen,
            launch,
            () -> context.witness().begins(facts),
            context.meter(),
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
      case Exec.End.Ended(var how, var usage) ->
          new EffectOutcome.Cancelled(
              OneLine.of(program, LONGEST_REASON) + ": " + how, wall.plus(usage));
    };
  }

  /// What the record says about a process: of its variables the names only.
  private static JsonValue.Obj facts(Launcher launcher, ExecArguments arguments, Launch launch) {
    var facts =
        JsonValue.Obj.builder()
            .putStrings("argv", launch.argv())
            .put("cwd", launch.folder().toString())
            .putStrings("env", List.copyOf(arguments.env().keySet()))
            .put("launcher", launcher.name())
            .put("tree", launcher.tree());
    return launcher.notes().isEmpty()
        ? facts.build()
        : facts.putStrings("notes", launcher.notes()).build();
  }

  private static EffectOutcome notStarted(String reason) {
    return new EffectOutcome.Failed(OneLine.of(reason, LONGEST_REASON), false);
  }
}
