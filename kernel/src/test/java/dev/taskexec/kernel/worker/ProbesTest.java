package dev.taskexec.kernel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.Draft;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.artifact.ArtifactStore;
import dev.taskexec.kernel.artifact.Freshness.Stale;
import dev.taskexec.kernel.attempt.Message.Probed;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
  private static final int COUNT = 200;

  @TempDir Path folder;
  private final LinkedBlockingQueue<Probed> found = new LinkedBlockingQueue<>();

  @Test
  void each_task_is_answered_exactly_once() throws Exception {
    try (var probes = new Probes(store(), 3, found::add)) {
      tasks("out/**").forEach(probes::probe);
      var answers = IntStream.range(0, COUNT).map(_ -> next().index()).toArray();

      assertThat(answers).containsExactlyInAnyOrder(IntStream.range(0, COUNT).toArray());
    }
    assertThat(found).isEmpty();
  }

  @Test
  void what_was_not_looked_at_when_the_run_ends_needs_to_run() throws Exception {
    Files.createDirectories(folder.resolve("out"));
    for (var i = 0; i < 500; i++) {
      Files.writeString(folder.resolve("out/" + i), "content " + i);
    }
    var probes = new Probes(store(), 1, found::add);
    tasks("out/**").forEach(probes::probe);
    probes.close();
    probes.probe(tasks("out/**").getFirst());

    var answers = IntStream.rangeClosed(0, COUNT).mapToObj(_ -> next()).toList();

    assertThat(answers).allMatch(answer -> answer.freshness() instanceof Stale);
    assertThat(answers.stream().map(Probed::index).distinct()).hasSize(COUNT);
    assertThat(found).isEmpty();
  }

  @Test
  void a_failure_while_looking_is_a_reason_to_run() throws Exception {
    // A lone surrogate has no digest.
    try (var probes = new Probes(store(), 2, found::add)) {
      probes.probe(tasks("\ud800").getFirst());

      assertThat(next().freshness()).isInstanceOf(Stale.class);
    }
  }

  private Probed next() {
    try {
      var probed = found.poll(20, TimeUnit.SECONDS);
      if (probed == null) {
        throw new IllegalStateException("a task was not answered");
      }
      return probed;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<PlannedTask> tasks(String output) {
    var plan =
        TestingPlan.of(
            IntStream.range(0, COUNT)
                .mapToObj(i -> Draft.task("T" + i).outputs(output).in(TestingPlan.QUEUE))
                .toList());
    return PlannedTask.of(plan, task -> task.work().agent());
  }

  private ArtifactStore store() {
    return ArtifactStore.open(
        new ArtifactStore.Scene(
            new RunId("20260101_000000Z"),
            folder.resolve("runs"),
            folder,
            "sot.md",
            new LinkedHashMap<>(),
            new LinkedHashMap<>()),
        InstantSource.system());
  }
}
