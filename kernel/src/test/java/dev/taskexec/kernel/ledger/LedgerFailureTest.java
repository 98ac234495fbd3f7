package dev.taskexec.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.evidence.EvidenceException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The disk fails at each step of a run.
class LedgerFailureTest {
  private static final int ROUNDS = 4;

  static IntStream steps() throws EvidenceException {
    var store = new CrashingStore();
    new SmallRun(store, false).run();
    return IntStream.range(0, store.operations().size());
  }

  @Test
  void there_are_steps_to_fail_at() throws EvidenceException {
    assertThat(steps().count()).isGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void after_a_failure_all_fails_the_same_way_and_nothing_is_done_again(int step) {
    var store = new CrashingStore(Disk.EMPTY, number -> number == step, new Random(step));
    var run = new SmallRun(store, false);

    var first = catchThrowable(run::run);

    assertThat(first).isInstanceOf(EvidenceException.class).hasMessageContaining("ledger.jsonl: ");
    var ledger = run.ledger();
    TestingLedger.append(ledger, AuditKind.RUN_END);
    assertThatThrownBy(ledger::write).hasMessage(first.getMessage());
    assertThatThrownBy(ledger::force).hasMessage(first.getMessage());
    assertThatThrownBy(ledger::force).hasMessage(first.getMessage());
    assertThatThrownBy(ledger::close).hasMessage(first.getMessage());
    assertThat(store.operations()).hasSize(step + 1);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void what_was_promised_before_a_failure_is_kept_and_no_effect_lacks_its_intent(int step) {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var store = new CrashingStore(Disk.EMPTY, number -> number == step, new Random(seed));
      var run = new SmallRun(store, false);
      catchThrowable(run::run);

      var done = store.operations().size();
      for (var disk : Crashes.afterPowerLoss(store.first(), store.operations(), done)) {
        var read = TestingLedger.read(new CrashingStore(disk));
        assertThat(read.end().records()).isGreaterThanOrEqualTo(run.promised(done, true));
        assertThat(read.told().stream().filter(told -> told.kind() == AuditKind.EFFECT_INTENT))
            .extracting(told -> told.task().orElseThrow().toString())
            .containsAll(run.effects().keySet());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_run_goes_on_from_what_a_full_disk_left(int step) throws EvidenceException {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var store = new CrashingStore(Disk.EMPTY, number -> number == step, new Random(seed));
      var run = new SmallRun(store, false);
      catchThrowable(run::run);
      var left = new CrashingStore(store.now());

      var ledger = TestingLedger.reopen(left);
      TestingLedger.append(ledger, AuditKind.RUN_RESUME);
      ledger.close();

      var read = TestingLedger.read(left);
      assertThat(read.end().torn()).isZero();
      assertThat(read.kinds()).endsWith(AuditKind.RUN_RESUME);
    }
  }

  @ParameterizedTest
  @MethodSource("recoverySteps")
  void recovery_that_fails_loses_nothing(int step) throws EvidenceException {
    var torn = torn();
    var failing = new CrashingStore(torn, number -> number == step, new Random(step));

    assertThat(catchThrowable(() -> TestingLedger.reopen(failing)))
        .isInstanceOf(EvidenceException.class);

    var again = new CrashingStore(failing.now());
    var ledger = TestingLedger.reopen(again);
    ledger.close();
    var read = TestingLedger.read(again);
    assertThat(read.kinds()).startsWith(AuditKind.LEDGER_OPEN, AuditKind.RUN_START);
    assertThat(again.now().kept()).contains("{\"at");
    assertThat(read.end().recovered()).hasSize(again.now().kept().size());
  }

  static IntStream recoverySteps() {
    return IntStream.range(0, 4);
  }

  /// Two records and the beginning of a third.
  private static Disk torn() throws EvidenceException {
    var store = new CrashingStore();
    var ledger = TestingLedger.begin(store);
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    TestingLedger.append(ledger, AuditKind.RUN_START);
    ledger.close();
    return Disk.EMPTY.with(store.now().file() + "{\"at");
  }
}
