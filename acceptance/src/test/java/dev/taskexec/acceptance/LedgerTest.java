package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `ledger.jsonl` as `docs/LEDGER.md` tells of it.
class LedgerTest {
  @TempDir Path folder;

  @Test
  void the_example_in_the_document_fits_its_schema_and_its_chain_is_whole() throws Exception {
    var lines = document().fences("json").getFirst();
    write(lines);

    assertThat(lines.lines())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            line -> assertThat(Schemas.shipped().faults("ledger", Json.parse(line))).isEmpty());
    assertThat(check()).startsWith("the chain is whole and ends with ");
  }

  @Test
  void the_check_in_the_document_passes_a_run_and_notices_a_change() throws Exception {
    Sot.write(folder, Sot.withTasks("TASK-001", "TASK-002"));
    Sot.hook(folder, "Queue A — Work", "echo ä");
    var run = Kit.in(folder).run("run", "--sot", "sot.md").exits(0).onlyRun();

    assertThat(check()).startsWith("the chain is whole and ends with ");

    var file = run.path().resolve("ledger.jsonl");
    Files.writeString(file, Files.readString(file).replaceFirst("TASK-001", "TASK-003"));
    assertThat(check()).startsWith("the chain breaks at: ");
  }

  @Test
  void intents_come_before_starts_and_starts_before_what_came_of_them() {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.hook(folder, "TASK-001", "true");

    var run = Kit.in(folder).run("run", "--sot", "sot.md").exits(0).onlyRun();

    assertThat(run.ledger().stream().map(line -> Json.parse(line).get("kind").asString()))
        .containsSubsequence(
            "ledger.open",
            "run.start",
            "effect.intent",
            "effect.start",
            "effect.done",
            "task.settled",
            "run.end");
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_stands_in_the_document(AuditKind kind) {
    assertThat(document().text()).contains("`" + kind.word() + "`");
  }

  private String check() throws Exception {
    var process =
        new ProcessBuilder("sh", "-c", document().fences("sh").getFirst())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private void write(String lines) throws IOException {
    var run = Files.createDirectories(folder.resolve("runs/latest"));
    Files.write(run.resolve("ledger.jsonl"), List.of(lines.strip().split("\n")));
  }

  private static Markdown document() {
    return Markdown.read(Kit.checkout().resolve("docs/LEDGER.md"));
  }
}
