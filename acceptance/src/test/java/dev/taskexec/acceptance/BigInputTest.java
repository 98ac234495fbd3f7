package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Input and output that do not fit into memory several times over.
class BigInputTest {
  private static final String HEAP = "-Xmx512m";
  private static final int TASKS = 100_000;
  private static final int SOT_BYTES = 50 << 20;
  private static final long PRINTED_BYTES = 2L << 30;
  private static final long ROOM_BYTES = 6L << 30;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void plans_and_runs_100_000_tasks() {
    Sot.stream(folder.resolve("sot.md"), BigInputTest::manyTasks);
    var kit = Kit.in(folder).jvm(HEAP).within(LIMIT);

    kit.run("plan", "--sot", "sot.md").exits(0).prints("[ok] plan written: plan.json");
    var run = kit.run("run", "--plan", "plan.json").exits(0).onlyRun();

    assertThat(run.each("status")).hasSize(TASKS).containsOnly("noop");
    assertThat(run.each("task"))
        .isEqualTo(IntStream.rangeClosed(1, TASKS).mapToObj(BigInputTest::id).toList());
    assertThat(run.evidence()).hasSize(TASKS);
    assertThat(run.logNames()).hasSize(TASKS);
  }

  @ParameterizedTest
  @EnumSource
  void plans_50_megabytes(Shape shape) throws IOException {
    var sot =
        Sot.stream(
            folder.resolve("sot.md"),
            writer -> {
              writer.write(Sot.withTasks("TASK-001") + "\n");
              for (var written = 0L; written < SOT_BYTES; written += shape.block.length()) {
                writer.write(shape.block);
              }
              writer.write("\n\n" + Sot.queue('Z', "Last", "TASK-002"));
            });
    assertThat(Files.size(sot)).isGreaterThanOrEqualTo(SOT_BYTES);

    Kit.in(folder).jvm(HEAP).within(LIMIT).run("plan", "--sot", "sot.md").exits(0);

    var queues = Json.read(folder.resolve("plan.json")).get("queues");
    assertThat(queues.get(0).get("tasks").get(0).get("id").asString()).isEqualTo("TASK-001");
    assertThat(queues.get(queues.size() - 1).get("tasks").get(0).get("id").asString())
        .isEqualTo("TASK-002");
  }

  @Test
  void streams_the_2_gigabytes_that_a_task_prints() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).getUsableSpace() >= ROOM_BYTES,
        "less than 6 GB of disk are free");
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.hooks(
        folder,
        "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"head\", \"-c\", \"%d\", \"/dev/zero\"]}]}}"
            .formatted(PRINTED_BYTES));
    var header = "$ head -c %d /dev/zero\n".formatted(PRINTED_BYTES);

    var run =
        Kit.in(folder)
            .jvm("-Xmx64m")
            .within(LIMIT)
            .run("run", "--sot", "sot.md")
            .exits(0)
            .onlyRun();

    assertThat(Files.size(run.log("TASK-001_cmd1.log"))).isEqualTo(header.length() + PRINTED_BYTES);
  }

  /// What 50 MB consist of, between two queues.
  enum Shape {
    QUEUES(
        "1. **Queue B — Another**\n   - Tasks: `TASK-003`\n   - Notes: "
            + "prose ".repeat(90)
            + "\n"),
    ONE_PARAGRAPH("prose and `code` and *stars* and [brackets] and ~~~ and ``` in one paragraph\n"),
    FENCES_AND_COMMENTS(
        """
        A paragraph of prose, with `code`, some <b>markup</b> and [a link](https://example.org).

        ```sh
        echo "- Tasks: `TASK-900`"
        ```

        <!-- 1. **Queue C — Hidden**
          - Tasks: `TASK-901` -->

        > - quoted
        >   - lists

        """),
    ONE_LINE("prose, `code` and <!-- "),
    BLANK_LINES("\n");

    private final String block;

    Shape(String block) {
      this.block = block;
    }
  }

  private static void manyTasks(Writer writer) throws IOException {
    writer.write(Sot.HEADING);
    var perQueue = TASKS / 100;
    for (var first = 1; first <= TASKS; first += perQueue) {
      var ids = IntStream.range(first, first + perQueue).mapToObj(BigInputTest::id);
      writer.write(Sot.queue('A', "From " + first, ids.toArray(String[]::new)));
    }
  }

  private static String id(int number) {
    return "TASK-%06d".formatted(number);
  }
}
