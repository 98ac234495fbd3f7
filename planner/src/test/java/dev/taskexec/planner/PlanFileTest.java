package dev.taskexec.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.plan.PlanWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written is read back; what the two older shapes say is read too.
class PlanFileTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void a_folder() {
    project = new Project(folder);
  }

  @Test
  void a_plan_with_every_field_is_read_back_as_it_was_written() {
    var plan = everything();

    var loaded = project.write("plan.json", Project.bytes(plan)).load();

    assertThat(Project.lines(loaded.diagnostics())).isEmpty();
    assertThat(loaded.plan()).contains(plan);
    assertThat(Project.bytes(loaded.plan().orElseThrow())).isEqualTo(loaded.bytes());
  }

  @Test
  void a_compiled_plan_is_read_back_as_it_was_written() {
    project
        .write("sot.md", Project.SOT)
        .write("config/hooks.json", "{\"TASK-001\": {\"commands\": []}}");

    var loaded = project.planned().load();

    assertThat(loaded.plan()).contains(project.plan());
    assertThat(loaded.diagnostics()).isEmpty();
  }

  @Test
  void it_is_indented_like_the_original_s_and_shows_every_field() {
    project
        .write(
            "sot.md",
            "### G. Execution Queue & Task Hooks\n"
                + "1. **Queue A — Ж 🎈**\n"
                + "- Tasks: `TASK-001`\n"
                + "2. **Queue B — Empty**\n")
        .write("config/hooks.json", "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"true\"]}]}}");

    var text = Project.text(project.plan());

    assertThat(text)
        .isEqualTo(
            """
            {
              "version": 1,
              "source": "sot.md",
              "generated_at": "2026-11-21T09:43:13.162764Z",
              "generator": "task-exec-kit 0.1.0",
              "digest": "%s",
              "root": ".",
              "grammar": "legacy",
              "params": {},
              "confined": false,
              "sandbox": null,
              "budget": {},
              "made_from": {
                "sot.md": "%s",
                "config/hooks.json": "%s"
              },
              "queues": [
                {
                  "name": "Queue A — Ж 🎈",
                  "needs": [],
                  "order": "parallel",
                  "workers": null,
                  "rate": null,
                  "budget": {},
                  "hooks": null,
                  "tasks": [
                    {
                      "id": "TASK-001",
                      "title": "TASK-001",
                      "layer": "foundation",
                      "queue": "Queue A — Ж 🎈",
                      "source_line": 3,
                      "agent": "shell",
                      "confined": false,
                      "on_error": "continue",
                      "needs": [],
                      "uses": [],
                      "idempotent": false,
                      "on_failure": "stop",
                      "done": false,
                      "commands": [
                        {
                          "cmd": [
                            "true"
                          ],
                          "cwd": null,
                          "env": {}
                        }
                      ],
                      "effects": [],
                      "permits": [],
                      "budget": {},
                      "retry": null,
                      "timeout_ms": null,
                      "inputs": [],
                      "outputs": [],
                      "tags": [],
                      "metadata": null
                    }
                  ]
                },
                {
                  "name": "Queue B — Empty",
                  "needs": [],
                  "order": "parallel",
                  "workers": null,
                  "rate": null,
                  "budget": {},
                  "hooks": null,
                  "tasks": []
                }
              ]
            }
            """
                .formatted(
                    project.plan().digest().orElseThrow(),
                    Sha256.of(project.read("sot.md").getBytes(UTF_8)),
                    Sha256.of(project.read("config/hooks.json").getBytes(UTF_8))));
  }

  @Test
  void a_plan_without_queues_is_one_line_short() {
    var plan = project.write("sot.md", "").plan();

    assertThat(Project.text(plan)).endsWith("  \"queues\": []\n}\n");
    assertThat(project.write("plan.json", Project.bytes(plan)).load().plan()).contains(plan);
  }

  @Test
  void the_original_s_shape_is_a_legacy_plan() {
    var loaded =
        project
            .write(
                "plan.json",
                """
                {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z", "unknown": {"a": [1]},
                 "queues": [{"name": "Queue A — Build", "tasks": [
                   {"id": "TASK-001", "title": "TASK-001", "layer": "foundation", "owner": "me"},
                   {"id": "TASK-001"}]}]}
                """)
            .load();

    var plan = loaded.plan().orElseThrow();
    assertThat(loaded.diagnostics()).isEmpty();
    assertThat(plan.digest()).isEmpty();
    assertThat(plan.grammar()).isEqualTo(Grammar.LEGACY);
    assertThat(plan.queues().getFirst().tasks())
        .containsExactly(
            Task.legacy(new TaskId("TASK-001"), "foundation", "Queue A — Build", 0),
            Task.legacy(new TaskId("TASK-001"), "execution", "Queue A — Build", 0));
  }

  @Test
  void the_later_port_s_shape_is_a_legacy_plan_with_hooks_in_its_queues() {
    project
        .write(
            "plan.json",
            """
            {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z", "queues": [
              {"name": "Q1", "hooks": {"commands": [{"cmd": ["own"], "cwd": null}]}, "tasks": [
                {"id": "A", "title": "A", "layer": "x", "queue": "Q1", "metadata": null},
                {"id": "B", "title": "B", "layer": "x", "queue": "Q1", "metadata": {"k": 1}}]},
              {"name": "Q2", "hooks": null, "tasks": [{"id": "C", "title": "C", "layer": "x", "queue": null}]},
              {"name": "Q3", "hooks": {}, "tasks": [{"id": "D", "title": "D", "layer": "x"}]}]}
            """)
        .write(
            "config/hooks.json",
            """
            {"Q1": {"commands": [{"cmd": ["file"]}]}, "B": {"commands": [{"cmd": ["task"]}]},
             "Q2": {"commands": [{"cmd": ["file"]}]}, "Q3": {"commands": []}}
            """);

    var loaded = project.load();

    assertThat(Project.work(loaded.plan().orElseThrow()))
        .containsExactly("A shell [own]", "B shell [task]", "C shell [file]", "D noop");
    assertThat(loaded.diagnostics()).isEmpty();
  }

  @Test
  void a_legacy_plan_takes_its_layers_agents_from_the_manifest() {
    project
        .write(
            "plan.json",
            "{\"version\": 1, \"queues\": [{\"name\": \"Q\", \"tasks\": [{\"id\": \"A\"}]}]}")
        .write(
            "config/manifest.json",
            "{\"version\": 1, \"layers\": {\"execution\": {\"agent\": \"effect\"}}}");

    assertThat(Project.work(project.load().plan().orElseThrow())).containsExactly("A effect");
  }

  @Test
  void what_a_plan_without_digest_says_itself_stays() {
    project
        .write(
            "plan.json",
            """
            {"version": 1, "queues": [{"name": "Q", "tasks": [
              {"id": "A", "commands": [{"cmd": ["said"]}]}, {"id": "B", "agent": "effect"}]}]}
            """)
        .write("config/hooks.json", "{\"A\": {\"commands\": [{\"cmd\": [\"hook\"]}]}}");

    assertThat(Project.work(project.load().plan().orElseThrow()))
        .containsExactly("A shell [said]", "B effect");
  }

  @Test
  void members_may_stand_in_any_order_and_behind_a_byte_order_mark() {
    var loaded =
        project
            .write(
                "plan.json",
                "\ufeff{\"queues\": [{\"tasks\": [{\"queue\": \"Q\", \"id\": \"A\"}], \"name\":"
                    + " \"Q\"}], \"version\": 1.0}")
            .load();

    assertThat(Project.work(loaded.plan().orElseThrow())).containsExactly("A noop");
  }

  @ParameterizedTest
  @CsvSource({"plan.json,error[PLN001]", "folder,error[PLN002]"})
  void a_plan_that_cannot_be_read_is_one_error(String name, String start) {
    project.write("folder/plan.json/x", "");

    var loaded =
        Planner.load(
            new LoadRequest(
                folder.resolve(name).resolve("plan.json"), Optional.empty(), Project.AGENTS));

    assertThat(loaded.plan()).isEmpty();
    assertThat(loaded.bytes()).isEmpty();
    assertThat(Project.lines(loaded.diagnostics())).singleElement().asString().startsWith(start);
  }

  /// A plan in which nothing has its default.
  private static ExecutionPlan everything() {
    var plan =
        new ExecutionPlan(
            "docs/sot.md",
            "2026-11-21T09:43:13Z",
            Optional.of("task-exec-kit 0.1.0"),
            Optional.empty(),
            "..",
            Grammar.EXTENDED,
            new LinkedHashMap<>(Map.of("version", "1.4.2")),
            true,
            Optional.of("landlock"),
            new Budget(Map.of(Quantity.WALL_MS, 600_000L, Quantity.TOKENS, 0L)),
            new LinkedHashMap<>(Map.of("docs/sot.md", Sha256.of(new byte[0]))),
            List.of(
                new Queue(
                    "Queue A — Build",
                    List.of(new Need.OfQueue("Queue Z — Prepare", true)),
                    Order.SEQUENTIAL,
                    OptionalInt.of(2),
                    Optional.of(new Rate(10, 60_000)),
                    new Budget(Map.of(Quantity.PROCESSES, 64L)),
                    JsonValue.Obj.builder().put("commands", List.of()).build(),
                    List.of(task())),
                Queue.legacy(
                    "Queue Z — Prepare",
                    List.of(Task.legacy(new TaskId("A"), "execution", "Queue Z — Prepare", 20)))));
    return plan.withDigest(PlanWriter.digest(plan));
  }

  private static Task task() {
    var write = PermitRule.parse("write:out/**");
    var args = JsonValue.Obj.builder().put("path", "out/a.txt").put("mode", 1L << 53).build();
    return new Task(
        new TaskId("build.1"),
        "Compile \"everything\"\n\u0001",
        "foundation",
        "Queue A — Build",
        14,
        true,
        new Work(
            "shell",
            List.of(
                new Command(
                    List.of("sh", "-euc", "", "é\n"),
                    Optional.of("src"),
                    new LinkedHashMap<>(Map.of("LANG", "C")))),
            OnFailure.CONTINUE,
            List.of(
                new EffectEnvelope(
                    "file.write",
                    3,
                    args,
                    List.of("exists a"),
                    Optional.of("key"),
                    new Budget(Map.of(Quantity.IO, 1L)),
                    Optional.of(List.of(write))))),
        new Dependencies(
            List.of(new Need.OfTask(new TaskId("A"), false)), List.of("lock"), OnFailure.CONTINUE),
        new Terms(
            true,
            List.of(write, PermitRule.parse("!net:*")),
            new Budget(Map.of(Quantity.CPU_MS, 1L << 53)),
            Optional.of(new Retry(3, 1000, 30_000, List.of(75, 0))),
            OptionalLong.of(300_000),
            true),
        new Artifacts(List.of("src/**"), List.of("out/a.txt")),
        List.of("slow"),
        JsonValue.Obj.builder().put("half", new JsonValue.Real(0.5)).build());
  }
}
