package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.effects.process.tree.Orphans;
import dev.taskexec.effects.process.tree.ProcessStat;
import dev.taskexec.effects.process.tree.ProcessTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What outlives its own parents becomes the kit's child, and is no burden when it has ended.
@Timeout(120)
class OrphansTest {
  private static final long SELF = ProcessHandle.current().pid();

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, Way.LINUX);
  }

  /// Twenty leave sessions of their own, which end when they like.
  @Test
  void those_that_have_ended_do_not_stay_in_the_table() {
    bench.exec(
        "sh",
        "-c",
        "i=0; while [ $i -lt 20 ]; do (setsid sh -c 'exec sleep 0.2' &); i=$((i+1)); done");
    assertThat(children()).as("they are the kit's").hasSizeGreaterThanOrEqualTo(10);
    Marked.awaitNone(bench.mark());

    Await.until(
        "an empty table",
        () -> {
          Orphans.clear();
          return children().stream().noneMatch(ProcessStat::isOver);
        });
  }

  @Test
  void a_child_that_another_thread_waits_for_is_left_to_it() throws Exception {
    for (var i = 0; i < 50; i++) {
      var process = new ProcessBuilder("sh", "-c", "exit 7").start();
      Orphans.clear();

      assertThat(process.waitFor()).isEqualTo(7);
    }
  }

  private static List<ProcessStat> children() {
    return ProcessTable.look().childrenOf(SELF);
  }
}
