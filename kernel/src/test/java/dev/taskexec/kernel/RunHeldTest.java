package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.folder.RunHeldException;
import dev.taskexec.kernel.folder.RunLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHeldTest {
  @TempDir Path folder;

  @Test
  void a_run_is_held_while_it_goes_on_and_free_when_it_has_ended() throws Exception {
    var answers = new ArrayList<String>();
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  answers.add(taken(context.run()));
                  return AttemptReport.of(new Ok());
                });

    var done = run.run("TASK-001", "TASK-002");

    assertThat(answers).isEqualTo(List.of("held by 1", "held by 1"));
    assertThat(taken(done.report().id())).isEqualTo("free");
  }

  private String taken(RunId id) {
    var runs = new Place(folder.resolve("runs"), "runs");
    var holder = new RunLock.Holder(Optional.empty(), 2, TestingRun.NOW);
    try (var _ = RunLock.take(new RunFolder(id, runs, runs.child(id.value())), holder)) {
      return "free";
    } catch (RunHeldException held) {
      return "held by " + held.pid().orElseThrow();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
