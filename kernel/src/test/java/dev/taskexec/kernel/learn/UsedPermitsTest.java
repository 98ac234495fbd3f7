package dev.taskexec.kernel.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedPermitsTest {
  @TempDir Path run;

  @BeforeEach
  void oneTaskEndedWell() throws IOException {
    Files.writeString(
        run.resolve("events.ndjson"),
        """
        {"event":"task.finished","instance":"T-1","outcome":"ok"}
        {"event":"task.finished","instance":"T-2","outcome":"error"}
        nonsense
        {"event":"task.finished","instance":"T-3","outcome":"ok"}
        """);
  }

  private static List<PermitRule> rules(String... texts) {
    return Stream.of(texts).map(PermitRule::parse).toList();
  }

  private void learned(Observation... seen) throws IOException {
    var lesson = new Lesson("T-1", "T", true, rules("read:a"), rules("write:/p/b"), List.of(seen));
    var json =
        LearnedJson.of(
            new RunId("20261121_094313Z"),
            List.of(new Learned(lesson, new Proposal(rules("read:a"), List.of("x")))));
    Files.writeString(run.resolve("learned.json"), CanonicalJson.text(json));
    assertThat(Learned.read(run).getFirst().lesson()).isEqualTo(lesson);
  }

  @Test
  void a_run_that_learned_knows_what_was_used() throws IOException {
    learned(
        new Touched(Way.READ, Path.of("/p/a")),
        new Ran(Path.of("/bin/sh"), true),
        new Ran(Path.of("/bin/cat"), false),
        new Connected("127.0.0.1", 80));

    assertThat(UsedPermits.read(run))
        .containsOnlyKeys("T-1")
        .containsEntry("T-1", rules("write:/p/b", "read:/p/a", "run:/bin/cat", "net:127.0.0.1:80"));
  }

  @Test
  void what_escaped_the_watching_may_have_used_anything() throws IOException {
    learned(new Unseen("no strace"));

    assertThat(UsedPermits.read(run)).isEmpty();
  }

  @Test
  void the_ledger_knows_what_effects_asked_for_but_not_what_programs_use() throws IOException {
    Files.writeString(
        run.resolve("ledger.jsonl"),
        """
        {"kind":"effect.start","task":"T-1","data":{"effect":"file.read","facts":{"requests":["read:/p/a"]}}}
        {"kind":"effect.start","task":"T-2","data":{"effect":"file.read","facts":{"requests":["read:/p/b"]}}}
        {"kind":"effect.start","task":"T-3","data":{"effect":"file.read","facts":{"requests":["read:/p/c"]}}}
        {"kind":"effect.start","task":"T-3","data":{"effect":"process.exec","facts":{"requests":["run:sh"]}}}
        {"kind":"run.end","data":{}}
        """);

    assertThat(UsedPermits.read(run))
        .containsOnlyKeys("T-1")
        .containsEntry("T-1", rules("read:/p/a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "read:a        | read:/p/a          | true",
        "read:src/**   | read:/p/src/x      | true",
        "read:src/**   | read:/p/other      | false",
        "write:src/**  | read:/p/src/x      | false",
        "run:cat       | run:/usr/bin/cat   | true",
        "run:curl      | run:/usr/bin/cat   | false",
        "net:*.a:443   | net:127.0.0.1:443  | true",
        "net:a:443     | net:127.0.0.1:80   | false",
        "env:X         | read:/p/a          | true",
        "effect:file.* | read:/p/a          | true",
        "!read:b       | read:/p/a          | true",
      })
  void a_rule_counts_as_used_unless_nothing_has_to_do_with_it(
      String rule, String used, boolean isUsed) {
    var unused = UsedPermits.unused(rules(rule), rules(used), "/p");

    assertThat(unused.isEmpty()).isEqualTo(isUsed);
  }
}
