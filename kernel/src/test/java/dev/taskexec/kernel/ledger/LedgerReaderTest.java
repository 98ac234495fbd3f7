package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerReaderTest {

  @Test
  void gives_each_record_with_its_digest() throws Exception {
    var store = written();
    var digests = new ArrayList<String>();
    var end =
        LedgerReader.read(
            store,
            TestingLedger.SHOWN,
            TestingLedger.RUN,
            (told, digest) -> digests.add(told.kind().word() + " " + digest.hex()));

    var lines = store.now().file().lines().toList();
    assertThat(digests)
        .containsExactly(
            "ledger.open " + sha256(lines.get(0)),
            "effect.intent " + sha256(lines.get(1)),
            "task.settled " + sha256(lines.get(2)));
    assertThat(end.last().hex()).isEqualTo(sha256(lines.get(2)));
    assertThat(end.records()).isEqualTo(3);
    assertThat(end.bytes()).isEqualTo(store.size());
  }

  @Test
  void an_empty_ledger_has_nothing_wrong() {
    var end = TestingLedger.read(new CrashingStore()).end();

    assertThat(end.records()).isZero();
    assertThat(end.last().hex()).isEqualTo("0".repeat(64));
  }

  @Test
  void lines_longer_than_what_is_read_at_once_are_put_together() throws EvidenceException {
    var store = new CrashingStore();
    var ledger = TestingLedger.begin(store);
    var long1 = JsonValue.Obj.builder();
    for (var i = 0; i < 14; i++) {
      long1.put("text" + i, "x".repeat(4_090));
    }
    for (var i = 0; i < 50; i++) {
      TestingLedger.append(ledger, AuditKind.PERMIT_DENY, long1.build());
    }
    ledger.close();

    assertThat(store.size()).isGreaterThan(2_500_000);
    assertThat(TestingLedger.read(store).end().records()).isEqualTo(50);
  }

  /// Each changes the second of three lines; the second line starts at byte 189.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seq\":1        | \"seq\":2        | record 2 stands where 1 should",
        "\"seq\":1        | \"seq\":1.0      | `seq` is not a whole number",
        "\"v\":1          | \"v\":2          | not as the writer writes it",
        "\"attempt\":1    | \"attempt\" :1   | not as the writer writes it",
        "\"attempt\":1    | \"attempt\":0    | attempt 0 of",
        "\"attempt\":1,   | ''               | ok",
        "effect.intent    | effect.intend    | no kind of record: effect.intend",
        "20261121_094313Z | 20261121_094314Z | a record of the run 20261121_094314Z",
        "20261121_094313Z | nonsense         | not a run id: nonsense",
        "T09:43:13.162Z   | T09:43:13.16Z    | not as the writer writes it",
        "T09:43:13.162Z   | nonsense         | `at` is no time",
        "\"task\":\"A-1\" | \"task\":\"../A\" | not a task id",
        "\"data\":{}      | \"data\":[]      | `data` is not an object",
        "\"data\":{}      | \"data\":{\"x\":1.5} | `data` has something in it",
        "\"data\":{}      | \"date\":{}      | `data` is not an object",
        "\"data\":{}      | \"data\":{},\"data\":{} | no JSON object",
        "\"data\":{}      | \"data\":{       | no JSON object",
      })
  void a_changed_line_is_located(String what, String by, String trouble) throws Exception {
    var lines = written().now().file().lines().toList();
    assertThat(lines.get(1)).contains(what);
    var changed = lines.get(1).replace(what, by);
    var store = store(lines.get(0), changed, lines.get(2));

    var damage =
        catchThrowableOfType(DamagedLedgerException.class, () -> TestingLedger.tryRead(store));

    assertThat(damage.line()).isEqualTo(trouble.equals("ok") ? 3 : 2);
    assertThat(damage.offset())
        .isBetween(
            lines.get(0).length() + 1L, (long) lines.get(0).length() + 1 + changed.length() + 1);
    assertThat(damage)
        .hasMessageStartingWith(TestingLedger.SHOWN + ": line %d, byte ".formatted(damage.line()))
        .hasMessageContaining(
            trouble.equals("ok") ? "`prev` is not the digest of the line before" : trouble);
  }

  @Test
  void the_byte_that_differs_is_named() throws Exception {
    var lines = written().now().file().lines().toList();
    var changed = lines.get(1).replace("\"v\":1", "\"v\":3");
    var store = store(lines.get(0), changed, lines.get(2));

    assertThatThrownBy(() -> TestingLedger.tryRead(store))
        .hasMessageContaining("byte " + (lines.get(0).length() + 1 + changed.indexOf("3}")) + ": ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void a_line_that_is_missing_is_noticed_unless_it_is_the_last(int missing) throws Exception {
    var lines = new ArrayList<>(written().now().file().lines().toList());
    lines.remove(missing);
    var store = store(lines.toArray(String[]::new));

    if (missing == 2) {
      assertThat(TestingLedger.tryRead(store).end().records()).isEqualTo(2);
    } else {
      assertThatThrownBy(() -> TestingLedger.tryRead(store))
          .isInstanceOf(DamagedLedgerException.class);
    }
  }

  @Test
  void a_sound_last_line_that_does_not_fit_is_damage_and_not_torn() throws Exception {
    var lines = written().now().file().lines().toList();
    var changed = lines.get(1).replace("A-1", "A-2");
    var store = store(lines.get(0), changed, lines.get(2));

    assertThatThrownBy(() -> TestingLedger.tryRead(store))
        .isInstanceOf(DamagedLedgerException.class)
        .hasMessageContaining("line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "\n",
        "{}\n",
        "nonsense\n",
        "\0\0\0",
        "\u00ff\n",
        "{\"at\":\"2026-11-21\"",
      })
  void what_a_crash_leaves_at_the_end_is_torn(String tail) throws Exception {
    var sound = written().now().file();

    var end = TestingLedger.tryRead(new CrashingStore(Disk.EMPTY.with(sound + tail))).end();

    assertThat(end.records()).isEqualTo(3);
    assertThat(end.bytes()).isEqualTo(sound.length());
    assertThat(end.torn()).isEqualTo(tail.length());
  }

  @Test
  void a_last_line_without_its_newline_is_torn() throws Exception {
    var file = written().now().file();
    var torn = file.substring(0, file.length() - 1);

    var end = TestingLedger.tryRead(new CrashingStore(Disk.EMPTY.with(torn))).end();

    assertThat(end.records()).isEqualTo(2);
  }

  @Test
  void a_line_without_end_needs_no_memory_of_its_own() throws Exception {
    var sound = written().now().file();
    var source = new EndlessZeros(sound.getBytes(UTF_8), 500_000_000L);

    var end = TestingLedger.tryRead(source).end();

    assertThat(end.records()).isEqualTo(3);
    assertThat(end.torn()).isEqualTo(500_000_000L);
  }

  @Test
  void a_line_that_is_too_long_is_damage_where_lines_follow() throws Exception {
    var lines = written().now().file().lines().toList();
    var store = store(lines.get(0), "x".repeat(70_000), lines.get(1));

    assertThatThrownBy(() -> TestingLedger.tryRead(store))
        .hasMessageContaining("line 2, byte ")
        .hasMessageContaining("more than 65,535 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 65_536, 70_000})
  void a_last_line_that_is_no_record_is_torn_however_long(int length) throws Exception {
    var lines = written().now().file().lines().toList();
    var store = store(lines.get(0), "x".repeat(length));

    assertThat(TestingLedger.tryRead(store).end().torn()).isEqualTo(length + 1);
  }

  private static CrashingStore written() throws EvidenceException {
    var store = new CrashingStore();
    var ledger = TestingLedger.begin(store);
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    TestingLedger.append(ledger, AuditKind.EFFECT_INTENT, "A-1");
    TestingLedger.append(ledger, AuditKind.TASK_SETTLED, "A-1");
    ledger.close();
    return store;
  }

  private static CrashingStore store(String... lines) {
    return new CrashingStore(Disk.EMPTY.with(String.join("\n", List.of(lines)) + "\n"));
  }

  private static String sha256(String line) {
    return Sha256.of(line.getBytes(UTF_8)).hex();
  }

  /// A source that ends in many zeros, which are nowhere.
  private record EndlessZeros(byte[] start, long zeros) implements LineSource {

    @Override
    public long size() {
      return start.length + zeros;
    }

    @Override
    public byte[] read(long from, int length) {
      var bytes = new byte[length];
      for (var i = from; i < Math.min(start.length, from + length); i++) {
        bytes[(int) (i - from)] = start[(int) i];
      }
      return bytes;
    }

    @Override
    public void close() {}
  }
}
