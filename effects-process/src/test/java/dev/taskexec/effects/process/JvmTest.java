package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What depends on how the kit's JVM was started, seen in JVMs of their own.
@Timeout(120)
@ParameterizedClass
@EnumSource(
    value = Way.class,
    names = {"LINUX", "PORTABLE"})
class JvmTest {
  @Parameter Way way;
  @TempDir Path folder;

  @Test
  void any_character_arrives_under_the_launcher_s_locale() throws Exception {
    var said = probe("C.UTF-8", List.of(), "with", "sh", "-c", "printf %s \"$1$TEXT\"", "sh", "@");

    assertThat(said).contains("value=0");
    assertThat(output()).isEqualTo(Probe.TEXT + Probe.TEXT);
  }

  /// Without the option, foreign calls are not allowed or cost a warning.
  @Test
  void the_jvm_s_options_choose_the_launcher_and_nothing_is_said_about_it() throws Exception {
    var said = probe("C.UTF-8", List.of(), "without", "true");

    assertThat(said.lines())
        .containsExactly("Str[value=%s]".formatted(way.launcher().name()), "Int[value=0]");
  }

  @Test
  void what_the_kit_s_own_starter_left_open_is_not_open_in_a_program() throws Exception {
    var java = new ArrayList<>(List.of("sh", "-c", "exec 7</dev/zero; exec \"$@\"", "sh"));
    java.addAll(java(List.of(), "without", "sh", "-c", "test ! -e /proc/self/fd/7 && echo closed"));

    run("C.UTF-8", java);

    assertThat(output()).isEqualTo("closed\n");
  }

  @Test
  void a_kit_without_standard_input_gives_one_all_the_same() throws Exception {
    var java = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <&-", "sh"));
    java.addAll(java(List.of(), "without", "sh", "-c", "cat && echo empty && echo err >&2"));

    run("C.UTF-8", java);

    assertThat(output()).isEqualTo("empty\n");
    assertThat(folder.resolve("stderr")).hasContent("err");
  }

  /// Where SIGCHLD is ignored, the system keeps no answer for whoever waits.
  @Test
  void the_exit_code_is_known_also_where_the_kit_was_started_with_all_signals_ignored()
      throws Exception {
    var java = new ArrayList<>(List.of("env", "--ignore-signal"));
    java.addAll(java(List.of(), "without", "sh", "-c", "exit 3"));

    assertThat(run("C.UTF-8", java)).contains("value=3");
  }

  @Test
  void a_folder_on_the_path_is_found_by_its_bytes() throws Exception {
    var prepare = "d=$(printf 'd\\377'); mkdir $d; cp /bin/echo $d/tool-abc; PATH=$PWD/$d:$PATH";
    var java = new ArrayList<>(List.of("sh", "-c", prepare + " exec \"$@\"", "sh"));
    java.addAll(java(List.of(), "without", "tool-abc", "here"));

    run("C.UTF-8", java);

    assertThat(output()).isEqualTo("here\n");
  }

  @Test
  void the_program_s_name_may_have_any_character() throws Exception {
    run("C.UTF-8", java(List.of(), "without", "sh", "-c", "cp /bin/echo \"$1\"", "sh", "@"));

    var said = probe("C.UTF-8", List.of(), "without", "./@", "here");

    assertThat(said).contains("value=0");
    assertThat(output()).isEqualTo("here\n");
  }

  @Test
  void an_argument_that_the_locale_cannot_express_is_refused_instead_of_spoilt() throws Exception {
    var said = probe("C", List.of(), "without", "echo", "@");

    assertThat(said)
        .isEqualTo(
            "argv[1] has characters that the encoding of the kit's locale does not have; "
                + "under LC_ALL=C.UTF-8 every character can be used");
    assertThat(folder.resolve("stdout")).doesNotExist();
  }

  @Test
  void an_inherited_variable_keeps_its_bytes() throws Exception {
    var java =
        new ArrayList<>(List.of("sh", "-c", "BYTES=$(printf '\\377\\376') exec \"$@\"", "sh"));
    java.addAll(java(List.of(), "without", "sh", "-c", "printf %s \"$BYTES\""));

    run("C.UTF-8", java);

    assertThat(Files.readAllBytes(folder.resolve("stdout"))).containsExactly(0xff, 0xfe);
  }

  @Test
  void three_hundred_megabytes_of_output_need_no_memory() throws Exception {
    var said = probe("C.UTF-8", List.of("-Xmx12m"), "without", "head", "-c", "300M", "/dev/zero");

    assertThat(said).contains("value=0");
    assertThat(folder.resolve("stdout")).hasSize(300L << 20);
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("stdout"));
  }

  private String probe(String locale, List<String> options, String... words) throws Exception {
    return run(locale, java(options, words));
  }

  private List<String> java(List<String> options, String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (way == Way.LINUX) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.addAll(
        List.of("-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Probe.class.getName(), folder.toString()));
    command.addAll(List.of(words));
    return command;
  }

  private String run(String locale, List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", locale);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
