package dev.taskexec.kernel.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far a task has come, told by its records in short: `open A` and `resume B` begin a session
/// on a machine with that boot id, `intent 1`, `start 1` and `retry 1 FAILURES` are about an
/// attempt, `OUTCOME ATTEMPTS FAILURES` settles the task.
class StoryTest {
  private static final Sha256 ZEROS = new Sha256("0".repeat(64));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The same machine reads what was written: only what began can have done something.
        "open A                                             | A | untouched",
        "open A, intent 1                                   | A | untouched",
        "open A, intent 1, start 1                          | A | doubt 1 0",
        "open A, intent 1, start 1, ok 1 0                  | A | finished ok",
        "open A, intent 1, start 1, retry 1 1               | A | begun 1 1",
        "open A, intent 1, start 1, retry 1 1, intent 2     | A | begun 1 1",
        "open A, intent 1, start 1, retry 1 1, intent 2, start 2 | A | doubt 2 1",
        // Another machine, or the same after it was started anew: the intents count.
        "open A, intent 1                                   | B | doubt 1 0",
        "open A, intent 1                                   |   | doubt 1 0",
        "open -, intent 1                                   | A | doubt 1 0",
        "open -, intent 1                                   |   | doubt 1 0",
        "open A, intent 1, start 1, retry 1 1, intent 2     | B | doubt 2 1",
        "open A, intent 1, start 1, ok 1 0                  | B | finished ok",
        // Who goes on has read what was written, and what he writes follows it.
        "open A, intent 1, resume A                         | B | untouched",
        "open A, intent 1, resume A, intent 1               | B | doubt 1 0",
        "open A, intent 1, resume B                         | B | doubt 1 0",
        "open A, intent 1, start 1, resume A                | A | doubt 1 0",
        // A doubt about an attempt stays until another one has begun.
        "open A, intent 1, start 1, resume A, intent 2      | A | doubt 1 0",
        "open A, intent 1, resume B, intent 2               | B | doubt 1 0",
        "open A, intent 1, start 1, resume A, intent 2, start 2          | A | doubt 2 0",
        "open A, intent 1, start 1, resume A, intent 2, start 2, ok 2 0  | A | finished ok",
        "open A, intent 1, start 1, resume A, intent 2, start 2, retry 2 1 | A | begun 2 1",
        "open A, intent 1, start 1, resume A, in_doubt 1 0  | A | settled doubt 1 0",
        "open A, intent 1, start 1, resume A, in_doubt 1 0, resume A, intent 2 | A | doubt 1 0",
        // What was stopped is not finished, and its intents are void.
        "open A, intent 1, cancelled 0 0                    | A | untouched",
        "open A, intent 1, cancelled 0 0                    | B | untouched",
        "open A, intent 1, start 1, cancelled 1 0           | B | begun 1 0",
        "open A, intent 1, cancelled 0 0, resume A, intent 1, start 1 | A | doubt 1 0",
        "open A, need_failed 0 0                            | A | skipped",
        "open A, done 0 0                                   | A | finished skipped",
        "open A, up_to_date 0 0                             | A | finished skipped",
        "open A, exhausted 0 0                              | A | finished exhausted",
        // An outcome that did not hold any more.
        "open A, intent 1, start 1, ok 1 0, resume A, intent 2, start 2 | A | doubt 2 0",
        "open A, intent 1, start 1, ok 1 0, resume A, intent 2          | A | doubt 1 0",
        "open A, up_to_date 0 0, resume A, intent 1                     | A | untouched",
      })
  void how_far_a_task_has_come(String records, String boot, String expected) {
    var story = new Story(PlannedTask.of(TestingPlan.of("T"), _ -> "testing"));
    var seq = 0;
    for (var told : records.split(", ")) {
      story.take(told(seq++, told.strip().split(" ")));
    }

    assertThat(story.nonsense()).isEmpty();
    assertThat(said(story.stands(Optional.ofNullable(boot)).getFirst())).isEqualTo(expected);
  }

  @Test
  void a_run_has_ended_until_somebody_goes_on() {
    var story = new Story(PlannedTask.of(TestingPlan.of("T"), _ -> "testing"));
    assertThat(story.ended()).isFalse();

    story.take(record(0, AuditKind.RUN_END, OptionalInt.empty(), Obj.EMPTY));
    assertThat(story.ended()).isTrue();

    story.take(record(1, AuditKind.RUN_RESUME, OptionalInt.empty(), Obj.EMPTY));
    assertThat(story.ended()).isFalse();
  }

  @Test
  void what_the_kit_never_writes_is_said() {
    var story = new Story(PlannedTask.of(TestingPlan.of("T"), _ -> "testing"));

    story.take(record(7, AuditKind.TASK_SETTLED, OptionalInt.empty(), Obj.EMPTY));

    assertThat(story.nonsense()).hasValueSatisfying(it -> assertThat(it).startsWith("record 7: "));
  }

  private static AuditRecord told(int seq, String[] words) {
    return switch (words[0]) {
      case "open" -> record(seq, AuditKind.LEDGER_OPEN, OptionalInt.empty(), boot(words[1]));
      case "resume" -> record(seq, AuditKind.RUN_RESUME, OptionalInt.empty(), boot(words[1]));
      case "intent" -> record(seq, AuditKind.EFFECT_INTENT, attempt(words[1]), Obj.EMPTY);
      case "start" -> record(seq, AuditKind.EFFECT_START, attempt(words[1]), Obj.EMPTY);
      case "retry" ->
          record(
              seq,
              AuditKind.TASK_RETRY,
              attempt(words[1]),
              Obj.builder().put("failures", Long.parseLong(words[2])).build());
      case "need_failed", "done", "up_to_date" -> settled(seq, "skipped", words[0], words);
      default -> settled(seq, words[0], "", words);
    };
  }

  private static AuditRecord settled(int seq, String outcome, String why, String[] words) {
    var data =
        Obj.builder()
            .put("outcome", outcome)
            .put("reason", "")
            .put("attempts", Long.parseLong(words[1]))
            .put("failures", Long.parseLong(words[2]))
            .put("ms", 3);
    if (!why.isEmpty()) {
      data.put("why", why);
    }
    return record(seq, AuditKind.TASK_SETTLED, OptionalInt.empty(), data.build());
  }

  private static AuditRecord record(int seq, AuditKind kind, OptionalInt attempt, Obj data) {
    var isOfTask = kind.word().startsWith("task.") || kind.word().startsWith("effect.");
    return new AuditRecord(
        seq,
        Instant.EPOCH,
        kind,
        new RunId("20261121_094313Z"),
        isOfTask ? Optional.of(new Instance(new TaskId("T"), 1)) : Optional.empty(),
        attempt,
        data,
        ZEROS);
  }

  private static Obj boot(String id) {
    return Obj.builder().put("boot", id.equals("-") ? JsonValue.NULL : JsonValue.of(id)).build();
  }

  private static OptionalInt attempt(String number) {
    return OptionalInt.of(Integer.parseInt(number));
  }

  private static String said(Stand stand) {
    return switch (stand) {
      case Stand.Untouched _ -> "untouched";
      case Stand.Skipped _ -> "skipped";
      case Stand.Begun(var attempts, var failures) -> "begun %d %d".formatted(attempts, failures);
      case Stand.InDoubt(var attempts, var failures, _, _, var settled) ->
          (settled ? "settled " : "") + "doubt %d %d".formatted(attempts, failures);
      case Stand.Finished(var settlement) -> "finished " + settlement.outcome();
    };
  }
}
