package dev.taskexec.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real launcher of an assembled kit, about to be started: where, with which environment,
/// through what, and for how long at most.
///
/// @param home the assembled kit
/// @param folder the working folder
/// @param environment what differs from the environment of the tests; empty means unset
/// @param wrapper a program that starts the launcher, such as `setpriv`
/// @param limit after which the launcher is killed and the test fails
public record Kit(
    Path home,
    Path folder,
    Map<String, Optional<String>> environment,
    List<String> wrapper,
    Duration limit) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// Variables of whoever runs the tests that would change what the kit prints or does.
  private static final List<String> FOREIGN =
      List.of(
          "NO_COLOR",
          "FORCE_COLOR",
          "CI",
          "GITHUB_ACTIONS",
          "SOURCE_DATE_EPOCH",
          "JDK_JAVA_OPTIONS");

  /// The kit that this build assembled, in a folder.
  public static Kit in(Path folder) {
    return new Kit(assembled(), folder, Map.of(), List.of(), LIMIT)
        .with("JAVA_HOME", System.getProperty("java.home"));
  }

  /// The folder of the kit that this build assembled.
  public static Path assembled() {
    return Path.of(property("kit.dist"));
  }

  /// The checkout.
  public static Path checkout() {
    return Path.of(property("kit.root"));
  }

  public Kit installedIn(Path otherHome) {
    return new Kit(otherHome, folder, environment, wrapper, limit);
  }

  public Kit with(String variable, String value) {
    return withVariable(variable, Optional.of(value));
  }

  public Kit without(String variable) {
    return withVariable(variable, Optional.empty());
  }

  /// @param options of the JVM, such as `-Xmx64m`
  public Kit jvm(String options) {
    return with("TASK_EXEC_KIT_JAVA_OPTS", options);
  }

  public Kit through(List<String> program) {
    return new Kit(home, folder, environment, program, limit);
  }

  public Kit within(Duration otherLimit) {
    return new Kit(home, folder, environment, wrapper, otherLimit);
  }

  /// Starts the launcher and waits for its end.
  public Ran run(String... arguments) {
    return start(arguments).await();
  }

  /// Starts the launcher with input that is wrong: it says so in one whole error, prints nothing to
  /// standard output, and leaves its working folder as it was.
  public Said refuses(int exit, String... arguments) {
    var before = Tree.of(folder);
    var ran = run(arguments).exits(exit).printsNothing();
    assertThat(Tree.of(folder)).as("files after %s", ran).isEqualTo(before);
    return ran.onlyError();
  }

  /// Starts the launcher.
  public Running start(String... arguments) {
    var command = new ArrayList<>(wrapper);
    command.add(home.resolve("task-exec-kit").toString());
    command.addAll(List.of(arguments));
    try {
      var stdout = Files.createTempFile("kit-stdout-", ".txt");
      var stderr = Files.createTempFile("kit-stderr-", ".txt");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(stdout.toFile())
              .redirectError(stderr.toFile());
      prepare(builder.environment());
      return new Running(this, List.of(arguments), builder.start(), stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare(Map<String, String> variables) {
    variables.keySet().removeIf(name -> name.startsWith("TASK_EXEC_KIT_"));
    FOREIGN.forEach(variables::remove);
    environment.forEach(
        (name, value) ->
            value.ifPresentOrElse(text -> variables.put(name, text), () -> variables.remove(name)));
  }

  private Kit withVariable(String name, Optional<String> value) {
    var variables = new LinkedHashMap<>(environment);
    variables.put(name, value);
    return new Kit(home, folder, variables, wrapper, limit);
  }

  private static String property(String name) {
    var value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the build did not set the property " + name);
    }
    return value;
  }
}
