package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.SurvivorEnded;
import dev.taskexec.abi.event.RunEvent.TaskDoubted;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.ResumeException.Trouble;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.folder.RunLock;
import dev.taskexec.kernel.ledger.FileLines;
import dev.taskexec.kernel.ledger.LedgerReader;
import dev.taskexec.kernel.permit.Protection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs whose record ends anywhere, as a dead kit leaves it, are gone on with.
@Timeout(120)
class ResumeTest {
  private static final List<String> IDS = List.of("A", "B", "C");

  @TempDir Path folder;
  private TestingResume run;

  @BeforeEach
  void a_run_of_three_tasks() throws Exception {
    run = new TestingResume(folder, TestingPlan.of("A", "B", "C")).whole();
  }

  /// Every record may have been the last one that was written, and the next one may be torn.
  @ParameterizedTest
  @CsvSource({"boot, false", "boot, true", "another, false", "another, true", ", false", ", true"})
  void wherever_the_ledger_ends_it_comes_to_its_end(String boot, boolean retry) throws Exception {
    var whole = run.files();
    var lines = run.ledger();
    run.boot = Optional.ofNullable(boot);
    for (var records = 0; records < lines.size(); records++) {
      run.restore(whole);
      var settled = run.told(records, "task.settled");
      var doubtful =
          new HashSet<>(run.told(records, "boot".equals(boot) ? "effect.start" : "effect.intent"));
      settled.forEach(doubtful::remove);
      var torn = lines.get(records).substring(0, records % 5 * 20);

      run.broken(records, torn).resume(retry);

      var expected = new ArrayList<String>();
      for (var id : IDS) {
        if (!settled.contains(id) && (retry || !doubtful.contains(id))) {
          expected.add(id);
        }
      }
      assertThat(run.did).as("run after %d records", records).isEqualTo(expected);
      assertThat(run.statuses())
          .as("statuses after %d records", records)
          .isEqualTo(
              IDS.stream().map(id -> doubtful.contains(id) && !retry ? "in_doubt" : "ok").toList());
      assertThat(doubted()).as("doubted after %d records", records).isEqualTo(doubtful);
      assertThat(ledgerIsSound()).isTrue();
      assertThat(run.text("evidence.jsonl")).endsWith("\n");
    }
  }

  @Test
  void what_is_in_doubt_is_said_before_anything_starts() throws Exception {
    run.broken(recordsUpTo("effect.start", 2), "").resume(true);

    var doubts = indexOf(TaskDoubted.class);
    assertThat(doubts).isNotNegative().isLessThan(indexOf(TaskStarted.class));
    assertThat(run.events.get(doubts))
        .isInstanceOfSatisfying(
            TaskDoubted.class,
            doubted -> {
              assertThat(doubted.instance()).hasToString("B");
              assertThat(doubted.reason()).isEqualTo("the kit ended while attempt 1 ran");
              assertThat(doubted.again()).isTrue();
            });
    assertThat(run.results().get(1)).containsEntry("attempts", 2L);
  }

  @Test
  void a_task_in_doubt_stays_so_when_the_run_is_resumed_once_more() throws Exception {
    run.broken(recordsUpTo("effect.start", 2), "").resume(false);
    assertThat(run.statuses()).containsExactly("ok", "in_doubt", "ok");
    var before = run.files();

    var again = run.resume(false);

    assertThat(again.wasFinished()).isTrue();
    assertThat(again.report().good()).isFalse();
    assertThat(run.did).isEmpty();
    assertThat(withoutLock(run.files())).as("nothing is written").isEqualTo(withoutLock(before));
    assertThat(run.resume(true).report().good()).isTrue();
    assertThat(run.did).containsExactly("B");
    assertThat(run.statuses()).containsExactly("ok", "ok", "ok");
  }

  @Test
  void an_attempt_that_never_began_gives_its_number_back() throws Exception {
    run.broken(recordsUpTo("effect.intent", 3), "").resume(false);

    assertThat(run.did).containsExactly("A", "B", "C");
    assertThat(run.results()).allSatisfy(it -> assertThat(it).containsEntry("attempts", 1L));
  }

  @Test
  void a_run_that_its_limit_stopped_goes_on_without_it() throws Exception {
    var stopped = new TestingResume(folder, TestingPlan.of("A", "B", "C"));
    stopped.conduct = new Conduct(OptionalInt.of(1), Optional.empty(), false, Protection.USUAL);
    stopped.outcome = new Outcome.Error("broken");
    stopped.whole();
    assertThat(stopped.statuses()).containsExactly("error", "cancelled", "cancelled");
    stopped.outcome = new Outcome.Ok();

    stopped.resume(false);

    assertThat(stopped.did).containsExactly("B", "C");
    assertThat(stopped.statuses()).containsExactly("error", "ok", "ok");
  }

  @Test
  void a_finished_run_is_told_once_more_and_left_alone() throws Exception {
    var before = run.files();

    var resumed = run.resume(false);

    assertThat(resumed.wasFinished()).isTrue();
    assertThat(resumed.report().good()).isTrue();
    assertThat(run.did).isEmpty();
    assertThat(withoutLock(run.files())).isEqualTo(withoutLock(before));
    assertThat(run.events.getLast()).isInstanceOf(RunEvent.RunFinished.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changed | its log `runs/20261121_094313Z/logs/B_did_20261121_094313Z.txt` changed",
        "gone    | its log `runs/20261121_094313Z/logs/B_did_20261121_094313Z.txt` is gone",
        "folder  | its log `runs/20261121_094313Z/logs/B_did_20261121_094313Z.txt` is no file any more",
      })
  void a_log_that_does_not_hold_any_more_puts_its_task_in_doubt(String how, String reason)
      throws Exception {
    var log = "logs/B_did_20261121_094313Z.txt";
    assertThat(run.text(log)).isEqualTo("it was done\n");
    switch (how) {
      case "changed" -> run.write(log, "it was Done\n");
      case "gone" -> run.delete(log);
      default -> {
        run.delete(log);
        Files.createDirectory(run.run().resolve(log));
      }
    }

    run.resume(false);

    assertThat(run.statuses()).containsExactly("ok", "in_doubt", "ok");
    assertThat(run.results().get(1)).containsEntry("reason", reason);
    assertThat(run.did).isEmpty();
  }

  /// All three tasks made the same file, one after the other.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "as it was |",
        "changed | its output `out.txt` changed",
        "gone | its output `out.txt` is gone"
      })
  void an_output_is_compared_with_its_last_writer(String how, String reason) throws Exception {
    var made = new TestingResume(folder, withOutputs());
    made.output = Optional.of("out.txt");
    made.whole();
    assertThat(folder.resolve("out.txt")).hasContent("made by C");
    switch (how) {
      case "changed" -> TestingResume.make(folder.resolve("out.txt"), "made by Z");
      case "gone" -> Files.delete(folder.resolve("out.txt"));
      default -> {}
    }

    var resumed = made.resume(false);

    assertThat(resumed.wasFinished()).isEqualTo(reason == null);
    assertThat(made.statuses()).containsExactly("ok", "ok", reason == null ? "ok" : "in_doubt");
    if (reason != null) {
      assertThat(made.results().get(2)).containsEntry("reason", reason);
    }
  }

  @Test
  void what_was_up_to_date_and_is_not_any_more_is_run_and_not_in_doubt() throws Exception {
    var plan = TestingPlan.of(withOutputs().tasks().limit(1).toList());
    var first = new TestingResume(folder, plan);
    first.output = Optional.of("out.txt");
    first.whole();
    var second = new TestingResume(folder, plan);
    second.output = Optional.of("out.txt");
    second.whole();
    assertThat(second.statuses()).containsExactly("skipped");
    TestingResume.make(folder.resolve("out.txt"), "made by Z");

    second.resume(false);

    assertThat(second.statuses()).containsExactly("ok");
    assertThat(second.did).containsExactly("A");
  }

  private static ExecutionPlan withOutputs() {
    var artifacts = new Artifacts(List.of(), List.of("out.txt"));
    return TestingPlan.of(
        TestingPlan.of("A", "B", "C")
            .tasks()
            .map(
                task ->
                    new Task(
                        task.id(),
                        task.title(),
                        task.layer(),
                        task.queue(),
                        task.sourceLine(),
                        task.done(),
                        task.work(),
                        task.dependencies(),
                        task.terms(),
                        artifacts,
                        task.tags(),
                        task.metadata()))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "changed", "torn"})
  void evidence_that_does_not_hold_any_more_puts_its_task_in_doubt(String how) throws Exception {
    var lines = run.text("evidence.jsonl").lines().toList();
    switch (how) {
      case "gone" -> run.write("evidence.jsonl", lines.get(0) + "\n" + lines.get(2) + "\n");
      case "changed" ->
          run.write(
              "evidence.jsonl",
              run.text("evidence.jsonl").replace(lines.get(1), lines.get(1).replace("ok", "no")));
      default ->
          run.write("evidence.jsonl", lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1));
    }

    run.resume(true);

    assertThat(run.did).containsExactly("B");
    assertThat(run.statuses()).containsOnly("ok");
    assertThat(doubted()).containsExactly("B");
  }

  @Test
  void evidence_full_of_rubbish_is_read_past() throws Exception {
    var lines = run.text("evidence.jsonl").lines().toList();
    run.write(
        "evidence.jsonl",
        "\0\0\0\n{\"instance\": \"A\"}\n[1]\n{\"instance\": \"A#99999999999\"}\n"
            + "{\"instance\": \"../x\"}\n\n"
            + String.join("\n", lines.reversed())
            + "\n{\"half");

    assertThat(run.resume(false).wasFinished()).isTrue();
  }

  @Test
  void a_torn_line_of_evidence_and_of_events_is_cut_off() throws Exception {
    run.broken(recordsUpTo("task.settled", 2), "");
    run.write("evidence.jsonl", run.text("evidence.jsonl") + "{\"agent\":\"tes");
    run.write("events.ndjson", run.text("events.ndjson") + "{\"at\":");

    run.resume(false);

    assertThat(TestingJson.lines(run.text("evidence.jsonl"))).hasSize(4);
    assertThat(TestingJson.lines(run.text("events.ndjson"))).isNotEmpty();
    assertThat(run.did).containsExactly("C");
  }

  @Test
  void what_a_dead_kit_was_writing_is_removed() throws Exception {
    run.broken(recordsUpTo("task.settled", 2), "");
    run.write(".8c6d4a5e-run.json.tmp", "half");

    run.resume(false);

    assertThat(run.files()).doesNotContainKey(".8c6d4a5e-run.json.tmp");
  }

  @Test
  void processes_that_survived_are_ended_before_anything_starts() throws Exception {
    run.broken(recordsUpTo("effect.start", 2), "");
    Files.createDirectories(run.run().resolve("tmp/B"));
    var asked = new ArrayList<Path>();
    run.survivors =
        (temporary, _) -> {
          asked.add(temporary);
          return List.of(new Survivors.Survivor(4711, "B", "1"));
        };

    run.resume(false);

    assertThat(asked).containsExactly(run.run().resolve("tmp/B"));
    assertThat(indexOf(SurvivorEnded.class)).isZero();
    assertThat(run.text("events.ndjson")).contains("\"event\":\"survivor.ended\"");
    assertThat(run.ledger())
        .anyMatch(
            line ->
                line.contains("run.resume")
                    && line.contains(
                        "\"survivors\":[{\"attempt\":\"1\",\"pid\":4711,\"task\":\"B\"}]"));
  }

  @Test
  void a_run_that_another_kit_holds_is_left_alone() throws Exception {
    run.broken(recordsUpTo("task.settled", 1), "");
    var before = run.files();
    var held =
        new RunFolder(
            RunId.parse(run.run().getFileName().toString()).orElseThrow(),
            new Place(run.run().getParent(), "runs"),
            new Place(run.run(), "runs/x"));

    try (var _ = RunLock.take(held, new RunLock.Holder(Optional.empty(), 99, TestingRun.NOW))) {
      assertThatThrownBy(() -> run.resume(false))
          .isInstanceOf(RunBusyException.class)
          .hasMessageContaining("process 99");
    }

    assertThat(withoutLock(run.files())).isEqualTo(withoutLock(before));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DAMAGED       | ledger.jsonl | \"seq\":3 | \"seq\":4",
        "DAMAGED       | ledger.jsonl | effect.intent | effect.intend",
        "NOT_RESUMABLE | request.json | \"workers\":1 | \"workers\":2",
        "NOT_RESUMABLE | request.json | \"v\":1       | \"v\":2",
        "NOT_RESUMABLE | request.json | \"v\":1       | v",
        "NOT_RESUMABLE | request.json | \"dry_run\":false | \"dry_run\":true",
      })
  void what_was_changed_is_refused_and_left_alone(
      Trouble trouble, String file, String was, String becomes) throws Exception {
    run.broken(recordsUpTo("effect.start", 3), "");
    assertThat(run.text(file)).contains(was);
    run.write(file, run.text(file).replaceFirst(Pattern.quote(was), becomes));
    var before = run.files();

    assertThatThrownBy(() -> run.resume(false))
        .isInstanceOfSatisfying(
            ResumeException.class,
            refused -> {
              assertThat(refused.trouble()).isEqualTo(trouble);
              assertThat(refused).hasMessageContaining("runs/20261121_094313Z");
              assertThat(refused.help()).isNotBlank();
            });
    assertThat(withoutLock(run.files())).isEqualTo(withoutLock(before));
  }

  @ParameterizedTest
  @ValueSource(strings = {"request.json", "ledger.jsonl"})
  void what_is_missing_is_named(String file) {
    run.broken(recordsUpTo("effect.start", 1), "");
    run.delete(file);

    assertThatThrownBy(() -> run.resume(false))
        .isInstanceOfSatisfying(
            ResumeException.class,
            refused -> assertThat(refused.trouble()).isEqualTo(Trouble.NOT_RESUMABLE))
        .hasMessageContaining(file);
  }

  @Test
  void another_plan_is_refused() {
    run.broken(recordsUpTo("effect.start", 1), "");
    run.planBytes = "{\"version\": 1, \"queues\": []}".getBytes();

    assertThatThrownBy(() -> run.resume(false))
        .isInstanceOfSatisfying(
            ResumeException.class,
            refused -> assertThat(refused.trouble()).isEqualTo(Trouble.NOT_RESUMABLE))
        .hasMessageContaining("plan.json was changed after the run began");
  }

  @Test
  void other_hooks_are_refused() {
    run.broken(recordsUpTo("effect.start", 1), "");
    run.plan =
        TestingPlan.of(
            TestingPlan.of("A", "B", "C")
                .tasks()
                .map(
                    task ->
                        task.withWork(
                            new Work(
                                TestingPlan.AGENT,
                                List.of(Command.of("true")),
                                OnFailure.STOP,
                                List.of())))
                .toList());

    assertThatThrownBy(() -> run.resume(false))
        .isInstanceOfSatisfying(
            ResumeException.class,
            refused -> assertThat(refused.trouble()).isEqualTo(Trouble.OTHER_PLAN))
        .hasMessageContaining("hooks");
  }

  /// The content of the lock names who had it last.
  private static Map<String, String> withoutLock(Map<String, String> files) {
    var others = new LinkedHashMap<>(files);
    others.remove("lock");
    return others;
  }

  private boolean ledgerIsSound() throws Exception {
    var id = RunId.parse(run.run().getFileName().toString()).orElseThrow();
    try (var lines = FileLines.open(run.run().resolve("ledger.jsonl"))) {
      return LedgerReader.read(lines, "ledger.jsonl", id, (_, _) -> {}).torn() == 0;
    }
  }

  private HashSet<String> doubted() {
    var doubted = new HashSet<String>();
    for (var event : run.events) {
      if (event instanceof TaskDoubted told) {
        doubted.add(told.instance().toString());
      }
    }
    return doubted;
  }

  private int indexOf(Class<? extends RunEvent> kind) {
    for (var i = 0; i < run.events.size(); i++) {
      if (kind.isInstance(run.events.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /// How many records there are up to the last one of so many of a kind.
  private int recordsUpTo(String kind, int number) {
    var lines = run.ledger();
    var left = number;
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"kind\":\"" + kind + "\"") && --left == 0) {
        return i + 1;
      }
    }
    throw new AssertionError("no %d records %s".formatted(number, kind));
  }
}
