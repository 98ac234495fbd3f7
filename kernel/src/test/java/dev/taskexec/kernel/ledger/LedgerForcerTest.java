package dev.taskexec.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.evidence.EvidenceException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LedgerForcerTest {
  private final LinkedBlockingQueue<Object> answers = new LinkedBlockingQueue<>();

  @Test
  void answers_with_the_last_durable_record() throws Exception {
    var ledger = TestingLedger.begin(new CrashingStore());

    try (var forcer = forcer(ledger)) {
      forcer.force();
      assertThat(answers.take()).isEqualTo(-1L);
      TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
      forcer.force();
      assertThat(answers.take()).isEqualTo(0L);
    }
  }

  @Test
  void calls_while_the_disk_works_are_answered_by_one_more() throws Exception {
    var store = new CrashingStore();
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ledger = TestingLedger.begin(new SlowStore(store, begun, mayEnd));
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);

    try (var forcer = forcer(ledger)) {
      forcer.force();
      begun.await();
      for (var i = 0; i < 5; i++) {
        TestingLedger.append(ledger, AuditKind.EFFECT_INTENT, "A-" + i);
        forcer.force();
      }
      mayEnd.countDown();
    }

    assertThat(answers).containsExactly(0L, 5L);
  }

  @Test
  void a_disk_that_fails_is_an_answer_each_time() throws Exception {
    var store = new CrashingStore(Disk.EMPTY, number -> number == 1, new Random(1));
    var ledger = TestingLedger.begin(store);
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);

    try (var forcer = forcer(ledger)) {
      forcer.force();
      assertThat(answers.take().toString()).contains("ledger.jsonl: sync failed");
      forcer.force();
      assertThat(answers.take().toString()).contains("ledger.jsonl: sync failed");
    }
  }

  @Test
  void closing_answers_what_was_asked_and_ends_the_thread_although_it_is_interrupted()
      throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ledger = TestingLedger.begin(new SlowStore(new CrashingStore(), begun, mayEnd));
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    var forcer = forcer(ledger);
    forcer.force();
    begun.await();
    TestingLedger.append(ledger, AuditKind.RUN_START);
    forcer.force();
    var closed = new CountDownLatch(1);
    var interrupted = new LinkedBlockingQueue<Boolean>();
    var closing =
        Thread.ofPlatform()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  forcer.close();
                  interrupted.add(Thread.interrupted());
                  closed.countDown();
                });

    assertThat(closed.getCount()).isOne();
    mayEnd.countDown();
    closing.join();

    assertThat(answers).containsExactly(0L, 1L);
    assertThat(interrupted).containsExactly(true);
  }

  private LedgerForcer forcer(Ledger ledger) {
    return LedgerForcer.start(ledger, answers::add, (EvidenceException e) -> answers.add(e));
  }
}
