package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import dev.taskexec.effects.process.limit.OutputGauge;
import dev.taskexec.effects.process.limit.Sampler;
import dev.taskexec.effects.process.limit.Sampler.Settled;
import dev.taskexec.effects.process.tree.Orphans;
import dev.taskexec.effects.process.tree.ProcessTree;
import dev.taskexec.effects.process.tree.Traces;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process from behind its start to its end: what it spends is watched, and its tree is ended
/// when a budget does not reach, at once, and when the thread is interrupted, the first time
/// politely, the second time at once. Used by one thread.
final class Watch {
  /// 128 and SIGINT.
  private static final int ENDED_BY_CTRL_C = 130;

  /// An orphan that has ended fills a place in the system's table until the kit clears it away.
  private static final int LOOK_FOR_ORPHANS_MS = 2000;

  private static final String NAMESPACE = "namespace";

  private final Process process;
  private final Launcher launcher;
  private final Launch launch;
  private final CompletableFuture<Integer> exited;
  private final ErrorTail errors;
  private final ProcessTree tree;
  private final Sampler sampler;

  /// @param exited is completed when it has ended
  /// @param output made before the start
  /// @param errors made before the start
  Watch(
      Process process,
      Launcher launcher,
      Launch launch,
      CompletableFuture<Integer> exited,
      Meter meter,
      OutputGauge output,
      ErrorTail errors,
      Traces traces) {
    this.process = process;
    this.launcher = launcher;
    this.launch = launch;
    this.exited = exited;
    this.errors = errors;
    this.tree = ProcessTree.of(process, launcher.tree().equals(NAMESPACE), traces);
    this.sampler = new Sampler(meter, tree, output);
  }

  /// Returns when the process has ended; what it leaves behind when it ends by itself stays.
  ///
  /// @param moment how long an interrupt may come behind the end of a program that Ctrl-C ended
  /// @throws ExecutionException if Commons Exec failed, which is a bug
  Exec.End run(Duration grace, Duration moment) throws ExecutionException {
    try {
      var overrun = awaitExit();
      if (overrun.isPresent()) {
        return exhausted(overrun.get());
      }
      var code = exited.get();
      if (code == ENDED_BY_CTRL_C) {
        awaitOwnInterrupt(moment);
      }
      return ended(code);
    } catch (InterruptedException e) {
      return end(grace);
    }
  }

  private Optional<Overrun> awaitExit() throws InterruptedException, ExecutionException {
    while (true) {
      try {
        var pause = sampler.isNeeded() ? sampler.pauseMs() : LOOK_FOR_ORPHANS_MS;
        var unused = exited.get(pause, TimeUnit.MILLISECONDS);
        return sampler.lookClosely();
      } catch (TimeoutException e) {
        Orphans.clear();
        var overrun = sampler.look();
        if (overrun.isPresent()) {
          return overrun;
        }
      }
    }
  }

  /// Ctrl-C in a terminal ends the program at the same moment in which it reaches the kit. That the
  /// program has ended must not be known before that somebody wants everything to end, or the next
  /// command would be started.
  private static void awaitOwnInterrupt(Duration moment) throws InterruptedException {
    var never = new CountDownLatch(1);
    var unused = never.await(moment.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Exec.End ended(int code) {
    var settled = settle();
    if (settled.overrun().isPresent()) {
      return new Exec.End.OverBudget(settled.overrun().get(), settled.usage());
    }
    return launcher
        .notStarted(launch, code, errors::text)
        .<Exec.End>map(Exec.End.NotStarted::new)
        .orElseGet(() -> new Exec.End.Exited(code, settled.usage()));
  }

  private Exec.End exhausted(Overrun overrun) {
    tree.kill();
    awaitAnswer();
    return new Exec.End.OverBudget(overrun, settle().usage());
  }

  /// Ends the tree, because this thread was interrupted, and clears its interrupt status.
  Exec.End end(Duration grace) {
    var how = endTree(grace);
    awaitAnswer();
    Thread.interrupted();
    return new Exec.End.Ended(how, settle().usage());
  }

  private String endTree(Duration grace) {
    tree.terminate();
    try {
      if (tree.endsWithin(grace)) {
        return "ended on request";
      }
      lookBeforeKilling();
      tree.kill();
      return "killed after " + grace.toMillis() + " ms of grace";
    } catch (InterruptedException e) {
      lookBeforeKilling();
      tree.kill();
      return "killed on the second request";
    }
  }

  /// What is killed and nobody waits for is on no account afterwards.
  private void lookBeforeKilling() {
    if (sampler.isNeeded()) {
      var unused = sampler.lookClosely();
    }
  }

  /// Commons Exec is done with the process; its answer no longer matters.
  private void awaitAnswer() {
    var unused = exited.handle((code, failure) -> true).join();
  }

  /// Lets the process, which has ended, go; only then is known what it used.
  private Settled settle() {
    tree.close();
    return sampler.settle(
        process instanceof LinuxProcess linux && linux.usage().isPresent()
            ? OptionalLong.of(linux.usage().get().cpuMs())
            : OptionalLong.empty());
  }
}
