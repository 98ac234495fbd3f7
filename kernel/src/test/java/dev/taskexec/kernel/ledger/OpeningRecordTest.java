package dev.taskexec.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningRecordTest {
  private static final String NAME = "ledger.jsonl";
  private static final RunId SELF = new RunId("20261121_094313Z-3");

  @TempDir Path runs;

  @Test
  void tells_the_ledgers_id_the_machine_the_kit_and_the_previous_run() throws Exception {
    var before = ledger("20261121_094313Z-2", 3);
    var last = Files.readAllLines(before).getLast();
    var random = new Random(4);

    var data =
        OpeningRecord.draw(random, Optional.of("boot-1"), "task-exec-kit 0.1.0", previous()).data();

    assertThat(CanonicalJson.text(data))
        .matches(
            "\\{\"boot\":\"boot-1\",\"generator\":\"task-exec-kit 0.1.0\","
                + "\"ledger\":\"[0-9a-f]{32}\",\"previous\":\\{\"last\":\""
                + Sha256.of(last.getBytes(StandardCharsets.UTF_8)).hex()
                + "\",\"records\":3,\"run\":\"20261121_094313Z-2\"}}");
    assertThat(OpeningRecord.draw(random, Optional.empty(), "k", Optional.empty()).data())
        .isNotEqualTo(OpeningRecord.draw(random, Optional.empty(), "k", Optional.empty()).data())
        .extracting(CanonicalJson::text)
        .asString()
        .contains("\"boot\":null", "\"previous\":null");
  }

  @Test
  void there_is_no_previous_run_in_an_empty_folder() throws IOException {
    assertThat(previous()).isEmpty();
  }

  @Test
  void the_newest_counts_and_not_the_run_itself() throws Exception {
    ledger("20261121_094313Z-2", 2);
    ledger("20261121_094313Z-10", 4);
    ledger("20261121_094312Z-99", 1);
    ledger(SELF.value(), 5);

    assertThat(previous().orElseThrow().run()).isEqualTo(new RunId("20261121_094313Z-10"));
  }

  @Test
  void a_torn_tail_of_a_run_that_goes_on_does_not_count() throws Exception {
    var file = ledger("20261121_094312Z", 2);
    Files.writeString(file, "{\"at\":", StandardOpenOption.APPEND);

    assertThat(previous().orElseThrow().records()).isEqualTo(2);
  }

  @Test
  void one_line_and_lines_beyond_the_tail_are_read() throws Exception {
    ledger("20261121_094312Z", 1);
    assertThat(previous().orElseThrow().records()).isOne();

    ledger("20261121_094312Z-2", 2_000);
    assertThat(previous().orElseThrow().records()).isEqualTo(2_000);
  }

  @Test
  void what_is_no_ledger_of_its_run_is_passed_over() throws Exception {
    ledger("20261121_094300Z", 2);
    Files.writeString(folder("20261121_094301Z").resolve(NAME), "");
    Files.writeString(folder("20261121_094302Z").resolve(NAME), "nonsense\n");
    Files.copy(
        runs.resolve("20261121_094300Z").resolve(NAME), folder("20261121_094303Z").resolve(NAME));
    Files.createDirectory(folder("20261121_094304Z").resolve(NAME));
    folder("20261121_094305Z");
    Files.writeString(runs.resolve("20261121_094306Z"), "a file");
    Files.createSymbolicLink(runs.resolve("latest"), Path.of("20261121_094305Z"));
    Files.writeString(folder("20261121_094307Z").resolve(NAME), "x".repeat(300_000));

    assertThat(previous().orElseThrow().run()).isEqualTo(new RunId("20261121_094300Z"));
  }

  private Optional<PreviousRun> previous() throws IOException {
    return PreviousRun.of(runs, NAME, SELF);
  }

  private Path folder(String run) throws IOException {
    return Files.createDirectory(runs.resolve(run));
  }

  private Path ledger(String run, int records) throws Exception {
    var file = Files.createFile(folder(run).resolve(NAME));
    try (var ledger =
        Ledger.begin(FileLineStore.open(file), NAME, new RunId(run), TestingLedger.CLOCK)) {
      for (var i = 0; i < records; i++) {
        TestingLedger.append(ledger, AuditKind.TASK_SETTLED, "A-1");
      }
    }
    return file;
  }
}
