package dev.taskexec.effects.process.launcher;

import dev.taskexec.effects.process.nativecall.Rusage;
import dev.taskexec.effects.process.nativecall.Signals;
import dev.taskexec.effects.process.nativecall.SpawnError;
import dev.taskexec.effects.process.nativecall.Wait;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A process that [LinuxLauncher] started, the leader of a process group of its own. Safe for use
/// by many threads.
///
/// When it has ended, it stays in the system's table, without using anything, until [#reap] lets it
/// go: until then neither its number nor that of its group can become another's, so a signal never
/// hits a stranger, and what its leader left behind in the group can still be reached.
///
/// The lock is a monitor on purpose: a thread that wakes others from a monitor starts nothing.
/// Waking a virtual thread by a lock of `java.util.concurrent` may start a carrier thread, which
/// would inherit every restriction that the child's own thread has put on itself.
public final class LinuxProcess extends Process {
  private enum Phase {
    STARTING,
    RUNNING,
    /// Has ended; its number is still taken.
    ENDED,
    /// Its number is free, or it was never started.
    GONE
  }

  private final boolean first;
  private Phase phase = Phase.STARTING;
  private int pid;
  private int exit;
  private int error;
  private boolean mayGo;
  private @Nullable Rusage usage;
  private @Nullable String failedStep;
  private @Nullable Throwable failure;
  private @Nullable ProcessHandle handle;

  /// @param first whether it is the first process of a pid namespace
  LinuxProcess(boolean first) {
    this.first = first;
  }

  // ---- for the child's own thread ----

  synchronized void started(int number) {
    pid = number;
    phase = Phase.RUNNING;
    notifyAll();
  }

  /// The system did not start it.
  ///
  /// @param number of the error
  synchronized void refused(int number) {
    error = number;
    phase = Phase.GONE;
    notifyAll();
  }

  /// Its thread could not restrict itself; [#refused] says the error.
  synchronized void notRestricted(String step) {
    failedStep = step;
  }

  /// Its thread failed.
  synchronized void failed(Throwable reason) {
    failure = reason;
    phase = Phase.GONE;
    notifyAll();
  }

  /// Returns when it may be reaped.
  synchronized void ended(int code) {
    exit = code;
    phase = Phase.ENDED;
    notifyAll();
    while (!mayGo) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody has this thread to interrupt it; it goes on, for nobody else can let the child go.
      }
    }
  }

  /// Lets the child go, while nobody can be signalling it.
  synchronized void take(Wait wait) {
    usage = wait.take(pid);
    phase = Phase.GONE;
    notifyAll();
  }

  // ---- for the thread that starts it ----

  /// Waits until it is known whether it was started.
  ///
  /// @return why not
  synchronized Optional<Throwable> awaitStart() {
    var interrupted = false;
    while (phase == Phase.STARTING) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failedStep != null) {
      return Optional.of(SpawnError.ofStep(error, failedStep));
    }
    if (error != 0) {
      return Optional.of(SpawnError.ofCall(error));
    }
    if (failure == null) {
      handle = ProcessHandle.of(pid).orElse(null);
    }
    return Optional.ofNullable(failure);
  }

  // ---- for everybody ----

  /// Whether it is the first process of a pid namespace, which ends with it.
  public boolean isFirstOfNamespace() {
    return first;
  }

  /// The number of the group that it was started as the leader of, which is its own number.
  public long processGroup() {
    return pid();
  }

  /// Sends a signal to the process; whether it was there to take it.
  public synchronized boolean signal(int number) {
    return phase == Phase.RUNNING && Signals.send(pid, number);
  }

  /// Sends a signal to all members of its group, also when the process itself has ended but was not
  /// reaped; whether there was at least one, which may be the ended process itself.
  public synchronized boolean signalGroup(int number) {
    return (phase == Phase.RUNNING || phase == Phase.ENDED) && Signals.sendToGroup(pid, number);
  }

  /// Lets the process go as soon as it has ended; where it has, it is gone and [#usage] is known
  /// when this returns. MUST be called once nobody wants to signal its group any more.
  public synchronized void reap() {
    mayGo = true;
    notifyAll();
    var interrupted = false;
    while (phase == Phase.ENDED) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for a process that ends by itself at once, and lets it go; an interrupt is left for
  /// whoever comes next.
  ///
  /// @return its exit code
  public int end() {
    var interrupted = false;
    while (true) {
      try {
        var code = waitFor();
        reap();
        return code;
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        if (interrupted && !isAlive()) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /// What it has used; known when it has been reaped.
  public synchronized Optional<Rusage> usage() {
    return Optional.ofNullable(usage);
  }

  @Override
  public synchronized long pid() {
    return pid;
  }

  @Override
  public synchronized ProcessHandle toHandle() {
    if (handle == null) {
      throw new UnsupportedOperationException("the system does not show process " + pid);
    }
    return handle;
  }

  @Override
  public synchronized boolean isAlive() {
    return phase == Phase.STARTING || phase == Phase.RUNNING;
  }

  @Override
  public synchronized int waitFor() throws InterruptedException {
    while (isAlive()) {
      wait();
    }
    return exitValue();
  }

  @Override
  public synchronized int exitValue() {
    if (isAlive()) {
      throw new IllegalThreadStateException("process " + pid + " has not ended");
    }
    if (failure != null) {
      throw new IllegalStateException("the thread of process " + pid + " failed", failure);
    }
    return exit;
  }

  @Override
  public void destroy() {
    var unused = signal(Signals.TERMINATE);
  }

  @Override
  public Process destroyForcibly() {
    var unused = signal(Signals.KILL);
    return this;
  }

  @Override
  public boolean supportsNormalTermination() {
    return true;
  }

  /// Takes nothing: standard input is empty.
  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  /// Has nothing: output goes to the launch's files.
  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  /// Has nothing: output goes to the launch's files.
  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }
}
