package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.limit.OutputGauge;
import dev.taskexec.effects.process.pump.Outlet;
import dev.taskexec.effects.process.tree.Orphans;
import dev.taskexec.effects.process.tree.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/// One program from its start to its end, run by Commons Exec.
///
/// Commons Exec waits for the process on a virtual thread of its own that nobody interrupts,
/// because its executor clears an interrupt that comes just after the process ended. The thread
/// that asked watches the process instead, so every interrupt of it is seen; see [Watch].
final class Exec extends DefaultExecutor {

  /// How a program ended.
  sealed interface End {
    /// @param usage what is known of it
    record Exited(int code, Usage usage) implements End {}

    record NotStarted(String reason) implements End {}

    /// It ended by itself, and not all of its output could be written.
    record Unwritten(String reason) implements End {}

    /// By an interrupt.
    ///
    /// @param usage what is known of it
    record Ended(String how, Usage usage) implements End {}

    /// Because a budget did not reach, or that was seen when it had ended.
    ///
    /// @param usage what is known of it
    record OverBudget(Overrun overrun, Usage usage) implements End {}
  }

  /// Is told just before the program starts.
  @FunctionalInterface
  interface Witness {
    /// @throws EvidenceException if the program must not start
    void begins() throws EvidenceException;
  }

  /// How a launcher says that it cannot find orphans.
  private static final String PARENTS_ONLY = "descendants";

  private final Launcher launcher;
  private final Launch launch;
  private final Witness witness;
  private final Meter meter;
  private final Redaction redaction;
  private final OutputGauge output;
  private final ErrorTail errors;
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();
  private volatile Outlet outlet = new Outlet.Direct(Optional.empty());
  private volatile Optional<IOException> lost = Optional.empty();

  // The builder of Commons Exec cannot build a subclass.
  @SuppressWarnings("deprecation")
  private Exec(
      Launcher launcher, Launch launch, Witness witness, Meter meter, Redaction redaction) {
    this.launcher = launcher;
    this.launch = launch;
    this.witness = witness;
    this.meter = meter;
    this.redaction = redaction;
    this.output = new OutputGauge(launch.output());
    this.errors = new ErrorTail(launch.output());
    setStreamHandler(new Streams());
    setExitValues(null); // every exit code is an answer
    setWorkingDirectory(null); // the launcher's business
  }

  /// Runs the program. When it returns, the program has ended; where it was ended by an interrupt,
  /// so have, as far as they can be found, the processes that it had started, and the thread's
  /// interrupt status is cleared.
  ///
  /// @param witness is told on the thread that nobody interrupts, and only where the program then
  ///   is started
  /// @param moment how long an interrupt may come behind the end of a program that Ctrl-C ended
  /// @throws EvidenceException as it comes from the witness; nothing was started then
  static End run(
      Launcher launcher,
      Launch launch,
      Witness witness,
      Meter meter,
      Redaction redaction,
      Duration grace,
      Duration moment)
      throws EvidenceException {
    var exec = new Exec(launcher, launch, witness, meter, redaction);
    exec.start();
    try {
      return exec.written(exec.watch(exec.started.get()).run(grace, moment));
    } catch (InterruptedException e) {
      return exec.endStarting(grace);
    } catch (ExecutionException e) {
      return notStarted(e.getCause());
    }
  }

  private Watch watch(Process process) {
    var traces = Traces.of(launch.environment(), launch.output(), outlet.marks());
    return new Watch(process, launcher, launch, exited, meter, output, errors, traces);
  }

  /// What a program that went well came to, if its output is lost.
  private End written(End end) {
    return lost.isPresent() && end instanceof End.Exited
        ? new End.Unwritten("its output cannot be written: " + lost.get().getMessage())
        : end;
  }

  /// The process may just be about to start; then it is ended as soon as it has.
  private End endStarting(Duration grace) throws EvidenceException {
    Process process;
    try {
      process = started.join();
    } catch (CompletionException e) {
      Thread.interrupted();
      if (e.getCause() instanceof NotWitnessedException unrecorded) {
        throw unrecorded.reason();
      }
      return new End.Ended("not started", Usage.NONE);
    }
    return watch(process).end(grace);
  }

  private static End notStarted(@Nullable Throwable failure) throws EvidenceException {
    return switch (failure) {
      case LaunchException launch -> new End.NotStarted(launch.reason());
      case NotWitnessedException unrecorded -> throw unrecorded.reason();
      case null, default -> throw new IllegalStateException(failure);
    };
  }

  private void start() {
    try {
      // The command line of Commons Exec trims and rewrites words; the launcher has the exact ones.
      execute(new CommandLine("process.exec"), new Answer());
    } catch (IOException e) {
      throw new IllegalStateException("nothing is started on this thread", e);
    }
  }

  @Override
  protected Process launch(CommandLine command, Map<String, String> environment, Path folder)
      throws IOException {
    try {
      witness.begins();
    } catch (EvidenceException e) {
      throw new NotWitnessedException(e);
    }
    if (!launcher.tree().equals(PARENTS_ONLY)) {
      var unused = Orphans.adopt();
    }
    var process = launched();
    started.complete(process);
    return process;
  }

  private Process launched() throws LaunchException {
    try {
      outlet = Outlet.to(launch.output(), redaction);
    } catch (IOException e) {
      throw new LaunchException("cannot be started without a pipe: " + e.getMessage(), e);
    }
    try {
      var process = launcher.launch(launch.to(outlet.files()));
      outlet.started();
      return process;
    } catch (LaunchException | RuntimeException e) {
      var unused = outlet.ended();
      throw e;
    }
  }

  @Override
  protected Thread createThread(Runnable work, String name) {
    return Thread.ofVirtual().name(name).unstarted(() -> answering(work));
  }

  /// Whatever becomes of the work, nobody waits for its answer for ever.
  private void answering(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      fail(e);
      throw e;
    }
  }

  private void fail(Throwable failure) {
    started.completeExceptionally(failure);
    exited.completeExceptionally(failure);
  }

  /// Takes the witness's refusal through Commons Exec.
  private static final class NotWitnessedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final EvidenceException reason;

    NotWitnessedException(EvidenceException reason) {
      super(reason);
      this.reason = reason;
    }

    EvidenceException reason() {
      return reason;
    }
  }

  private final class Answer implements ExecuteResultHandler {
    @Override
    public void onProcessComplete(int code) {
      exited.complete(code);
    }

    @Override
    public void onProcessFailed(ExecuteException e) {
      var cause = e.getCause();
      fail(cause instanceof LaunchException || cause instanceof NotWitnessedException ? cause : e);
    }
  }

  /// The process reads and writes its files itself, or what its outlet is.
  private final class Streams implements ExecuteStreamHandler {
    @Override
    public void setProcessInputStream(OutputStream stream) {}

    @Override
    public void setProcessOutputStream(InputStream stream) {}

    @Override
    public void setProcessErrorStream(InputStream stream) {}

    @Override
    public void start() {}

    /// The process has ended.
    @Override
    public void stop() {
      lost = outlet.ended();
    }
  }
}
