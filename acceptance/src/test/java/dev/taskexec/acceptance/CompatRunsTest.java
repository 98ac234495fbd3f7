package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the original tool ran is run here: results and logs are the same.
class CompatRunsTest {
  @TempDir Path folder;

  static List<CompatCase> cases() {
    return CompatCase.all("runs");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void runs_as_the_original_did(CompatCase recorded) throws IOException {
    recorded.copyTo(folder, "plan.json", "config/hooks.json");
    var expected = recorded.read("expected.json");
    var kit = recorded.locale().on(Kit.in(folder));

    var ran =
        recorded.toString().contains("dry-run")
            ? kit.run("run", "--plan", "plan.json", "--dry-run")
            : kit.run("run", "--plan", "plan.json");

    var run = ran.exits(expected.get("exit_code").asInt()).onlyRun();
    ran.prints("[ok] run summary written: runs/%s/run.json".formatted(run.name()));
    compareSummary(run.runJson(), expected);
    compareResults(run, expected);
    compareLogs(run, expected.get("logs"));
  }

  @Test
  void sees_every_recorded_run() {
    assertThat(CompatCase.namesOf("runs")).hasSize(5);
  }

  private static void compareSummary(JsonNode summary, JsonNode expected) {
    assertThat(summary.get("status")).isEqualTo(expected.get("status"));
    assertThat(summary.get("started").asString()).endsWith("Z");
    assertThat(summary.get("ended").asString()).endsWith("Z");
    assertThat(Instant.parse(summary.get("started").asString()))
        .isBeforeOrEqualTo(Instant.parse(summary.get("ended").asString()));
  }

  private static void compareResults(RunFolder run, JsonNode expected) {
    var results = run.results();
    var wanted = expected.get("results").valueStream().toList();
    assertThat(results).hasSameSizeAs(wanted);
    for (var i = 0; i < wanted.size(); i++) {
      compare(run, "results[" + i + "]", results.get(i), wanted.get(i));
    }
  }

  /// What was recorded is there and the same; there may be more beside it.
  private static void compare(RunFolder run, String where, JsonNode given, JsonNode wanted) {
    if (wanted.isObject()) {
      assertThat(given.isObject()).as(where).isTrue();
      wanted.forEachEntry(
          (name, value) -> {
            assertThat(given.has(name)).as(where + " has " + name).isTrue();
            compareMember(run, where + "." + name, name, given.get(name), value);
          });
    } else if (wanted.isArray()) {
      assertThat(given.size()).as(where).isEqualTo(wanted.size());
      for (var i = 0; i < wanted.size(); i++) {
        compare(run, where + "[" + i + "]", given.get(i), wanted.get(i));
      }
    } else {
      assertThat(given).as(where).isEqualTo(wanted);
    }
  }

  private static void compareMember(
      RunFolder run, String where, String name, JsonNode given, JsonNode wanted) {
    switch (name) {
      case "log", "evidence" -> {
        var path = "runs/%s/logs/%s".formatted(run.name(), stamped(run, wanted.asString()));
        assertThat(given.asString()).as(where).isEqualTo(path);
      }
      case "error" -> assertThat(given.asString()).as(where).isNotBlank();
      default -> compare(run, where, given, wanted);
    }
  }

  private static void compareLogs(RunFolder run, JsonNode expected) throws IOException {
    var names = expected.propertyStream().map(log -> stamped(run, log.getKey())).sorted().toList();
    assertThat(run.logNames()).isEqualTo(names);
    for (var log : expected.properties()) {
      var text = stamped(run, log.getValue().asString());
      var bytes = Files.readAllBytes(run.log(stamped(run, log.getKey())));
      var written = new String(bytes, StandardCharsets.UTF_8);
      if (log.getKey().contains("_noop_")) {
        assertThat(written).as(log.getKey()).startsWith(text).contains("\nDry run: ");
      } else {
        assertThat(written).as(log.getKey()).isEqualTo(text);
        assertThat(bytes).as(log.getKey()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String stamped(RunFolder run, String text) {
    return text.replace("<TS>", run.timestamp());
  }
}
