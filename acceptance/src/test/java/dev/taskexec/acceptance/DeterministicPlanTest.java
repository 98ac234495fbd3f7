package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same source gives the same bytes on any machine.
class DeterministicPlanTest {
  private static final String SOT =
      """
      ---
      task-exec-kit: 1
      params:
        título: {type: int, default: 1}
        größe: klein
      ---
      """;
  private static final String GOOD =
      """
      ---
      task-exec-kit: 1
      defaults:
        env: {LANG: "I ı İ i", ŻÓŁĆ_1: x}
      params:
        size: klein — größer
      ---
      ## Execution Queue
      1. **Queue A — Żółć, İstanbul und 北京**
         - Rate: 10 per minute
         - Tasks: `TASK-001`, `TASK-062`

      #### `TASK-001` Übersetzen — 1.000,5 Stück
      - Timeout: 1h30m
      - Tags: ı, İ, ß

      ```sh
      echo "größe: ${size}"
      ```
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() {
    Sot.write(folder, GOOD.replace(", ŻÓŁĆ_1: x", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dfile.encoding=ISO-8859-1 -Dstdout.encoding=ISO-8859-1",
        "-Duser.language=tr -Duser.country=TR",
        "-Duser.language=ar -Duser.country=EG -Dfile.encoding=US-ASCII",
        "-Duser.timezone=Asia/Kathmandu",
      })
  void a_plan_is_the_same_under_other_settings_of_the_jvm(String options) throws IOException {
    plan(Kit.in(folder), "here.json");

    plan(Kit.in(folder).jvm(options), "there.json");

    assertThat(folder.resolve("there.json")).hasSameBinaryContentAs(folder.resolve("here.json"));
    assertThat(Files.readString(folder.resolve("here.json"))).contains("Żółć, İstanbul und 北京");
  }

  @Test
  void findings_are_the_same_too() {
    Sot.write(folder, SOT);

    var here = Kit.in(folder).run("plan", "--sot", "sot.md", "--format", "json").exits(1);
    var there =
        Kit.in(folder)
            .jvm("-Dfile.encoding=ISO-8859-1 -Duser.language=tr -Duser.timezone=Asia/Kathmandu")
            .run("plan", "--sot", "sot.md", "--format", "json")
            .exits(1);

    assertThat(there.stdout()).isEqualTo(here.stdout()).contains("título");
  }

  private static void plan(Kit kit, String name) {
    kit.with("SOURCE_DATE_EPOCH", "1790000000")
        .run("plan", "--sot", "sot.md", "--out", name)
        .exits(0);
  }
}
