package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `show` through the seam of `main`. The clock of [TestingKit] stands at 09:43:13.162.
class ShowTest {
  private static final String RUN = "20261121_094300Z";
  private static final String STARTED =
      """
      {"at":"2026-11-21T09:43:00.000Z","dry_run":false,"event":"run.started","run":"20261121_094300Z","tasks":5,"v":1,"workers":2}
      {"agent":"shell","at":"2026-11-21T09:43:00.000Z","attempt":1,"event":"task.started","instance":"TASK-001","queue":"Q","task":"TASK-001"}
      {"agent":"shell","at":"2026-11-21T09:43:01.000Z","attempt":1,"event":"task.started","instance":"TASK-002","queue":"Q","task":"TASK-002"}
      {"agent":"shell","at":"2026-11-21T09:43:02.000Z","event":"task.finished","instance":"TASK-001","log":"runs/x/logs/TASK-001_cmd1.log","ms":2000,"outcome":"error","queue":"Q","reason":"command 1 of 1 exited 3","task":"TASK-001"}
      {"agent":"shell","at":"2026-11-21T09:43:03.000Z","attempt":1,"event":"task.started","instance":"TASK-003","queue":"Q","task":"TASK-003"}
      {"agent":"shell","at":"2026-11-21T09:43:13.000Z","attempt":1,"event":"task.retried","instance":"TASK-003","ms":10000,"outcome":"timeout","queue":"Q","task":"TASK-003","wait_ms":30000}
      """;

  @TempDir Path folder;

  private TestingKit kit;

  @BeforeEach
  void makeKit() throws IOException {
    kit = new TestingKit(folder);
    kit.file("runs/" + RUN + "/events.ndjson", STARTED);
    kit.file("runs/" + RUN + "/evidence.jsonl", "");
    kit.file("runs/" + RUN + "/lock", "{\"boot\":null,\"pid\":4711,\"since\":\"x\"}\n");
    Files.createSymbolicLink(folder.resolve("runs/latest"), Path.of(RUN));
  }

  @Test
  void tells_what_runs_now_what_waits_and_what_went_badly() throws IOException {
    try (var held = holdLock()) {
      var ran = kit.run("show", "latest", "--runs", "~/runs");

      assertThat(held.isOpen()).isTrue();
      assertThat(ran.out())
          .isEqualTo(
              """
              20261121_094300Z running, 1 of 5 tasks in 13.1 s: 1 error
              running:
                TASK-002 by shell for 12.1 s
              waiting to be tried again:
                TASK-003, attempt 1, timeout; again in 29.8 s
              ended badly:
                TASK-001 error: command 1 of 1 exited 3; see runs/x/logs/TASK-001_cmd1.log
              """);
      assertThat(ran.code()).isZero();
    }
  }

  @Test
  void tells_that_the_kit_died_and_what_to_do() {
    var ran = kit.run("show", RUN, "--runs", "~/runs");

    assertThat(ran.out())
        .isEqualTo(
            """
            20261121_094300Z broken, 1 of 5 tasks in 13.1 s: 1 error
            ended badly:
              TASK-001 error: command 1 of 1 exited 3; see runs/x/logs/TASK-001_cmd1.log
            its kit died while 1 task ran; `task-exec-kit run --resume 20261121_094300Z` goes on
            """);
  }

  @Test
  void tells_of_a_resumed_run_what_is_so_since_then() throws IOException {
    append(
        """
        {"at":"2026-11-21T09:43:10.000Z","event":"run.resumed","finished":1,"in_doubt":2,"run":"20261121_094300Z","tasks":5,"v":1,"workers":2}
        {"agent":"shell","at":"2026-11-21T09:43:10.000Z","event":"task.finished","instance":"TASK-001","ms":2000,"outcome":"ok","queue":"Q","restored":true,"task":"TASK-001"}
        {"at":"2026-11-21T09:43:11.000Z","event":"run.finished","status":"ok"}
        """);

    var ran = kit.run("show", "latest", "--runs", "~/runs");

    assertThat(ran.out()).isEqualTo("20261121_094300Z ended, 1 of 5 tasks in 1.0 s: 1 ok\n");
  }

  @Test
  void passes_over_what_a_task_wrote_into_the_events_and_shows_nothing_of_it_raw()
      throws IOException {
    append(
        "nonsense\n{\"event\":\"task.started\"}\n[1]\n{\"at\":\"x\",\"event\":\"run.started\"}\n\0\n");
    append(
        """
        {"agent":"\\u001b[2J","at":"2026-11-21T09:43:05.000Z","event":"task.finished","instance":"TASK-004","ms":1,"outcome":"error","queue":"Q","reason":"a\\n::error::b","task":"TASK-004"}
        """);
    append("{\"at\":\"2026-11-21T09:43:06.000Z\",\"event\":\"run.finis");

    var ran = kit.run("show", "latest", "--runs", "~/runs");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("2 of 5 tasks", "TASK-004 error: a\\u{a}::error::b")
        .doesNotContain("\u001b");
  }

  @Test
  void shows_the_attempts_at_a_task_with_what_they_used() {
    var tried = new TestingKit(folder.resolve("tried")).tasks("ok", "boom");
    tried.run("run", "--sot", "~/sot.md");

    var ran = tried.run("show", "latest", "TASK-002", "--sot", "~/sot.md");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("TASK-002, attempt 1, error")
        .contains("  started 2026-11-21T09:43:13", "  used ");
  }

  @Test
  void says_where_there_is_no_such_run_and_no_such_task() {
    var noRun = kit.run("show", "20261121_094301Z", "--runs", "~/runs");
    var noTask = kit.run("show", "latest", "TASK-999", "--runs", "~/runs");

    assertThat(List.of(noRun.code(), noTask.code())).containsOnly(1);
    assertThat(noRun.err()).contains("RUN001", "did you mean `20261121_094300Z`?");
    assertThat(noTask.err()).contains("TASK-999");
  }

  @Test
  void json_says_the_same() {
    var ran = kit.run("show", "latest", "--runs", "~/runs", "--format", "json");

    assertThat(ran.out())
        .contains("\"state\": \"broken\"", "\"finished\": 1", "\"outcome\": \"timeout\"");
  }

  /// As another process would, which this JVM's own table of locks does not know.
  private FileChannel holdLock() throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("runs/" + RUN + "/lock"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    var unused = channel.lock(Long.MAX_VALUE - 1, 1, false);
    return channel;
  }

  private void append(String text) throws IOException {
    Files.writeString(
        folder.resolve("runs/" + RUN + "/events.ndjson"), text, StandardOpenOption.APPEND);
  }
}
