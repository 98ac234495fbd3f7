package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sandboxed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `init` writes works as it stands.
class InitTest {
  @TempDir Path folder;

  @Test
  void the_starter_plans_without_a_word_and_runs() {
    var kit = Kit.in(folder);
    Sandboxed.assume(kit);
    kit.run("init").exits(0);

    kit.run("validate", "--sot", "sot.md", "--strict").exits(0).withoutComplaint();
    kit.run("plan", "--sot", "sot.md", "--strict").exits(0).withoutComplaint();
    var run = kit.run("run", "--plan", "plan.json").exits(0).onlyRun();

    assertThat(run.each("status")).isEqualTo(List.of("ok", "ok", "ok", "skipped"));
  }
}
