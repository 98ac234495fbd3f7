package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.kernel.TestingJson;
import dev.taskexec.kernel.ledger.DiskOperation.Append;
import dev.taskexec.kernel.ledger.DiskOperation.Force;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LedgerTest {
  private final CrashingStore store = new CrashingStore();
  private final Ledger ledger = TestingLedger.begin(store);

  @Test
  void a_line_has_its_number_and_the_digest_of_the_line_before() throws EvidenceException {
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    TestingLedger.append(ledger, AuditKind.EFFECT_INTENT, "A-1");
    ledger.write();

    var lines = lines();
    assertThat(lines)
        .containsExactly(
            "{\"at\":\"2026-11-21T09:43:13.162Z\",\"data\":{},\"kind\":\"ledger.open\",\"prev\":\""
                + "0".repeat(64)
                + "\",\"run\":\"20261121_094313Z\",\"seq\":0,\"v\":1}",
            "{\"at\":\"2026-11-21T09:43:13.162Z\",\"attempt\":1,\"data\":{},\"kind\":"
                + "\"effect.intent\",\"prev\":\""
                + Sha256.of(lines.getFirst().getBytes(UTF_8)).hex()
                + "\",\"run\":\"20261121_094313Z\",\"seq\":1,\"task\":\"A-1\",\"v\":1}");
  }

  @Test
  void records_are_written_together_and_forced_once() throws EvidenceException {
    for (var i = 0; i < 64; i++) {
      TestingLedger.append(ledger, AuditKind.EFFECT_INTENT, "A-" + i);
    }

    assertThat(ledger.force()).isEqualTo(63);
    assertThat(store.operations()).hasSize(2).last().isEqualTo(new Force(true));
  }

  @Test
  void forcing_costs_nothing_where_all_is_durable() throws EvidenceException {
    assertThat(ledger.force()).isEqualTo(-1);
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    ledger.force();
    var before = store.operations().size();

    assertThat(ledger.force()).isZero();
    assertThat(store.operations()).hasSize(before);
  }

  @Test
  void what_waits_to_be_written_has_a_bound() {
    var most = LedgerData.MOST_BYTES;
    for (var i = 0; i < 1_000; i++) {
      TestingLedger.append(ledger, AuditKind.PERMIT_DENY, data("x".repeat(4_000)));
    }

    assertThat(store.size()).isGreaterThan(3_000_000);
    assertThat(store.operations())
        .allSatisfy(
            each -> assertThat(((Append) each).bytes().length()).isLessThan((1 << 18) + most));
  }

  @Test
  void no_line_is_too_long_whatever_its_data() throws EvidenceException {
    var texts = new ArrayList<JsonValue>();
    for (var i = 0; i < 1_000; i++) {
      texts.add(JsonValue.of("\u0001".repeat(1_300)));
    }
    var data =
        JsonValue.Obj.builder()
            .put("n", 7)
            .put("argv", texts)
            .put("result", texts)
            .put("half", "\ud83d")
            .put("part", new JsonValue.Real(0.5))
            .build();

    TestingLedger.append(ledger, AuditKind.EFFECT_START, data);
    ledger.write();

    var line = lines().getFirst();
    assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(AuditRecord.MAX_LINE_BYTES);
    @SuppressWarnings("unchecked")
    var told = (Map<String, Object>) TestingJson.object(line).get("data");
    assertThat(told)
        .containsEntry("n", 7L)
        .containsEntry("half", "\ufffd")
        .containsEntry("part", "0.5");
    assertThat(told.get("argv").toString()).startsWith("{sha256=");
    assertThat(told.get("result").toString()).contains("size=");
    assertThat(TestingLedger.read(store).end().torn()).isZero();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void others_append_and_write_while_the_disk_forces() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var slow = new SlowStore(store, begun, mayEnd);
    var busy = TestingLedger.begin(slow);
    TestingLedger.append(busy, AuditKind.LEDGER_OPEN);
    var durable = new AtomicLong(-2);
    var forcing = Thread.ofPlatform().start(() -> durable.set(forced(busy)));
    begun.await();

    var number = TestingLedger.append(busy, AuditKind.RUN_START);
    busy.write();

    assertThat(number).isEqualTo(1);
    assertThat(lines()).hasSize(2);
    mayEnd.countDown();
    forcing.join();
    assertThat(durable).hasValue(0);
    assertThat(busy.force()).isEqualTo(1);
    assertThat(store.operations()).filteredOn(Force.class::isInstance).hasSize(2);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void many_threads_make_one_chain() throws Exception {
    var threads = new ArrayList<Thread>();
    var numbers = new ConcurrentLinkedQueue<Long>();
    for (var i = 0; i < 8; i++) {
      var task = "T-" + i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (var n = 0; n < 200; n++) {
                      numbers.add(TestingLedger.append(ledger, AuditKind.EFFECT_START, task));
                      if (n % 7 == 0) {
                        forced(ledger);
                      }
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    ledger.close();

    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(TestingLedger.read(store).end().records()).isEqualTo(1_600);
  }

  @Test
  void closing_writes_what_was_added() throws EvidenceException {
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);

    ledger.close();

    assertThat(lines()).hasSize(1);
  }

  private static JsonValue.Obj data(String text) {
    return JsonValue.Obj.builder().put("text", text).build();
  }

  private List<String> lines() {
    return new String(store.now().bytes(), UTF_8).lines().toList();
  }

  private static long forced(Ledger ledger) {
    try {
      return ledger.force();
    } catch (EvidenceException e) {
      throw new AssertionError(e);
    }
  }
}
