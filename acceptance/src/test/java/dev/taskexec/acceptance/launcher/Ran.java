package dev.taskexec.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/// A launcher that has ended: what it gave back.
///
/// @param folder the working folder that it had
public record Ran(List<String> arguments, int exit, String stdout, String stderr, Path folder) {

  public Ran exits(int code) {
    assertThat(exit).as("exit code of %s", this).isEqualTo(code);
    return this;
  }

  /// Standard output is exactly this line.
  public Ran prints(String line) {
    assertThat(stdout).as("stdout of %s", this).isEqualTo(line + "\n");
    return this;
  }

  /// Nothing went to standard output.
  public Ran printsNothing() {
    assertThat(stdout).as("stdout of %s", this).isEmpty();
    return this;
  }

  /// The diagnostics on standard error, in order.
  public List<Said> said() {
    return Said.in(stderr);
  }

  /// The one error on standard error, which is whole: code, place and remedy.
  public Said onlyError() {
    var errors = said().stream().filter(Said::isError).toList();
    assertThat(errors).as("errors of %s", this).hasSize(1);
    var error = errors.getFirst();
    assertThat(error.message()).as("message in %s", this).isNotBlank();
    assertThat(error.place()).as("place in %s", this).isNotBlank();
    assertThat(error.help()).as("remedy in %s", this).isNotBlank();
    return error;
  }

  /// Neither a warning nor an error was given.
  public Ran withoutComplaint() {
    assertThat(said()).as("diagnostics of %s", this).isEmpty();
    return this;
  }

  /// The only run's folder below a folder `runs` of the working folder.
  public RunFolder onlyRun() {
    return RunFolder.onlyOne(folder.resolve("runs"));
  }

  /// Neither a stack trace nor a warning of the JVM came out, whatever happened.
  Ran withoutStackTrace() {
    assertThat(stdout + stderr)
        .as("output of %s", this)
        .doesNotContain("\tat ", "Exception in thread", "Caused by:", "VM warning:")
        .doesNotContainPattern("(?m)^WARNING: ");
    return this;
  }

  @Override
  public String toString() {
    return "task-exec-kit %s%n--- exit %d%n--- stdout%n%s%n--- stderr%n%s%n---"
        .formatted(String.join(" ", arguments), exit, shortened(stdout), shortened(stderr));
  }

  private static String shortened(String text) {
    return text.length() <= 4000 ? text : text.substring(0, 4000) + " …";
  }
}
