package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static final String BUILD = "Queue A — Build it";
  private static final String TEST = "Queue B — Test it";
  private static final String SHIP = "Queue C — Ship it";

  /// 0 A1, 1 A2; after all of them 2 B1, 3 B2 (needs A1); in sequence 4 C1, 5 C2, 6 C3 (needs B2),
  /// 7 C1 again.
  private static final ExecutionPlan PLAN =
      plan(
          queue(BUILD, List.of(), Order.PARALLEL, task("A1", "fast"), task("A2")),
          queue(
              TEST,
              List.of(new Need.OfQueue(BUILD, false)),
              Order.PARALLEL,
              task("B1"),
              task("B2", List.of(new Need.OfTask(new TaskId("A1"), false)), "slow", "fast")),
          queue(
              SHIP,
              List.of(),
              Order.SEQUENTIAL,
              task("C1"),
              task("C2", "slow"),
              task("C3", List.of(new Need.OfTask(new TaskId("B2"), true))),
              task("C1")));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A1                  | A1
          A?                  | A1 A2
          C1                  | C1 C1#2
          C1#1                | C1
          C1#2                | C1#2
          *#2                 | C1#2
          Queue B — Test it   | B1 B2
          Queue*              | A1 A2 B1 B2 C1 C2 C3 C1#2
          * — Ship it         | C1 C2 C3 C1#2
          *                   | A1 A2 B1 B2 C1 C2 C3 C1#2
          A1,B1,A1            | A1 B1
          """)
  void names_are_ids_instances_and_queues(String only, String expected) {
    assertThat(names(new Selection(List.of(only.split(",")), List.of(), List.of(), none(), false)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A1     | A1
          B1     | A1 A2 B1
          C2     | C1 C2
          C3     | A1 A2 B2 C1 C2 C3
          C1#1   | C1
          """)
  void needs_come_along_through_queues_and_sequences(String only, String expected) {
    assertThat(names(only(List.of(only), List.of()))).isEqualTo(expected);
  }

  @Test
  void what_is_skipped_stays_out_with_what_only_it_needs() {
    assertThat(names(only(List.of("C3"), List.of("B2")))).isEqualTo("C1 C2 C3");
    assertThat(names(only(List.of("B1"), List.of("A*")))).isEqualTo("B1");
    assertThat(names(only(List.of(), List.of(SHIP, "A2")))).isEqualTo("A1 B1 B2");
  }

  @Test
  void a_task_must_fit_one_of_each_kind() {
    assertThat(names(new Selection(List.of(), List.of(), List.of("slow"), none(), false)))
        .isEqualTo("B2 C2");
    assertThat(names(new Selection(List.of("B*"), List.of(), List.of("slow"), none(), false)))
        .isEqualTo("B2");
    assertThat(
            names(
                new Selection(List.of("*"), List.of("B2"), List.of("slow", "fast"), none(), false)))
        .isEqualTo("A1 C2");
  }

  @Test
  void everything_is_meant_where_nothing_is_said() {
    assertThat(names(Selection.ALL)).isEqualTo("A1 A2 B1 B2 C1 C2 C3 C1#2");
    assertThat(Selection.ALL.in(plan())).isEqualTo(new Selected.Tasks(List.of()));
  }

  @Test
  void says_which_names_there_are_not() {
    assertThat(trouble(only(List.of("A11", "Queue A — Build"), List.of("nothing at all"))))
        .containsExactly(
            "USE002 --only: no task and no queue of the plan is called `A11` -> did you mean `A1`?",
            "USE002 --only: no task and no queue of the plan is called `Queue A — Build`"
                + " -> did you mean `Queue A — Build it`?",
            "USE002 --skip: no task and no queue of the plan is called `nothing at all`"
                + " -> `list` shows the tasks and queues of a plan");
    assertThat(trouble(new Selection(List.of(), List.of(), List.of("slwo"), none(), true)))
        .containsExactly(
            "USE002 --tag: no task of the plan has the tag `slwo` -> did you mean `slow`?");
  }

  @Test
  void says_that_nothing_is_left() {
    assertThat(trouble(new Selection(List.of("A2"), List.of(), List.of("slow"), none(), true)))
        .containsExactly(
            "USE003 --only: no task is left to run: none fits what --only, --tag ask for together"
                + " -> a task must fit one `--only`, have one `--tag` and fit no `--skip`");
    assertThat(trouble(only(List.of(), List.of("*")))).hasSize(1);
  }

  @Test
  void what_failed_runs_again_with_needs_that_did_not_end_well() throws IOException {
    var run =
        run(
            result("A1", 1, "ok"),
            result("A2", 1, "skipped\", \"why\": \"up_to_date"),
            result("B1", 1, "error"),
            result("B2", 1, "timeout"),
            result("C1", 1, "cancelled"),
            result("C3", 1, "skipped\", \"why\": \"need_failed"),
            result("C1", 2, "in_doubt"));

    assertThat(names(failed(run, List.of(), true))).isEqualTo("B1 B2 C1 C2 C3 C1#2");
    assertThat(names(failed(run, List.of(), false))).isEqualTo("B1 B2 C1 C3 C1#2");
    assertThat(names(failed(run, List.of("C3"), true))).isEqualTo("B2 C1 C2 C3");
  }

  @Test
  void a_failure_that_is_forgiven_is_none() throws IOException {
    var plan =
        plan(
            queue(
                BUILD,
                List.of(),
                Order.PARALLEL,
                task("A1", new Dependencies(List.of(), List.of(), OnFailure.CONTINUE)),
                task("A2", new Dependencies(List.of(), List.of(), OnFailure.CONTINUE))));
    var run = run(result("A1", 1, "error"), result("A2", 1, "cancelled"));

    assertThat(failed(run, List.of(), true).in(plan)).isEqualTo(new Selected.Tasks(List.of(1)));
  }

  @Test
  void nothing_failed_is_nothing_to_do() throws IOException {
    var run = run(result("A1", 1, "ok"), result("B1", 1, "error"));

    assertThat(failed(run, List.of("A1"), true).in(PLAN))
        .isEqualTo(
            new Selected.NothingToDo(
                "nothing to run again: no task that was asked for failed in the run `run`"));
  }

  @Test
  void latest_may_be_a_link_or_a_file() throws IOException {
    var run = run(result("A1", 1, "error"));
    var id = folder.resolve("20260101_000000Z");
    Files.move(run, id);
    Files.createSymbolicLink(folder.resolve("link"), Path.of("20260101_000000Z"));
    Files.writeString(folder.resolve("file"), "20260101_000000Z\n");

    for (var latest : List.of("link", "file")) {
      assertThat(names(failed(folder.resolve(latest), List.of(), true))).isEqualTo("A1");
    }
  }

  @Test
  void a_run_that_cannot_be_read_is_told() throws IOException {
    var empty = Files.createDirectory(folder.resolve("20260101_000000Z"));

    assertThat(trouble(failed(empty, List.of(), true)))
        .containsExactly(
            "USE004 --rerun: how the tasks of the run `20260101_000000Z` ended cannot be told:"
                + " there is no `run.json` -> it did not come to its end; go on with it:"
                + " `run --resume 20260101_000000Z`");
    assertThat(trouble(failed(folder.resolve("none"), List.of(), true)))
        .singleElement()
        .asString()
        .contains("there is no such run");
    for (var text : List.of("", "{", "[]", "{}", "{\"results\": 5}", "\"x\"", "{\"results\": [{")) {
      Files.writeString(empty.resolve("run.json"), text);
      assertThat(trouble(failed(empty, List.of(), true))).as(text).hasSize(1);
    }
  }

  @Test
  @Timeout(20)
  void a_large_plan_is_selected_from_in_proportion_to_its_needs() {
    var size = 50_000;
    var all = IntStream.range(0, size).mapToObj(i -> task("T" + i)).toArray(Task[]::new);
    var later =
        IntStream.range(0, size)
            .mapToObj(i -> task("U" + i, List.of(new Need.OfQueue(BUILD, false))))
            .toArray(Task[]::new);
    var plan =
        plan(
            queue(BUILD, List.of(), Order.SEQUENTIAL, all),
            queue(TEST, List.of(new Need.OfQueue(BUILD, false)), Order.PARALLEL, later));

    assertThat(only(List.of(TEST), List.of()).in(plan))
        .isInstanceOfSatisfying(
            Selected.Tasks.class, it -> assertThat(it.places()).hasSize(2 * size));
  }

  @Test
  @Timeout(20)
  void a_pattern_of_many_stars_ends() {
    var id = "A".repeat(100);
    var plan = plan(queue(BUILD, List.of(), Order.PARALLEL, task(id)));

    assertThat(trouble(only(List.of("*A".repeat(60) + "B"), List.of()), plan)).hasSize(1);
  }

  private static String names(Selection selection) {
    var all = new ArrayList<String>();
    var seen = new HashMap<String, Integer>();
    PLAN.tasks()
        .forEach(
            task -> {
              var number = seen.merge(task.id().value(), 1, Integer::sum);
              all.add(task.id() + (number == 1 ? "" : "#" + number));
            });
    return switch (selection.in(PLAN)) {
      case Selected.Tasks(var places) -> String.join(" ", places.stream().map(all::get).toList());
      case Selected.NothingToDo(var reason) -> reason;
      case Selected.Wrong(var diagnostics) -> diagnostics.toString();
    };
  }

  private static List<String> trouble(Selection selection) {
    return trouble(selection, PLAN);
  }

  private static List<String> trouble(Selection selection, ExecutionPlan plan) {
    return switch (selection.in(plan)) {
      case Selected.Wrong(var diagnostics) ->
          diagnostics.stream().map(SelectionTest::text).toList();
      case Selected.Tasks _, Selected.NothingToDo _ -> List.of();
    };
  }

  private static String text(Diagnostic diagnostic) {
    return "%s %s: %s -> %s"
        .formatted(
            diagnostic.code(), diagnostic.place().name(), diagnostic.message(), diagnostic.help());
  }

  private static Selection only(List<String> only, List<String> skip) {
    return new Selection(only, skip, List.of(), none(), true);
  }

  private static Selection failed(Path run, List<String> only, boolean needs) {
    return new Selection(only, List.of(), List.of(), Optional.of(run), needs);
  }

  private static Optional<Path> none() {
    return Optional.empty();
  }

  private Path run(String... results) throws IOException {
    var run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(
        run.resolve("run.json"),
        "{\"v\": 1, \"results\": [%s], \"status\": \"error\", \"counts\": {\"ok\": 1}}"
            .formatted(String.join(", ", results)));
    return run;
  }

  private static String result(String task, int instance, String status) {
    return "{\"task\": \"%s\", \"instance\": %d, \"commands\": [{\"status\": \"ok\"}], \"status\": \"%s\"}"
        .formatted(task, instance, status);
  }

  private static ExecutionPlan plan(Queue... queues) {
    return TestingPlan.of(Grammar.EXTENDED, ".", List.of()).withQueues(List.of(queues));
  }

  private static Queue queue(String name, List<Need> needs, Order order, Task... tasks) {
    return new Queue(
        name,
        needs,
        order,
        OptionalInt.empty(),
        Optional.empty(),
        Budget.NONE,
        JsonValue.NULL,
        List.of(tasks).stream().map(task -> named(task, name)).toList());
  }

  private static Task named(Task task, String queue) {
    return new Task(
        task.id(),
        task.title(),
        task.layer(),
        queue,
        task.sourceLine(),
        task.done(),
        task.work(),
        task.dependencies(),
        task.terms(),
        task.artifacts(),
        task.tags(),
        task.metadata());
  }

  private static Task task(String id, String... tags) {
    return task(id, List.of(), tags);
  }

  private static Task task(String id, List<Need> needs, String... tags) {
    return task(id, new Dependencies(needs, List.of(), OnFailure.STOP), tags);
  }

  private static Task task(String id, Dependencies dependencies, String... tags) {
    var plain = Task.legacy(new TaskId(id), "execution", "Q", 0);
    return new Task(
        plain.id(),
        plain.title(),
        plain.layer(),
        plain.queue(),
        0,
        false,
        plain.work(),
        dependencies,
        plain.terms(),
        plain.artifacts(),
        List.of(tags),
        plain.metadata());
  }
}
