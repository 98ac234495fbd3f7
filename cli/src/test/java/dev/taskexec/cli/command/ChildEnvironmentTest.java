package dev.taskexec.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

  @Test
  void restores_the_locale_that_the_caller_had() {
    var children =
        children(Map.of("LC_ALL", "C.UTF-8", "TASK_EXEC_KIT_CALLER_LC_ALL", "pl_PL.UTF-8"));

    assertThat(children).containsExactly(Map.entry("LC_ALL", "pl_PL.UTF-8"));
  }

  @Test
  void restores_an_empty_locale_and_an_absent_one() {
    var empty = children(Map.of("LC_ALL", "C.UTF-8", "TASK_EXEC_KIT_CALLER_LC_ALL", ""));
    var absent = children(Map.of("LC_ALL", "C.UTF-8", "LANG", "pl_PL"));

    assertThat(empty).containsExactly(Map.entry("LC_ALL", ""));
    assertThat(absent).containsExactly(Map.entry("LANG", "pl_PL"));
  }

  @Test
  void keeps_a_locale_that_the_launcher_did_not_set_and_all_else() {
    var environment =
        Map.of("LC_ALL", "de_DE", "PATH", "/bin", "TASK_EXEC_KIT_RUN_MAX_WORKERS", "2");

    assertThat(children(environment)).isEqualTo(environment);
  }

  private static Map<String, String> children(Map<String, String> environment) {
    return ChildEnvironment.of(new TreeMap<>(environment));
  }
}
