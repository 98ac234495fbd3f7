package dev.taskexec.effects.process.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Starts processes with the JDK's own launcher.
///
/// A file that is executable but neither a binary nor begins with `#!` is run by `/bin/sh`, as a
/// shell would do it; that is the JDK's doing.
public final class PortableLauncher implements Launcher {
  private static final File NOTHING = new File("/dev/null");

  /// What the JDK searches where there is no `PATH`.
  private static final String DEFAULT_PATH = "/bin:/usr/bin";

  @Override
  public String name() {
    return "portable";
  }

  @Override
  public String tree() {
    return "descendants";
  }

  @Override
  public List<String> notes() {
    return List.of(
        "orphans of the program are not found",
        "its cpu, memory and processes are neither measured nor bounded");
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    var builder = new ProcessBuilder();
    var search = new ProgramSearch(launch, places(launch));
    var kitPath = builder.environment().get("PATH");
    builder.command(words(launch, search, kitPath)).directory(launch.folder().toFile());
    setEnvironment(builder, launch.environment());
    redirect(builder, launch);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LaunchException(JdkFailure.reason(launch, search, e), e);
    }
  }

  private static List<Path> places(Launch launch) {
    var path = launch.environment().get("PATH");
    return path == null ? ProgramSearch.DEFAULT : ProgramSearch.split(path);
  }

  private static List<String> words(Launch launch, ProgramSearch search, @Nullable String kitPath)
      throws LaunchException {
    var words = new ArrayList<>(launch.argv());
    words.set(0, word(launch, search, kitPath));
    return words;
  }

  /// What to hand to the JDK, which searches along the kit's own `PATH`: the program's name as it
  /// was given, which the program then sees and shows in its messages, wherever that finds the
  /// right one; else its path.
  private static String word(Launch launch, ProgramSearch search, @Nullable String kitPath)
      throws LaunchException {
    var name = launch.program();
    if (search.hasSlash()
        || launch.environment().getOrDefault("PATH", DEFAULT_PATH).equals(kitPath)) {
      return name;
    }
    var found = search.found();
    if (found.isEmpty()) {
      throw new LaunchException(StartFailure.notFound(search, name));
    }
    if (kitPath == null) {
      // Where the JDK then searches is its own affair; it began with the working folder.
      return found.get().toString();
    }
    var foundByJdk = new ProgramSearch(launch, ProgramSearch.split(kitPath)).found();
    return found.equals(foundByJdk) ? name : found.get().toString();
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
