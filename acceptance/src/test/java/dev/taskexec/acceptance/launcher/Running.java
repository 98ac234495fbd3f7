package dev.taskexec.acceptance.launcher;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;

/// A launcher that was started.
public final class Running {
  private static final int LOOK_EVERY_MS = 10;

  private final Kit kit;
  private final List<String> arguments;
  private final Process process;
  private final Path stdout;
  private final Path stderr;

  Running(Kit kit, List<String> arguments, Process process, Path stdout, Path stderr) {
    this.kit = kit;
    this.arguments = arguments;
    this.process = process;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Sends a signal to the launcher's process, by name, such as `INT`.
  public Running signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Waits until something is so, while the launcher runs.
  public Running until(String what, Callable<Boolean> condition) {
    var end = System.nanoTime() + kit.limit().toNanos();
    try {
      while (!condition.call()) {
        if (process.waitFor(LOOK_EVERY_MS, MILLISECONDS) && !condition.call()) {
          Assertions.fail("it ended before %s%n%s", what, await());
        }
        if (System.nanoTime() > end) {
          kill();
          Assertions.fail("not within %s: %s%n%s", kit.limit(), what, text(stderr));
        }
      }
      return this;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }

  /// Waits for the end; kills the launcher and fails at the limit.
  public Ran await() {
    try {
      if (!process.waitFor(kit.limit().toMillis(), MILLISECONDS)) {
        kill();
        Assertions.fail(
            "%s was not done within %s; stderr:%n%s", arguments, kit.limit(), text(stderr));
      }
      var ran = new Ran(arguments, process.exitValue(), text(stdout), text(stderr), kit.folder());
      Files.deleteIfExists(stdout);
      Files.deleteIfExists(stderr);
      return ran.withoutStackTrace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Whether a process has ended, or does so within a limit. One that has ended and that nobody
  /// waits for has no command line any more.
  public static boolean isGone(long pid, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    var process = ProcessHandle.of(pid);
    while (process.flatMap(handle -> handle.info().commandLine()).isPresent()) {
      if (System.nanoTime() > end) {
        return false;
      }
      var handle = process.get();
      handle.onExit().completeOnTimeout(handle, LOOK_EVERY_MS, MILLISECONDS).join();
    }
    return true;
  }

  private void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private RuntimeException interrupted(InterruptedException e) {
    process.destroyForcibly();
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
