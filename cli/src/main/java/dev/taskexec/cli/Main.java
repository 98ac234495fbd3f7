package dev.taskexec.cli;

import dev.taskexec.cli.command.Dispatch;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.exit.StopSignal;
import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Styles;
import dev.taskexec.cli.session.Output;
import dev.taskexec.cli.session.Session;
import dev.taskexec.cli.session.Surroundings;
import dev.taskexec.cli.session.Version;
import dev.taskexec.kernel.World;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import sun.misc.Signal;

/// The program `task-exec-kit`, and the only class that touches `System` and signals.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // Numbers are written with the digits 0 to 9, whoever starts the kit.
    Locale.setDefault(Locale.ROOT);
    var surroundings =
        new Surroundings(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            isTerminal(Path.of("/proc/self/fd/2")),
            new TreeMap<>(System.getenv()),
            InstantSource.system(),
            Main::world,
            Path.of("").toAbsolutePath(),
            Main::listen,
            new Wiring());
    System.exit(run(List.of(arguments), surroundings));
  }

  private static World world() {
    return new World(
        InstantSource.system(),
        System::nanoTime,
        new SecureRandom(),
        bootId(),
        ProcessHandle.current().pid(),
        Wiring.survivors(),
        Wiring.sandbox(),
        Version.text());
  }

  private static Optional<String> bootId() {
    try {
      return Optional.of(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Runs one command line.
  ///
  /// @return the exit code
  static int run(List<String> arguments, Surroundings surroundings) {
    var messages = new Messages(surroundings.err(), Styles.PLAIN);
    var session = new Session(surroundings, new Output(surroundings.out()), messages);
    ExitCode code;
    try {
      code = Dispatch.run(arguments, session);
    } catch (Throwable failure) {
      code = Failures.report(failure, messages);
    }
    var broken = session.out().finish();
    if (broken.isPresent()) {
      var unwritten = Failures.report(broken.get(), messages);
      code = code == ExitCode.OK ? unwritten : code;
    }
    return code.code();
  }

  /// INT, TERM and HUP, where the machine has them. What the caller ignores stays ignored
  /// (`nohup`).
  private static void listen(Consumer<StopSignal> listener) {
    handle("INT", StopSignal.INTERRUPT, listener);
    handle("TERM", StopSignal.TERMINATE, listener);
    handle("HUP", StopSignal.HANG_UP, listener);
  }

  private static void handle(String name, StopSignal signal, Consumer<StopSignal> listener) {
    try {
      Signal.handle(new Signal(name), _ -> listener.accept(signal));
    } catch (IllegalArgumentException _) {
      // No such signal here (Windows), or the JVM was told to leave signals alone (-Xrs).
    }
  }

  // System.console() speaks of input and output together; this is about one of them. Only Linux
  // says.
  private static boolean isTerminal(Path descriptor) {
    try {
      var device = Files.readSymbolicLink(descriptor).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
