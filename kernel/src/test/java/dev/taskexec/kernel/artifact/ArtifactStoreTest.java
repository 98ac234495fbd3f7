package dev.taskexec.kernel.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactStoreTest {
  @TempDir Path folder;
  private Workshop workshop;

  @BeforeEach
  void some_files() throws IOException {
    workshop =
        new Workshop(folder).file("src/a.c", "a").file("src/deep/b.c", "b").file("out/app", "app");
  }

  @Test
  void a_task_is_up_to_date_when_nothing_has_changed_since_it_ended_well() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));

    assertThat(workshop.freshness(task))
        .isEqualTo("it has not ended well before, as far as is known");
    workshop.ended(task);
    assertThat(workshop.freshness(task)).isEqualTo("up to date");
  }

  @Test
  void the_reason_names_the_run_and_the_artifacts_are_those_on_disk() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    workshop.ended(task);

    var found = (Freshness.UpToDate) workshop.begin().freshness(task);

    assertThat(found.reason()).isEqualTo("nothing has changed since the run 20260101_000000Z");
    assertThat(found.artifacts().inputs())
        .extracting(Artifacts.FileDigest::path)
        .containsExactly("src/a.c", "src/deep/b.c");
    assertThat(found.artifacts().outputs()).hasSize(1);
    assertThat(found.artifacts().key()).isEqualTo(made(workshop.begin(), task).key());
  }

  @Test
  void says_what_has_changed() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    workshop.ended(task);

    workshop.file("src/deep/b.c", "c");
    assertThat(workshop.freshness(task)).isEqualTo("input `src/deep/b.c` changed");
    workshop.file("src/deep/b.c", "b").file("src/c.c", "");
    assertThat(workshop.freshness(task)).isEqualTo("input `src/c.c` is new");
    Files.delete(folder.resolve("src/c.c"));
    Files.delete(folder.resolve("src/a.c"));
    assertThat(workshop.freshness(task)).isEqualTo("input `src/a.c` is gone");
    workshop.file("src/a.c", "a").file("out/app", "other");
    assertThat(workshop.freshness(task)).isEqualTo("output `out/app` changed");
    Files.delete(folder.resolve("out/app"));
    assertThat(workshop.freshness(task)).isEqualTo("output `out/app` is missing");
    workshop.file("out/app", "app");
    assertThat(workshop.freshness(task)).isEqualTo("up to date");
  }

  @Test
  void the_work_counts_and_so_do_parameters() throws Exception {
    var task = Workshop.task("make", List.of(), List.of("out/app"));
    workshop.ended(task);

    assertThat(workshop.freshness(Workshop.task("make -B", List.of(), List.of("out/app"))))
        .isEqualTo("its commands changed");
    assertThat(
            workshop.freshness(Workshop.task("make", List.of(), List.of("out/app"), "read:src/**")))
        .isEqualTo("its permits changed");
    assertThat(workshop.freshness(Workshop.task("make", List.of(), List.of("out/**"))))
        .isEqualTo("its outputs' names changed");
    workshop.params.put("version", "2");
    assertThat(workshop.freshness(task)).isEqualTo("its parameters changed");
  }

  @Test
  void only_variables_that_permits_name_count() throws Exception {
    var permits = new String[] {"env:CI_*", "env:JAVA_HOME", "!env:CI_JOB"};
    var task = Workshop.task("make", List.of(), List.of("out/app"), permits);
    workshop.environment.put("JAVA_HOME", "/jdk");
    workshop.environment.put("BASH_FUNC_x%%", "() { :; }");
    workshop.ended(task);

    workshop.environment.put("OTHER", "1");
    workshop.environment.put("CI_JOB", "17");
    assertThat(workshop.freshness(task)).isEqualTo("up to date");
    workshop.environment.put("CI_BRANCH", "main");
    assertThat(workshop.freshness(task)).isEqualTo("its environment changed");
    workshop.environment.remove("CI_BRANCH");
    workshop.environment.put("JAVA_HOME", "/other");
    assertThat(workshop.freshness(task)).isEqualTo("its environment changed");
  }

  @Test
  void a_file_more_among_the_outputs_is_not_what_the_task_made() throws Exception {
    var task = Workshop.task(List.of(), List.of("out/**"));
    workshop.ended(task);

    workshop.file("out/stray", "");

    assertThat(workshop.freshness(task)).isEqualTo("output `out/stray` is new");
  }

  @Test
  void what_a_task_makes_is_no_input_of_it_and_neither_are_the_runs() throws Exception {
    var task = Workshop.task(List.of("**"), List.of("out/**"));
    workshop.ended(task);

    workshop.file("runs/20260101_000000Z/run.json", "{}");

    assertThat(workshop.freshness(task)).isEqualTo("up to date");
    workshop.file("out/app", "edited");
    assertThat(workshop.freshness(task)).isEqualTo("output `out/app` changed");
  }

  @Test
  void an_empty_folder_can_be_an_output() throws Exception {
    var task = Workshop.task(List.of(), List.of("made"));
    Files.createDirectory(folder.resolve("made"));
    workshop.ended(task);

    assertThat(workshop.freshness(task)).isEqualTo("up to date");
    Files.delete(folder.resolve("made"));
    assertThat(workshop.freshness(task)).isEqualTo("output `made` is missing");
  }

  @Test
  void a_task_that_made_nothing_runs_again() throws Exception {
    var task = Workshop.task(List.of(), List.of("none/**"));
    workshop.ended(task);

    assertThat(workshop.freshness(task)).isEqualTo("there is none of its outputs");
  }

  @Test
  void an_exact_output_that_was_not_made_is_told() throws Exception {
    var task = Workshop.task(List.of(), List.of("out/app", "out/./x/../lib"));

    assertThat(workshop.begin().made(task)).isEqualTo(new Inspection.Missing("out/lib"));
  }

  @Test
  void inputs_that_change_while_the_task_runs_make_its_ok_worthless() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    var store = workshop.begin();
    store.freshness(task);
    store.begins(task);
    workshop.file("src/a.c", "changed by the user meanwhile");

    store.ended(task, made(store, task));
    store.save();

    assertThat(workshop.freshness(task))
        .isEqualTo("it has not ended well before, as far as is known");
  }

  @Test
  void an_ok_of_a_task_whose_inputs_nobody_saw_before_is_not_trusted() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    var store = workshop.begin();

    store.ended(task, made(store, task));
    store.save();

    assertThat(workshop.freshness(task)).startsWith("it has not ended well before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"last-ok.jsonl", "digests"})
  void a_damaged_store_is_as_good_as_none(String name) throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    workshop.ended(task);
    var file = folder.resolve("runs/.state").resolve(name);
    var whole = Files.readAllBytes(file);

    for (var at = 0; at < whole.length; at++) {
      var damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThat(workshop.freshness(task))
          .isIn("up to date", "it has not ended well before, as far as is known");
    }
    Files.write(file, new byte[0]);
    workshop.freshness(task);
    Files.delete(file);
    Files.createDirectory(file);
    workshop.freshness(task);
  }

  @Test
  void a_damaged_memory_of_tasks_lets_nothing_be_up_to_date() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    workshop.ended(task);
    var file = folder.resolve("runs/.state/last-ok.jsonl");

    Files.writeString(file, Files.readString(file).replace("sot.md", "sot.mx"));

    assertThat(workshop.freshness(task)).startsWith("it has not ended well before");
    workshop.ended(task);
    assertThat(workshop.freshness(task)).isEqualTo("up to date");
  }

  @Test
  void what_cannot_be_written_is_forgotten_without_an_error() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));
    workshop.file("runs", "a file where the folder should be");

    workshop.ended(task);

    assertThat(workshop.freshness(task)).startsWith("it has not ended well before");
  }

  @Test
  void runs_that_end_at_the_same_time_keep_what_each_has_learned() throws Exception {
    var count = 8;
    var begun = new CountDownLatch(count);
    var threads =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              try {
                                var store = workshop.begin();
                                var task =
                                    Workshop.task(
                                        "make " + i, List.of("src/**"), List.of("out/app"));
                                var other = Numbered.of(task, i);
                                store.begins(other);
                                var made = made(store, other);
                                begun.countDown();
                                begun.await();
                                store.ended(other, made);
                                store.save();
                              } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    for (var i = 0; i < count; i++) {
      var task = Workshop.task("make " + i, List.of("src/**"), List.of("out/app"));
      assertThat(workshop.freshness(Numbered.of(task, i))).isEqualTo("up to date");
    }
  }

  @Test
  void looking_can_be_interrupted() {
    var task = Workshop.task(List.of("src/**"), List.of("out/app"));

    Thread.currentThread().interrupt();

    assertThrows(InterruptedException.class, () -> workshop.begin().freshness(task));
  }

  @Test
  void a_task_without_outputs_is_never_up_to_date_and_nothing_is_kept_of_it() throws Exception {
    var task = Workshop.task(List.of("src/**"), List.of());

    assertThat(workshop.freshness(task)).isEmpty();
    var store = workshop.begin();
    store.freshness(task);
    store.save();

    assertThat(folder.resolve("runs")).doesNotExist();
  }

  private static Artifacts made(ArtifactStore store, PlannedTask task) throws InterruptedException {
    return ((Inspection.Made) store.made(task)).artifacts();
  }
}
