package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.checkup.Checkup;
import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.cli.session.Providers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor` through the seam of `main`, on a machine that confines nothing.
class DoctorTest {
  @TempDir Path folder;

  @Test
  void shows_what_is_fine_and_below_what_is_lacking_the_remedy() {
    var ran = new TestingKit(folder).providers(new Checked()).set("CI", "true").run("doctor");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("ok  kit            task-exec-kit 0.1.0\n", "ok  java           " + javaVersion())
        .contains(
            " !  sandbox        tier none: confined tasks that start programs are refused\n"
                + "                   → see the lines below, or run such tasks on another machine\n"
                + " !                 nothing here confines programs\n")
        .contains(" !  launcher       none\\u{d}x\n                   → take another\n")
        .contains(
            "ok  agents         effect, noop, shell\n",
            "ok  effects        none\n",
            "ok  added jars     none\n",
            "ok  terminal       no terminal, a CI system\n");
  }

  @Test
  void json_says_the_same() {
    var ran = new TestingKit(folder).providers(new Checked()).run("doctor", "--format", "json");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(
            "\"tier\": \"none\"",
            "\"topic\": \"launcher\"",
            "\"state\": \"lacking\"",
            "\"remedy\": \"take another\"",
            "\"remedy\": null");
  }

  private static String javaVersion() {
    return Runtime.version().toString();
  }

  private static final class Checked implements Providers {
    private final TestingAgents others = new TestingAgents();

    @Override
    public List<Agent> agents() {
      return others.agents();
    }

    @Override
    public List<Effect> effects() {
      return others.effects();
    }

    @Override
    public List<Checkup> checkups() {
      return List.of(() -> List.of(Finding.lacking("launcher", "none\rx", "take another")));
    }
  }
}
