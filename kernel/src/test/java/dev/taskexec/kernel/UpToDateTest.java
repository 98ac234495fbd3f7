package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.kernel.permit.Protection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of tasks that make files from files: `A` makes `out/A` from `src/a`, `B` makes `out/B` from
/// that, `C` makes `out/C` from `src/c` and needs `A` too.
class UpToDateTest {
  @TempDir Path folder;

  @BeforeEach
  void sources() throws IOException {
    write("src/a", "a\n");
    write("src/c", "c\n");
  }

  @Test
  void a_second_run_has_nothing_to_do_and_says_why() throws Exception {
    var first = run();
    assertThat(first.each("status")).containsExactly("ok", "ok", "ok");
    assertThat(first.evidence().getFirst())
        .containsEntry("because", "it has not ended well before, as far as is known")
        .containsKeys("inputs", "outputs");

    var second = run();

    assertThat(second.each("status")).containsExactly("skipped", "skipped", "skipped");
    assertThat(second.each("why")).containsOnly("up_to_date");
    assertThat(second.json()).containsEntry("status", "ok");
    assertThat(second.result(0))
        .containsEntry("reason", "nothing has changed since the run " + first.report().id())
        .containsEntry("attempts", 0L);
    assertThat(second.evidence()).hasSize(3);
    assertThat(second.evidence().getFirst())
        .containsEntry("outcome", "skipped")
        .containsEntry("attempt", 0L)
        .containsKeys("inputs", "outputs");
  }

  @Test
  void an_edit_runs_exactly_what_depends_on_it() throws Exception {
    run();

    write("src/a", "other\n");
    var second = run();

    assertThat(second.each("status")).containsExactly("ok", "ok", "skipped");
    assertThat(because(second))
        .containsExactlyInAnyOrder("input `src/a` changed", "input `out/A` changed");
    write("src/c", "other\n");
    assertThat(run().each("status")).containsExactly("skipped", "skipped", "ok");
  }

  @Test
  void an_edit_that_makes_no_difference_goes_no_further() throws Exception {
    run();

    write("src/a", "a\n# a comment\n");

    assertThat(run().each("status")).containsExactly("ok", "skipped", "skipped");
  }

  @Test
  void force_runs_all_and_says_so() throws Exception {
    run();

    var forced = testing();
    forced.conduct = new Conduct(OptionalInt.empty(), Optional.empty(), true, Protection.USUAL);
    var second = forced.run(4, plan());

    assertThat(second.each("status")).containsOnly("ok");
    assertThat(because(second)).containsOnly("forced");
    assertThat(run().each("status")).containsOnly("skipped");
  }

  @Test
  void an_output_that_is_missing_or_changed_is_made_anew() throws Exception {
    run();

    Files.delete(folder.resolve("out/B"));
    assertThat(run().each("status")).containsExactly("skipped", "ok", "skipped");
    write("out/B", "edited");
    var third = run();

    assertThat(third.each("status")).containsExactly("skipped", "ok", "skipped");
    assertThat(because(third)).containsExactly("output `out/B` changed");
    assertThat(Files.readString(folder.resolve("out/B"))).isEqualTo("a\n");
  }

  @Test
  void an_input_that_is_edited_while_it_is_read_is_read_again() throws Exception {
    var meddling =
        testing(
            context -> {
              var report = make(context);
              if (context.task().id().value().equals("A")) {
                write("src/a", "edited meanwhile\n");
              }
              return report;
            });
    assertThat(meddling.run(4, plan()).each("status")).containsOnly("ok");

    var second = run();

    assertThat(second.each("status")).containsExactly("ok", "ok", "skipped");
    assertThat(run().each("status")).containsOnly("skipped");
  }

  @Test
  void an_output_that_was_not_made_is_an_error() throws Exception {
    var lazy = testing(_ -> AttemptReport.of(new Outcome.Ok()));

    var ran = lazy.run(4, plan());

    assertThat(ran.each("status")).containsExactly("error", "skipped", "skipped");
    assertThat((String) ran.result(0).get("reason")).contains("did not make its output `out/A`");
    assertThat(run().each("status")).containsOnly("ok");
  }

  @Test
  void what_failed_is_not_up_to_date() throws Exception {
    var failing =
        testing(
            context -> {
              make(context);
              return AttemptReport.of(new Outcome.Error("after all"));
            });
    failing.run(4, plan());

    assertThat(run().each("status")).containsOnly("ok");
  }

  @Test
  void a_damaged_store_runs_everything_and_is_mended() throws Exception {
    run();
    for (var name : List.of("last-ok.jsonl", "digests")) {
      write("runs/.state/" + name, "damaged");
    }

    assertThat(run().each("status")).containsOnly("ok");
    assertThat(run().each("status")).containsOnly("skipped");
  }

  @Test
  void what_is_remembered_outlives_the_runs() throws Exception {
    var first = run();
    try (var files = Files.walk(first.report().folder())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    assertThat(run().each("status")).containsOnly("skipped");
  }

  @Test
  void a_dry_run_says_what_is_up_to_date_and_remembers_nothing() throws Exception {
    var dry = testing();
    dry.dryRun = true;

    assertThat(dry.run(4, plan()).each("status")).containsOnly("noop");

    assertThat(folder.resolve("runs/.state")).doesNotExist();
    assertThat(run().each("status")).containsOnly("ok");
    var again = testing();
    again.dryRun = true;
    assertThat(again.run(4, plan()).each("status")).containsOnly("skipped");
  }

  @Test
  void a_plan_without_outputs_keeps_nothing() throws Exception {
    testing(_ -> AttemptReport.of(new Outcome.Ok())).run("TASK-001");

    assertThat(folder.resolve("runs/.state")).doesNotExist();
  }

  @Test
  void two_runs_at_once_remember_what_both_have_made() throws Exception {
    write("src/1", "1");
    write("src/2", "2");
    var barrier = new CyclicBarrier(2);
    var threads =
        Stream.of("1", "2")
            .map(
                name ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              try {
                                var both =
                                    testing(
                                        context -> {
                                          var report = make(context);
                                          meet(barrier);
                                          return report;
                                        });
                                both.run(4, alone(name));
                              } catch (RunFolderException | InterruptedException e) {
                                throw new IllegalStateException(e);
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(testing().run(4, alone("1")).each("status")).containsExactly("skipped");
    assertThat(testing().run(4, alone("2")).each("status")).containsExactly("skipped");
  }

  private static void meet(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Object> because(TestingRun.Done ran) {
    return ran.evidence().stream()
        .map(line -> line.get("because"))
        .filter(it -> it != null)
        .toList();
  }

  private static ExecutionPlan plan() {
    return TestingPlan.of(
        Grammar.EXTENDED,
        ".",
        List.of(
            Draft.task("A").inputs("src/a").outputs("out/A").in(TestingPlan.QUEUE),
            Draft.task("B").needs("A").inputs("out/A").outputs("out/B").in(TestingPlan.QUEUE),
            Draft.task("C").needs("A").inputs("src/c").outputs("out/C").in(TestingPlan.QUEUE)));
  }

  private static ExecutionPlan alone(String name) {
    return TestingPlan.of(
        Grammar.EXTENDED,
        ".",
        List.of(
            Draft.task(name).inputs("src/" + name).outputs("out/" + name).in(TestingPlan.QUEUE)));
  }

  private TestingRun.Done run() throws Exception {
    return testing().run(4, plan());
  }

  private TestingRun testing() {
    return testing(this::make);
  }

  private TestingRun testing(TestingAgent.Behaviour behaviour) {
    var run = new TestingRun(folder).with(behaviour);
    run.clock = InstantSource.system();
    return run;
  }

  /// Copies the first line of the input.
  private AttemptReport make(TaskContext context) {
    var files = context.task().artifacts();
    var line = read(files.inputs().getFirst()).lines().findFirst().orElse("");
    write(files.outputs().getFirst(), line + "\n");
    return AttemptReport.of(new Outcome.Ok());
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
