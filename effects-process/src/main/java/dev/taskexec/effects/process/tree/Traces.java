package dev.taskexec.effects.process.tree;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a process that belongs to an attempt can be recognised by when its parents are gone: the
/// attempt's private temporary folder in the environment that it was started with, or one of the
/// attempt's files as its standard output or error.
///
/// A process that gave up both is not recognised, nor one of a user whose processes may not be
/// looked at.
public final class Traces {
  /// The variable that names the private temporary folder of an attempt.
  public static final String MARK = "TASK_EXEC_KIT_TMPDIR";

  private static final List<String> OUTPUTS = List.of("1", "2");

  private final Optional<String> variable;
  private final List<Path> files;

  private Traces(Optional<String> variable, List<Path> files) {
    this.variable = variable;
    this.files = files;
  }

  /// @param pipes what the system shows of pipes that the output goes through
  public static Traces of(
      Map<String, String> environment, Optional<OutputFiles> output, List<Path> pipes) {
    var files = new ArrayList<>(pipes);
    output.ifPresent(
        both -> {
          real(both.stdout()).ifPresent(files::add);
          real(both.stderr()).ifPresent(files::add);
        });
    var folder = Optional.ofNullable(environment.get(MARK)).filter(name -> !name.isEmpty());
    return new Traces(folder.map(name -> MARK + "=" + name), files);
  }

  private static Optional<Path> real(Path file) {
    try {
      return Optional.of(file.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean areCarriedBy(long pid) {
    return variable.filter(environmentOf(pid)::contains).isPresent() || writesTo(pid);
  }

  private boolean writesTo(long pid) {
    return !files.isEmpty()
        && OUTPUTS.stream().map(name -> target("/proc/" + pid + "/fd/" + name)).anyMatch(this::own);
  }

  private boolean own(Optional<Path> file) {
    return file.filter(files::contains).isPresent();
  }

  private static Optional<Path> target(String link) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(link)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// The variables that a process was started with, each as `NAME=value`; none where it is gone or
  /// another user's. What it has done to them since cannot be seen.
  public static List<String> environmentOf(long pid) {
    try (var in = new FileInputStream("/proc/" + pid + "/environ")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("\0"));
    } catch (IOException gone) {
      return List.of();
    }
  }
}
