package dev.taskexec.cli.command;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.exit.StopSignal;
import dev.taskexec.cli.exit.Verdict;
import dev.taskexec.cli.render.ForeseenText;
import dev.taskexec.cli.render.Progress;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.Cancellation;
import dev.taskexec.kernel.Kernel;
import dev.taskexec.kernel.RunReport;
import dev.taskexec.kernel.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A run that is shown on its way and that signals stop.
final class Watched {
  private final Session session;
  private final Progress progress;
  private final RunFormat format;
  private final Cancellation cancellation = new Cancellation();
  private final Verdict verdict = new Verdict();
  private final AtomicReference<Optional<StopSignal>> firstSignal =
      new AtomicReference<>(Optional.empty());

  private final List<EventSink> foreseeing = new ArrayList<>();
  private Optional<World> world = Optional.empty();
  private Runnable telling = () -> {};

  Watched(Session session, Progress progress, RunFormat format) {
    this.session = session;
    this.progress = progress;
    this.format = format;
  }

  /// What it runs in; made once.
  World world() {
    if (world.isEmpty()) {
      world = Optional.of(session.surroundings().world().get());
    }
    return world.get();
  }

  /// From now on it is told what would become of each task of a plan.
  void foresee(ExecutionPlan plan) {
    if (format == RunFormat.TEXT) {
      var text = new ForeseenText();
      foreseeing.add(text);
      telling = () -> text.write(plan.tasks().map(Task::id).toList(), session.out()::line);
    }
  }

  /// Who runs it; from now on a signal stops what runs, and not the kit.
  Kernel kernel() {
    var surroundings = session.surroundings();
    surroundings
        .signals()
        .listen(
            signal -> {
              firstSignal.compareAndSet(Optional.empty(), Optional.of(signal));
              cancellation.request(signal.reason());
            });
    return new Kernel(
        surroundings.providers().agents(), surroundings.providers().effects(), world());
  }

  Cancellation cancellation() {
    return cancellation;
  }

  List<EventSink> listeners() {
    var surroundings = session.surroundings();
    var animated = CommonOptions.isLiveTerminal(surroundings) && !surroundings.isSet("CI");
    var all =
        new ArrayList<>(
            List.of(
                verdict,
                progress.listener(session.messages(), animated),
                format.listener(session.out())));
    all.addAll(foreseeing);
    return all;
  }

  /// Tells what a run came to that has ended.
  ExitCode ended(RunReport report) {
    telling.run();
    format.end(report, session.out());
    return verdict.exitCode(firstSignal.get());
  }
}
