package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The effect that `docs/API.md` shows, in a jar beside the kit's own.
class OwnEffectTest {
  @TempDir Path folder;

  @Test
  void an_effect_from_a_jar_is_found_by_its_name_and_its_jar_stands_in_the_ledger()
      throws Exception {
    var home = ExtendedKit.withEffect(folder.resolve("kit"), "FreeSpace", source());
    Sot.file(
        folder.resolve("sot.md"),
        """
        ---
        task-exec-kit: 1
        permits: unconfined
        ---
        # Execution Queue
        1. **Queue A — Look**
           - Tasks: `TASK-001`

        ## `TASK-001` Look at the disk
        ```json effect
        {"effect": "disk.free", "args": {"path": "."}}
        ```
        """);

    var run = Kit.in(folder).installedIn(home).run("run", "--sot", "sot.md").exits(0).onlyRun();

    var records = run.ledger().stream().map(Json::parse).toList();
    var done = data(records.stream(), "effect.done");
    assertThat(done.get("result").get("bytes").asLong()).isPositive();
    var added = data(records.stream(), "run.start").get("added");
    assertThat(added).hasSize(1);
    assertThat(added.get(0).get("kind").asString()).isEqualTo("effect");
    assertThat(added.get(0).get("name").asString()).isEqualTo("disk.free");
    assertThat(added.get(0).get("module").asString()).isEqualTo("own.module");
    assertThat(added.get(0).get("file").asString()).isEqualTo("own.jar");
    assertThat(added.get(0).get("digest").asString())
        .isEqualTo(Sha256.of(Files.readAllBytes(home.resolve("lib/own.jar"))).hex());
    assertThat(records)
        .allSatisfy(each -> assertThat(Schemas.shipped().faults("ledger", each)).isEmpty());
  }

  private static JsonNode data(Stream<JsonNode> records, String kind) {
    return records
        .filter(each -> each.get("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow()
        .get("data");
  }

  private static String source() {
    return Markdown.read(Kit.checkout().resolve("docs/API.md")).fences("java").stream()
        .filter(text -> text.contains("class FreeSpace"))
        .findFirst()
        .orElseThrow();
  }
}
