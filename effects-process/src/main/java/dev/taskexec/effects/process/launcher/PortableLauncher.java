package dev.taskexec.effects.process.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Starts processes with the JDK's own launcher.
///
/// A file that is executable but neither a binary nor begins with `#!` is run by `/bin/sh`, as a
/// shell would do it; that is the JDK's doing.
public final class PortableLauncher implements Launcher {
  private static final File NOTHING = new File("/dev/null");

  @Override
  public Process launch(Launch launch) throws LaunchException {
    var builder = new ProcessBuilder();
    var search = new ProgramSearch(launch, builder.environment().get("PATH"));
    builder.command(words(launch, search)).directory(launch.folder().toFile());
    setEnvironment(builder, launch.environment());
    redirect(builder, launch);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LaunchException(StartFailure.reason(launch, search, e), e);
    }
  }

  private static List<String> words(Launch launch, ProgramSearch search) throws LaunchException {
    var words = new ArrayList<>(launch.argv());
    words.set(0, search.word());
    return words;
  }

  /// A new builder holds the kit's own environment. A variable that is to have the very value that
  /// it has there is kept, because Java keeps its bytes, and loses those that are no UTF-8 when it
  /// is set anew.
  private static void setEnvironment(ProcessBuilder builder, SequencedMap<String, String> wanted) {
    var missing = new LinkedHashMap<>(wanted);
    var environment = builder.environment();
    environment
        .entrySet()
        .removeIf(variable -> !missing.remove(variable.getKey(), variable.getValue()));
    environment.putAll(missing);
  }

  private static void redirect(ProcessBuilder builder, Launch launch) {
    builder.redirectInput(Redirect.from(NOTHING));
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    launch
        .output()
        .ifPresent(
            files ->
                builder
                    .redirectOutput(Redirect.appendTo(files.stdout().toFile()))
                    .redirectError(Redirect.appendTo(files.stderr().toFile())));
  }
}
