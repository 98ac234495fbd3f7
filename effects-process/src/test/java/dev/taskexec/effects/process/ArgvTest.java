package dev.taskexec.effects.process;

import static dev.taskexec.effects.process.Bench.exit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of a command reach the program as they are.
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class ArgvTest {
  private static final String ODD = " \t\n\r\"'\\`$&|;<>*?[]{}()!#~%^=-/.,:@aZ0\u0001\u007f";

  @Parameter Way way;
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, way);
  }

  @Test
  void odd_arguments_arrive_as_they_are() throws IOException {
    arrive(
        List.of(
            "",
            " ",
            "  both ends  ",
            "-n",
            "--",
            "-",
            "it's",
            "\"quoted\"",
            "'\"",
            "a\nb",
            "\r\n",
            "back\\slash\\",
            "\\\\server\\share/x",
            "$(touch x) `touch y` ${HOME} $0",
            "* ? [a-z] {a,b} ~",
            "${substitution}",
            "a;b&c|d>e<f",
            "\u001b[31m",
            "x".repeat(100_000),
            ""));
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.range(0, 10), LongStream.of(new SecureRandom().nextLong()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_arguments_arrive_as_they_are(long seed) throws IOException {
    var random = new Random(seed);
    var arguments = new ArrayList<String>();
    for (var i = random.nextInt(1, 40); i > 0; i--) {
      var argument = new StringBuilder();
      for (var length = random.nextInt(12); length > 0; length--) {
        argument.append(ODD.charAt(random.nextInt(ODD.length())));
      }
      arguments.add(argument.toString());
    }

    arrive(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"my tool", " lead", "trail ", "it's", "a\\b", "-dash", "\"q\"", "a\nb", "$x", "*"})
  void a_program_may_have_any_name(String name) throws IOException {
    bench.program("odd/" + name, "#!/bin/sh\nprintf '%s\\0' \"$0\" \"$@\"\n");

    var outcome = bench.exec("odd/" + name, "one", "");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("odd/" + name + "\0one\0\0");
  }

  private void arrive(List<String> arguments) throws IOException {
    var argv = new ArrayList<>(List.of("sh", "-c", "printf '%s\\0' \"$@\"", "sh"));
    argv.addAll(arguments);

    var outcome = bench.exec(argv.toArray(String[]::new));

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo(String.join("\0", arguments) + "\0");
  }
}
