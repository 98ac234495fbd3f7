package dev.taskexec.effects.process;

import static dev.taskexec.effects.process.Bench.exit;
import static dev.taskexec.effects.process.Bench.failed;
import static dev.taskexec.effects.process.Bench.withCwd;
import static dev.taskexec.effects.process.Bench.withEnv;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Which file a program's name means, and what is said when there is none.
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class ProgramLookupTest {
  private static final String SAY = "#!/bin/sh\necho \"%s\"\n";

  @Parameter Way way;
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, way);
  }

  @Test
  void a_path_is_sought_from_the_working_folder() throws IOException {
    bench.program("tool", SAY.formatted("above"));
    bench.program("sub/tool", SAY.formatted("below"));

    var outcome = bench.exec(withCwd("sub", "./tool"));

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("below\n");
  }

  @Test
  void a_name_is_not_sought_in_the_working_folder() throws IOException {
    bench.program("tool-abc", SAY.formatted("here"));

    var outcome = bench.exec("tool-abc");

    assertThat(outcome).isEqualTo(failed("no such program: tool-abc"));
  }

  @Test
  void a_name_is_sought_along_the_path_of_the_program_s_own_environment() throws IOException {
    bench.program("bin/tool-abc", SAY.formatted("found"));
    bench.with("PATH", folder.resolve("bin") + ":/usr/bin:/bin");

    var outcome = bench.exec("tool-abc");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("found\n");
  }

  @Test
  void a_path_set_for_one_command_counts() throws IOException {
    bench.program("bin/true", SAY.formatted("ours"));

    bench.exec(withEnv(Map.of("PATH", folder.resolve("bin").toString()), "true"));

    assertThat(bench.stdout()).isEqualTo("ours\n");
  }

  @Test
  void relative_and_empty_entries_of_the_path_start_from_the_working_folder() throws IOException {
    bench.program("sub/bin/one", SAY.formatted("one"));
    bench.program("sub/two", SAY.formatted("two"));
    bench.with("PATH", "bin::/usr/bin:/bin");

    bench.exec(withCwd("sub", "one"));
    bench.exec(withCwd("sub", "two"));

    assertThat(bench.stdout()).isEqualTo("one\ntwo\n");
  }

  @Test
  void folders_and_files_that_may_not_be_run_are_passed_over() throws IOException {
    Files.createDirectories(folder.resolve("first/tool"));
    Files.createDirectories(folder.resolve("second"));
    Files.writeString(folder.resolve("second/tool"), "no program");
    bench.program("third/tool", SAY.formatted("third"));
    bench.with("PATH", "first:second:third:/usr/bin:/bin");

    bench.exec("tool");

    assertThat(bench.stdout()).isEqualTo("third\n");
  }

  @Test
  void a_program_of_the_kit_s_own_path_is_not_found_elsewhere() {
    bench.with("PATH", folder.toString());

    assertThat(bench.exec("ls")).isEqualTo(failed("no such program: ls"));
  }

  @Test
  void without_a_path_the_usual_places_are_sought() {
    bench.without("PATH");

    assertThat(exit(bench.exec("true"))).isZero();
  }

  @Test
  void a_program_sees_the_name_that_it_was_called_by() throws IOException {
    bench.exec("sh", "-c", "echo $0");

    assertThat(bench.stdout()).isEqualTo("sh\n");
  }

  @Test
  void says_which_program_is_missing() {
    assertThat(bench.exec("no-such-program-xyz"))
        .isEqualTo(failed("no such program: no-such-program-xyz"));
    assertThat(bench.exec("./no/such")).isEqualTo(failed("no such program: ./no/such"));
    assertThat(bench.exec("/bin/sh/more")).isEqualTo(failed("no such program: /bin/sh/more"));
    assertThat(bench.exec(" ")).isEqualTo(failed("no such program:  "));
    assertThat(bench.exec("two\nlines")).isEqualTo(failed("no such program: two\\nlines"));
  }

  @Test
  void says_which_folder_is_missing() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThat(bench.exec(withCwd("no/such", "true")))
        .isEqualTo(failed("no such folder: " + folder.resolve("no/such")));
    assertThat(bench.exec(withCwd("file", "true")))
        .isEqualTo(failed("not a folder: " + folder.resolve("file")));
  }

  @Test
  void says_what_may_not_be_run() throws IOException {
    Files.writeString(folder.resolve("script"), "#!/bin/sh\n");
    Files.createDirectories(folder.resolve("dir"));

    assertThat(bench.exec("./script"))
        .isEqualTo(failed("permission denied: " + folder.resolve("./script")));
    assertThat(bench.exec("./dir"))
        .isEqualTo(failed("a folder is no program: " + folder.resolve("./dir")));
  }

  @Test
  void says_which_interpreter_is_missing() throws IOException {
    bench.program("gone", "#! /no/such/interpreter -x\n");
    bench.program("windows", "#!/bin/sh\r\necho\r\n");

    assertThat(bench.exec("./gone"))
        .isEqualTo(
            failed(
                "no such interpreter: /no/such/interpreter, in the first line of "
                    + folder.resolve("./gone")));
    assertThat(bench.exec("./windows"))
        .isEqualTo(
            failed(
                "no such interpreter: /bin/sh\\r, because the first line of %s ends in CRLF"
                    .formatted(folder.resolve("./windows"))));
  }

  @Test
  void says_when_the_arguments_are_too_long() {
    assertThat(bench.exec("true", "x".repeat(200_000)))
        .isEqualTo(failed("the arguments and the environment are too long for the system: true"));
  }
}
