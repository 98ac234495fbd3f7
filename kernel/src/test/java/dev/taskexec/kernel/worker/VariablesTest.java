package dev.taskexec.kernel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final Map<String, String> CALLER =
      Map.of(
          "PATH", "/bin",
          "HOME", "/home/me",
          "LANG", "C",
          "LC_ALL", "C",
          "LD_PRELOAD", "/tmp/evil.so",
          "BASH_ENV", "/tmp/evil.sh",
          "AWS_SECRET", "s3cret",
          "CI_JOB", "7",
          "ODD NAME=", "x");

  private final Variables variables =
      new Variables(new TreeMap<>(CALLER), new LinkedHashMap<>(Map.of("target", "staging")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | HOME LANG PATH target",
        "env:CI_*                | CI_JOB HOME LANG PATH target",
        "env:*                   | AWS_SECRET CI_JOB HOME LANG LC_ALL PATH target",
        "env:* env:LD_PRELOAD    | AWS_SECRET CI_JOB HOME LANG LC_ALL LD_PRELOAD PATH target",
        "env:* !env:AWS_*        | CI_JOB HOME LANG LC_ALL PATH target",
        "!env:*                  | HOME LANG PATH target",
        "!env:* !env:HOME        | LANG PATH target",
        "env:BASH_ENV !env:*     | HOME LANG PATH target",
      })
  void a_confined_task_sees_the_base_set_and_what_is_permitted(String rules, String names) {
    assertThat(variables.permittedBy(permits(rules)).keySet())
        .containsExactlyInAnyOrder(names.split(" "));
  }

  @Test
  void an_unconfined_task_sees_all_that_is_not_denied() {
    assertThat(variables.allBut(permits("!env:AWS_* !env:LD_PRELOAD")).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "BASH_ENV", "CI_JOB", "ODD NAME=", "target"));
  }

  @Test
  void a_parameter_of_a_plan_that_was_written_by_hand_steers_no_program() {
    var hostile =
        new Variables(
            new TreeMap<>(), new LinkedHashMap<>(Map.of("LD_PRELOAD", "/x.so", "ok", "1")));

    assertThat(hostile.permittedBy(permits("env:*"))).containsOnlyKeys("ok");
    assertThat(hostile.all()).containsKeys("LD_PRELOAD", "ok");
  }

  private static Permits permits(String rules) {
    return new Permits(
        Stream.ofNullable(rules)
            .flatMap(text -> Stream.of(text.split(" ")))
            .map(PermitRule::parse)
            .toList());
  }
}
