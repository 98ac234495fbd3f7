package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome.Ok;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunFolderTest {
  private static final AttemptReport OK = AttemptReport.of(new Ok());
  private static final String ID = "20261121_094313Z";

  @TempDir Path folder;

  @Test
  void holds_what_the_contract_names_and_nothing_else() throws Exception {
    var done = new TestingRun(folder).with(_ -> OK).run("A");

    assertThat(done.names("."))
        .containsExactly(
            "events.ndjson",
            "evidence.jsonl",
            "ledger.jsonl",
            "lock",
            "logs",
            "plan.json",
            "request.json",
            "run.json");
    assertThat(done.text("plan.json").getBytes()).isEqualTo(TestingRun.PLAN);
    assertThat(names(folder.resolve("runs"))).containsExactly(ID, "latest");
  }

  @Test
  void paths_are_joined_from_the_plan_as_the_user_named_it() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    run.base = Path.of("./sub/../sub");

    var report = run.run("A").report();

    assertThat(report.summary()).hasToString("sub/../sub/runs/" + ID + "/run.json");
    assertThat(report.folder()).isEqualTo(folder.resolve("sub/../sub/runs/" + ID));
  }

  @Test
  void another_parent_may_be_named() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    run.base = Path.of("sub");
    run.runs = Optional.of(Path.of("./elsewhere/deep"));

    var report = run.run("A").report();

    assertThat(report.summary()).hasToString("elsewhere/deep/" + ID + "/run.json");
    assertThat(folder.resolve("sub")).doesNotExist();
  }

  @Test
  void an_absolute_folder_stays_absolute() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    run.base = folder.resolve("sub");

    var report = run.run("A").report();

    assertThat(report.summary()).isEqualTo(folder.resolve("sub/runs/" + ID + "/run.json"));
  }

  @Test
  void runs_of_the_same_second_are_numbered() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    Files.createDirectories(folder.resolve("runs"));
    Files.writeString(folder.resolve("runs/" + ID + "-2"), "a file of the user's");

    var ids = List.of(idOf(run), idOf(run), idOf(run));

    assertThat(ids).containsExactly(ID, ID + "-3", ID + "-4");
    assertThat(folder.resolve("runs/" + ID + "-2")).hasContent("a file of the user's");
  }

  @Test
  void runs_that_begin_at_the_same_instant_get_a_folder_each() throws Exception {
    var count = 16;
    var ids = Collections.synchronizedSet(new TreeSet<String>());
    var go = new CountDownLatch(1);
    var kits =
        IntStream.range(0, count)
            .mapToObj(
                _ ->
                    Thread.startVirtualThread(
                        () -> {
                          try {
                            go.await();
                            ids.add(idOf(new TestingRun(folder).with(_ -> OK)));
                          } catch (RunFolderException | InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        }))
            .toList();

    go.countDown();
    for (var kit : kits) {
      kit.join();
    }

    assertThat(ids).hasSize(count);
    assertThat(names(folder.resolve("runs"))).hasSize(count + 1).containsAll(ids);
  }

  @Test
  void appears_whole() throws Exception {
    var runs = Files.createDirectories(folder.resolve("runs"));
    var incomplete = Collections.synchronizedList(new ArrayList<String>());
    var over = new CountDownLatch(1);
    var watcher =
        Thread.startVirtualThread(
            () -> {
              while (over.getCount() > 0) {
                incomplete.addAll(incompleteIn(runs));
              }
            });

    for (var i = 0; i < 50; i++) {
      new TestingRun(folder).with(_ -> OK).run("A");
    }
    over.countDown();
    watcher.join();

    assertThat(incomplete).isEmpty();
  }

  @Test
  void leaves_nothing_behind_when_it_cannot_be_made() throws Exception {
    Files.writeString(folder.resolve("file"), "not a folder");
    var run = new TestingRun(folder).with(_ -> OK);
    run.runs = Optional.of(Path.of("file"));

    assertThatThrownBy(() -> run.run("A"))
        .isInstanceOf(RunFolderException.class)
        .hasMessage("cannot write file: something else of that name is in the way");

    run.runs = Optional.of(Path.of("file/runs"));
    assertThatThrownBy(() -> run.run("A"))
        .isInstanceOf(RunFolderException.class)
        .hasMessage("cannot write file/runs: Not a directory");
    assertThat(names(folder)).containsExactly("file");
  }

  @Test
  void a_run_whose_folder_vanishes_is_given_up() {
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  remove(folder.resolve("runs/" + ID + "/logs"));
                  context.note("note", "text");
                  return OK;
                });

    assertThatThrownBy(() -> run.run("A", "B"))
        .isInstanceOf(RunFolderException.class)
        .hasMessage(
            "cannot write runs/%s/logs/A_note_%s.txt: no such file or folder".formatted(ID, ID));
    assertThat(folder.resolve("runs/" + ID + "/run.json")).doesNotExist();
    assertThat(folder.resolve("runs/" + ID))
        .isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void a_summary_that_cannot_appear_is_told() {
    var run = new TestingRun(folder).with(_ -> OK);
    run.listeners.add(
        event -> {
          if (event instanceof TaskFinished) {
            create(folder.resolve("runs/" + ID + "/run.json/in the way"));
          }
        });

    assertThatThrownBy(() -> run.run("A"))
        .isInstanceOf(RunFolderException.class)
        .hasMessageStartingWith("cannot write runs/" + ID + "/run.json: ");
  }

  @Test
  void what_still_runs_is_ended_and_recorded_before_a_run_is_given_up() throws Exception {
    var waiting = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  if (context.task().id().value().equals("A")) {
                    waiting.await();
                    remove(folder.resolve("runs/" + ID + "/logs"));
                    context.note("note", "text");
                    return OK;
                  }
                  waiting.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    ended.countDown();
                  }
                  return OK;
                });

    assertThatThrownBy(() -> run.run(2, TestingPlan.of("A", "B", "C")))
        .isInstanceOf(RunFolderException.class);

    assertThat(ended.getCount()).isZero();
    assertThat(Files.readAllLines(folder.resolve("runs/" + ID + "/evidence.jsonl")))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"task\":\"A\"", "cannot be recorded"),
            line -> assertThat(line).contains("\"task\":\"B\"", "\"outcome\":\"cancelled\""));
    assertThat(Files.readString(folder.resolve("runs/" + ID + "/events.ndjson")))
        .contains("\"event\":\"task.finished\",\"instance\":\"A\"")
        .contains("\"event\":\"task.finished\",\"instance\":\"B\"");
  }

  @Test
  void latest_leads_to_the_newest_real_run() throws Exception {
    var real = new TestingRun(folder).with(_ -> OK);
    var dry = new TestingRun(folder);
    dry.dryRun = true;

    real.run("A");
    var second = real.run("A").report();
    dry.run("A");

    var latest = folder.resolve("runs/latest");
    assertThat(Files.readSymbolicLink(latest)).hasToString(second.id().value());
    assertThat(latest.resolve("run.json")).exists();
    assertThat(names(folder.resolve("runs"))).hasSize(4);
  }

  @Test
  void latest_replaces_the_file_that_a_system_without_links_left() throws Exception {
    Files.createDirectories(folder.resolve("runs"));
    Files.writeString(folder.resolve("runs/latest"), "20250101_000000Z\n");

    new TestingRun(folder).with(_ -> OK).run("A");

    assertThat(folder.resolve("runs/latest")).isSymbolicLink();
  }

  @Test
  void a_folder_or_file_of_the_user_named_latest_is_left_alone() throws Exception {
    var runs = Files.createDirectories(folder.resolve("runs"));
    Files.createDirectory(runs.resolve("latest"));
    var other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("latest"), "my notes");

    new TestingRun(folder).with(_ -> OK).run("A");
    var elsewhere = new TestingRun(folder).with(_ -> OK);
    elsewhere.runs = Optional.of(Path.of("other"));
    elsewhere.run("A");

    assertThat(runs.resolve("latest")).isDirectory().isEmptyDirectory();
    assertThat(Files.isSymbolicLink(runs.resolve("latest"))).isFalse();
    assertThat(other.resolve("latest")).hasContent("my notes");
    assertThat(names(runs)).containsExactly(ID, "latest");
  }

  private static String idOf(TestingRun run) throws RunFolderException, InterruptedException {
    return run.run("A").report().id().value();
  }

  private static List<String> incompleteIn(Path runs) {
    var needed = Set.of("plan.json", "logs", "events.ndjson", "evidence.jsonl");
    return names(runs).stream()
        .filter(name -> !name.startsWith("."))
        .filter(name -> !Files.isSymbolicLink(runs.resolve(name)))
        .filter(name -> !names(runs.resolve(name)).containsAll(needed))
        .toList();
  }

  private static List<String> names(Path in) {
    try (var entries = Files.list(in)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path deep) {
    try {
      Files.createDirectories(deep);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path empty) {
    try {
      assertThat(Files.isDirectory(empty, LinkOption.NOFOLLOW_LINKS)).isTrue();
      Files.delete(empty);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
