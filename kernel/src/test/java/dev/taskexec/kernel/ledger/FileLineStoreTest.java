package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.audit.AuditKind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLineStoreTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void an_empty_file() throws IOException {
    file = Files.createFile(folder.resolve("ledger.jsonl"));
  }

  @Test
  void a_missing_file_is_not_made() {
    var missing = folder.resolve("no.jsonl");

    assertThatThrownBy(() -> FileLineStore.open(missing)).isInstanceOf(FileNotFoundException.class);
    assertThat(missing).doesNotExist();
  }

  @Test
  void adds_at_the_end_wherever_that_is_by_now() throws IOException {
    try (var store = FileLineStore.open(file)) {
      append(store, "one\n");
      Files.writeString(file, "other\n", StandardOpenOption.APPEND);
      append(store, "two\n");
      store.force();

      assertThat(file).hasContent("one\nother\ntwo\n");
      assertThat(store.size()).isEqualTo(14);
      assertThat(new String(store.read(4, 5), UTF_8)).isEqualTo("other");
    }
  }

  @Test
  void cuts_a_tail_off_and_keeps_it_under_the_next_number() throws IOException {
    Files.writeString(file, "one\ntwo\ntorn");
    Files.writeString(folder.resolve("ledger.torn-1"), "older");

    try (var store = FileLineStore.open(file)) {
      store.cutOff(8);
      append(store, "three\n");

      assertThat(store.kept())
          .containsExactly(
              new LineStore.Kept("ledger.torn-1", 5), new LineStore.Kept("ledger.torn-2", 4));
    }
    assertThat(file).hasContent("one\ntwo\nthree\n");
    assertThat(folder.resolve("ledger.torn-2")).hasContent("torn");
    try (var names = Files.list(folder)) {
      assertThat(names.map(each -> each.getFileName().toString()).sorted())
          .isEqualTo(List.of("ledger.jsonl", "ledger.torn-1", "ledger.torn-2"));
    }
  }

  @Test
  void a_thread_that_is_interrupted_appends_writes_and_forces_all_the_same() throws Exception {
    var store = FileLineStore.open(file);
    var ledger = TestingLedger.begin(store);
    Thread.currentThread().interrupt();

    TestingLedger.append(ledger, AuditKind.EFFECT_START, "A-1");
    ledger.write();
    ledger.force();

    assertThat(Thread.interrupted()).isTrue();
    TestingLedger.append(ledger, AuditKind.EFFECT_DONE, "A-1");
    ledger.close();
    try (var lines = FileLines.open(file)) {
      assertThat(TestingLedger.read(lines).kinds())
          .containsExactly(AuditKind.EFFECT_START, AuditKind.EFFECT_DONE);
    }
  }

  @Test
  void a_ledger_in_a_file_goes_on_after_a_torn_line() throws Exception {
    try (var ledger = TestingLedger.begin(FileLineStore.open(file))) {
      TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    }
    Files.writeString(file, "{\"at\":\"2026", StandardOpenOption.APPEND);

    try (var ledger = TestingLedger.reopen(FileLineStore.open(file))) {
      TestingLedger.append(ledger, AuditKind.RUN_RESUME);
      ledger.force();
    }

    assertThat(folder.resolve("ledger.torn-1")).hasContent("{\"at\":\"2026");
    try (var lines = FileLines.open(file)) {
      assertThat(TestingLedger.read(lines).kinds())
          .containsExactly(AuditKind.LEDGER_OPEN, AuditKind.LEDGER_RECOVERED, AuditKind.RUN_RESUME);
    }
  }

  private static void append(LineStore store, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    store.append(bytes, bytes.length);
  }
}
