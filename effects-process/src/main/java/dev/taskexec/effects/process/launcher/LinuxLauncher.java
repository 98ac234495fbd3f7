package dev.taskexec.effects.process.launcher;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.effects.process.nativecall.Environ;
import dev.taskexec.effects.process.nativecall.Errno;
import dev.taskexec.effects.process.nativecall.NativeText;
import dev.taskexec.effects.process.nativecall.Platform;
import dev.taskexec.effects.process.nativecall.SpawnError;
import dev.taskexec.effects.process.nativecall.SpawnRequest;
import dev.taskexec.effects.process.nativecall.Wait;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts processes by posix_spawn(3), each from a thread of its own that waits for it.
///
/// - A process is the leader of a process group of its own, so a terminal's Ctrl-C reaches the kit
///   only.
/// - A file that is executable but neither a binary nor begins with `#!` is run by `/bin/sh`.
/// - [LinuxProcess#reap] MUST be called for every process.
public final class LinuxLauncher implements Launcher {
  /// Foreign calls and monitors need no more; the default of 8 MB is only reserved, but a system
  /// with strict accounting counts that.
  private static final long STACK_BYTES = 256 << 10;

  private final Environ own;
  private final Restriction restriction;

  private LinuxLauncher(Environ own, Restriction restriction) {
    this.own = own;
    this.restriction = restriction;
  }

  /// Empty where this machine or this JVM does not have what it takes.
  public static Optional<LinuxLauncher> find() {
    if (!Platform.isKnown()) {
      return Optional.empty();
    }
    Wait.keepEnds();
    return Optional.of(new LinuxLauncher(Environ.read(), Restriction.NONE));
  }

  /// One whose processes are under a restriction.
  public LinuxLauncher under(Restriction other) {
    return new LinuxLauncher(own, other);
  }

  @Override
  public String name() {
    return "linux";
  }

  @Override
  public String tree() {
    return "group";
  }

  @Override
  public LinuxProcess launch(Launch launch) throws LaunchException {
    var search = new ProgramSearch(launch, places(launch));
    var process = new LinuxProcess(restriction.makesNamespace());
    start(new Child(request(launch, search), restriction, process), launch);
    var failure = process.awaitStart();
    if (failure.isPresent()) {
      throw launchException(launch, search, failure.get());
    }
    return process;
  }

  private SpawnRequest request(Launch launch, ProgramSearch search) throws LaunchException {
    return new SpawnRequest(
        program(launch, search),
        launch.words().stream().map(NativeText::encode).toList(),
        own.entries(launch.environment()),
        NativeText.encode(launch.folder()),
        launch.output().map(OutputFiles::stdout),
        launch.output().map(OutputFiles::stderr));
  }

  /// A name with a slash is the system's to resolve, from the child's folder.
  private static byte[] program(Launch launch, ProgramSearch search) throws LaunchException {
    if (!launch.wrapper().isEmpty()) {
      return wrapper(launch, search);
    }
    if (search.hasSlash()) {
      return NativeText.encode(launch.program());
    }
    var found = search.found();
    if (found.isEmpty()) {
      throw new LaunchException(StartFailure.missing(launch, search));
    }
    return NativeText.encode(found.get());
  }

  /// Why a wrapper could not start the program that it was given.
  ///
  /// @param found whether it found the program
  /// @param text what the wrapper says about it
  public String notStarted(Launch launch, boolean found, String text) {
    var search = new ProgramSearch(launch, places(launch));
    return found ? StartFailure.denied(launch, search, text) : StartFailure.missing(launch, search);
  }

  /// What can be known before is said in the kit's own words; the rest the wrapper says.
  private static byte[] wrapper(Launch launch, ProgramSearch search) throws LaunchException {
    if (search.found().isEmpty()) {
      throw new LaunchException(StartFailure.missing(launch, search));
    }
    return NativeText.encode(launch.wrapper().getFirst());
  }

  private List<Path> places(Launch launch) {
    var path = launch.environment().get("PATH");
    return path == null ? ProgramSearch.DEFAULT : NativeText.paths(own.value("PATH", path));
  }

  private static void start(Child child, Launch launch) throws LaunchException {
    try {
      Thread.ofPlatform()
          .name("child " + launch.program())
          .daemon()
          .inheritInheritableThreadLocals(false)
          .stackSize(STACK_BYTES)
          .start(child);
    } catch (OutOfMemoryError e) {
      // So Java says it when the system gives no more threads; memory is there.
      throw new LaunchException(
          "cannot be started: %s (the system gives no more threads)".formatted(launch.program()));
    }
  }

  private static LaunchException launchException(
      Launch launch, ProgramSearch search, Throwable failure) {
    if (!(failure instanceof SpawnError error)) {
      throw new IllegalStateException("the thread of a child failed", failure);
    }
    var text = Errno.text(error.number());
    if (error.step().isPresent()) {
      return new LaunchException("cannot be confined: %s (%s)".formatted(error.step().get(), text));
    }
    var reason =
        error
            .file()
            .map(file -> StartFailure.outputFile("%s (%s)".formatted(file, text)))
            .orElseGet(() -> StartFailure.reason(launch, search, error.number(), text));
    return new LaunchException(reason);
  }
}
