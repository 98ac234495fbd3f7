package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every file that the kit writes or ships fits its schema, and what does not fit is refused by it.
class SchemasTest {
  private static final Schemas SCHEMAS = Schemas.shipped();

  @TempDir static Path folder;
  private static RunFolder run;

  @BeforeAll
  static void a_run_with_every_kind_of_result() {
    Sot.write(folder, Sot.withTasks("TASK-001", "TASK-002", "TASK-003", "TASK-004", "TASK-001"));
    Sot.hooks(
        folder,
        """
        {"TASK-001": %s, "TASK-002": %s,
         "TASK-003": {"commands": [{"cmd": ["no-such-program-xyz"], "cwd": "."}]}}
        """
            .formatted(Sot.command("echo out; echo err >&2"), Sot.command("exit 3")));
    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);
    run = Kit.in(folder).run("run", "--plan", "plan.json").exits(2).onlyRun();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | {\"task-exec-kit\": 1}",
        "true  | {\"task-exec-kit\": 1, \"title\": \"Release\", \"layout\": [1]}",
        "true  | {\"task-exec-kit\": 1, \"defaults\": {\"timeout\": \"5m\", \"env\": {\"A\": 1}}}",
        "true  | {\"task-exec-kit\": 1, \"budget\": {\"wall\": \"10m\"}, \"sandbox\": \"landlock\"}",
        "true  | {\"task-exec-kit\": 1, \"params\": {\"version\": null, \"n\": {\"type\": \"int\"}}}",
        "true  | {\"task-exec-kit\": 1, \"task_prefixes\": [\"T\", \"build-\"]}",
        "false | {\"task-exec-kit\": 2}",
        "false | {\"task-exec-kit\": 1, \"sandbox\": \"docker\"}",
        "false | {\"task-exec-kit\": 1, \"permits\": [\"read:src/**\"]}",
        "false | {\"task-exec-kit\": 1, \"params\": {\"Version\": \"1\"}}",
        "false | {\"task-exec-kit\": 1, \"params\": {\"n\": {\"type\": \"float\"}}}",
        "false | {\"task-exec-kit\": 1, \"task_prefixes\": [\"-x\"]}",
      })
  void the_schema_of_front_matter_knows_its_keys(boolean fits, String json) {
    assertThat(SCHEMAS.faults("front-matter", Json.parse(json)).isEmpty()).isEqualTo(fits);
  }

  @Test
  void every_field_has_a_description_for_editors() {
    for (var name : SCHEMAS.names()) {
      assertThat(undescribed(SCHEMAS.text(name), name)).isEmpty();
    }
    assertThat(undescribed(Json.parse("{\"properties\": {\"a\": {\"type\": \"string\"}}}"), "x"))
        .containsExactly("x.a");
  }

  /// The fields below a schema that have neither a description nor one to refer to.
  private static List<String> undescribed(JsonNode schema, String path) {
    var found = new ArrayList<String>();
    if (schema.get("properties") instanceof ObjectNode properties) {
      properties
          .properties()
          .forEach(
              property -> {
                if (!property.getValue().has("description") && !property.getValue().has("$ref")) {
                  found.add(path + "." + property.getKey());
                }
              });
    }
    if (schema instanceof ObjectNode object) {
      // What stands below `if` is a condition and describes nothing.
      object.properties().stream()
          .filter(member -> !member.getKey().equals("if"))
          .forEach(member -> found.addAll(undescribed(member.getValue(), path)));
    } else if (schema.isArray()) {
      schema.forEach(child -> found.addAll(undescribed(child, path)));
    }
    return found;
  }

  @Test
  void there_is_a_schema_for_each_kind_of_file() {
    assertThat(SCHEMAS.names())
        .contains(
            "plan",
            "manifest",
            "hooks",
            "run",
            "evidence",
            "events",
            "request",
            "diagnostics",
            "list",
            "diff",
            "front-matter",
            "explain",
            "show");
    assertThat(SCHEMAS.names())
        .allSatisfy(
            name ->
                assertThat(SCHEMAS.text(name).get("$schema").asString())
                    .isEqualTo("https://json-schema.org/draft/2020-12/schema"));
  }

  @Test
  void what_the_kit_writes_fits() {
    fits("plan", Json.read(folder.resolve("plan.json")));
    fits("plan", Json.read(run.path().resolve("plan.json")));
    fits("run", run.runJson());
    fits("request", Json.read(run.path().resolve("request.json")));
    assertThat(run.evidence()).hasSize(5).allSatisfy(line -> fits("evidence", Json.parse(line)));
    assertThat(run.events()).hasSize(12).allSatisfy(line -> fits("events", Json.parse(line)));
    assertThat(run.ledger())
        .hasSizeGreaterThan(12)
        .allSatisfy(line -> fits("ledger", Json.parse(line)));
  }

  @Test
  void what_the_kit_writes_of_permits_fits() throws Exception {
    var permitted = Files.createDirectory(folder.resolve("permitted"));
    Files.writeString(
        permitted.resolve("sot.md"),
        """
        ---
        task-exec-kit: 1
        ---
        # Execution Queue
        1. **Queue A — Work**
           - Tasks: `TASK-001`, `TASK-002`

        ## `TASK-001` One
        - Permits: `read:src/**`
        ```exec
        true
        ```
        ## `TASK-002` Two
        - Permits: `!effect:process.exec`
        ```exec
        false
        ```
        """);

    var done =
        Kit.in(permitted)
            .run("run", "--sot", "sot.md", "--deny", "net:*", "--allow-unsandboxed")
            .onlyRun();

    fits("request", Json.read(done.path().resolve("request.json")));
    assertThat(done.evidence()).hasSize(2).allSatisfy(line -> fits("evidence", Json.parse(line)));
    assertThat(done.ledger())
        .anyMatch(line -> line.contains("\"permit.grant\""))
        .anyMatch(line -> line.contains("\"permit.deny\""))
        .anyMatch(line -> line.contains("\"permit.end\""))
        .anyMatch(line -> line.contains("\"sandbox.probe\""))
        .allSatisfy(line -> fits("ledger", Json.parse(line)));
  }

  @Test
  void what_the_kit_writes_when_it_is_stopped_fits() throws Exception {
    var stopped = Files.createDirectory(folder.resolve("stopped"));
    Sot.write(stopped, Sot.withTasks("TASK-001", "TASK-002"));
    Sot.hook(stopped, "Queue A — Work", "touch started; exec sleep 1000");

    var ran =
        Kit.in(stopped)
            .through(List.of("env", "--default-signal=INT"))
            .start("run", "--sot", "sot.md", "-j", "1")
            .until("the task runs", () -> Files.exists(stopped.resolve("started")))
            .signal("INT")
            .await();

    var written = ran.onlyRun();
    fits("plan", Json.read(written.path().resolve("plan.json")));
    fits("run", written.runJson());
    assertThat(written.evidence()).allSatisfy(line -> fits("evidence", Json.parse(line)));
    assertThat(written.events())
        .anyMatch(line -> line.contains("cancelled"))
        .allSatisfy(line -> fits("events", Json.parse(line)));
    assertThat(written.ledger()).allSatisfy(line -> fits("ledger", Json.parse(line)));
  }

  @Test
  void what_is_written_to_standard_output_fits() {
    var wrong = Kit.in(folder).run("validate", "--plan", "config/hooks.json", "--format", "json");

    fits("diagnostics", diagnostics());
    fits("diagnostics", Json.parse(wrong.exits(1).stdout()));
    fits("list", list());
    fits("show", show());
    fits("doctor", doctor());
    assertThat(explanations()).allSatisfy(explanation -> fits("explain", explanation));
  }

  @Test
  void both_older_shapes_of_plans_fit() {
    for (var recorded : CompatCase.all("runs")) {
      fits("plan", recorded.read("plan.json"));
      fits("hooks", recorded.read("config/hooks.json"));
    }
    fits(
        "plan",
        Json.parse(
            """
            {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z", "queues": [
              {"name": "Queue A — Work", "hooks": null, "tasks": [
                {"id": "TASK-001", "title": "TASK-001", "layer": "execution", "queue": "Queue A — Work",
                 "metadata": null}]}]}
            """));
  }

  static List<Path> configurations() throws IOException {
    try (var files = Files.walk(Kit.checkout().resolve("config"))) {
      return files
          .filter(file -> file.toString().matches(".*/config/(manifest|hooks)\\.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void shipped_configuration_fits(Path file) {
    var name = file.getFileName().toString().replace(".json", "");

    fits(name, Json.read(file));
  }

  @Test
  void configuration_is_shipped() throws IOException {
    assertThat(configurations()).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "plan",
    "run",
    "evidence",
    "events",
    "request",
    "hooks",
    "manifest",
    "diagnostics",
    "list",
    "explain",
    "show",
    "doctor"
  })
  void every_value_of_another_type_is_refused(String name) {
    var accepted = new ArrayList<String>();

    for (var sample : samples(name)) {
      mutations(sample, "$", sample, name, accepted);
    }

    assertThat(accepted).as("changes that the schema of %s does not notice", name).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          plan     | {"version": 2, "source": "s", "generated_at": "t", "queues": []}
          plan     | {"source": "s", "generated_at": "t", "queues": []}
          plan     | {"version": 1, "source": "s", "generated_at": "t"}
          plan     | {"version": 1, "source": "s", "generated_at": "t", "queues": [{"name": "Q", "tasks": [{"id": "../x", "title": "", "layer": "execution"}]}]}
          plan     | {"version": 1, "source": "s", "generated_at": "t", "queues": [{"name": "Q", "tasks": [{"title": "", "layer": "execution"}]}]}
          hooks    | {"TASK-001": {"commands": [{}]}}
          hooks    | {"TASK-001": {"commands": [{"cmd": []}]}}
          hooks    | {"TASK-001": {"commands": [{"cmd": "true"}]}}
          hooks    | {"TASK-001": {"commands": {"cmd": ["true"]}}}
          hooks    | []
          manifest | []
          manifest | {"version": 1, "layers": {"foundation": "noop"}}
          manifest | {"version": 1, "secrets": {"TOKEN": "a value"}}
          manifest | {"version": 1, "secrets": {"TOKEN": {"env": "A", "file": "b"}}}
          run      | {"status": "fine", "started": "2026-01-01T00:00:00Z", "ended": "2026-01-01T00:00:00Z", "results": []}
          run      | {"status": "ok", "results": []}
          evidence | {}
          events   | {}
          events   | {"event": "nonsense"}
          ledger   | {}
          ledger   | {"seq": 0, "at": "2026-11-21T09:43:13.162Z", "kind": "nonsense", "run": "20261121_094313Z", "data": {}, "prev": "0000000000000000000000000000000000000000000000000000000000000000", "v": 1}
          ledger   | {"seq": 0, "at": "2026-11-21T09:43:13.162Z", "kind": "budget.settle", "run": "20261121_094313Z", "data": {"used": {}}, "prev": "0000000000000000000000000000000000000000000000000000000000000000", "v": 1}
          ledger   | {"seq": 0, "at": "2026-11-21T09:43:13.162Z", "kind": "run.end", "run": "20261121_094313Z", "task": "A-1", "data": {"status": "ok", "counts": {}}, "prev": "0000000000000000000000000000000000000000000000000000000000000000", "v": 1}
          request  | {}
          request  | {"v": 2}
          list     | {}
          list     | [{}]
          list     | [{"id": "A"}]
          explain  | []
          explain  | {"v": 1, "id": "TASK-001"}
          diagnostics | []
          diagnostics | {"v": 1}
          """)
  void wrong_values_are_refused(String name, String json) {
    assertThat(SCHEMAS.faults(name, Json.parse(json))).as(json).isNotEmpty();
  }

  private static List<JsonNode> samples(String name) {
    return switch (name) {
      case "plan" -> List.of(Json.read(folder.resolve("plan.json")));
      case "run" -> List.of(run.runJson());
      case "evidence" -> run.evidence().stream().map(Json::parse).toList();
      case "events" -> run.events().stream().map(Json::parse).toList();
      case "ledger" -> run.ledger().stream().map(Json::parse).toList();
      case "request" -> List.of(Json.read(run.path().resolve("request.json")));
      case "hooks" -> List.of(Json.read(folder.resolve("config/hooks.json")));
      case "diagnostics" -> List.of(diagnostics());
      case "list" -> List.of(list());
      case "show" -> List.of(show());
      case "doctor" -> List.of(doctor());
      case "explain" -> explanations();
      default -> List.of(Json.read(Kit.checkout().resolve("config/manifest.json")));
    };
  }

  private static JsonNode diagnostics() {
    return Json.parse(
        Kit.in(folder).run("validate", "--plan", "plan.json", "--format=json").exits(0).stdout());
  }

  private static JsonNode doctor() {
    return Json.parse(Kit.in(folder).run("doctor", "--format=json").exits(0).stdout());
  }

  private static JsonNode show() {
    return Json.parse(Kit.in(folder).run("show", "latest", "--format=json").exits(0).stdout());
  }

  /// Of a task of a plan, and of one of a source in which everything has an origin.
  private static List<JsonNode> explanations() {
    var sot = ExplainTest.write(folder.resolve("explained"));
    return List.of(
        explanation("explain", "TASK-001", "--plan", "plan.json"),
        explanation("explain", "TASK-002", "--sot", sot.toString()),
        explanation("explain", "TASK-003", "--sot", sot.toString()));
  }

  private static JsonNode explanation(String... line) {
    var arguments = new ArrayList<>(List.of(line));
    arguments.add("--format=json");
    return Json.parse(Kit.in(folder).run(arguments.toArray(String[]::new)).exits(0).stdout());
  }

  private static JsonNode list() {
    return Json.parse(
        Kit.in(folder).run("list", "--plan", "plan.json", "--format=json").exits(0).stdout());
  }

  /// Replaces each value of a document in turn by one of another type.
  private static void mutations(
      JsonNode document, String path, JsonNode node, String name, List<String> accepted) {
    if (node instanceof ObjectNode object) {
      for (var member : List.copyOf(object.properties())) {
        var value = member.getValue();
        object.set(member.getKey(), otherType(value));
        note(document, path + "." + member.getKey(), name, accepted);
        object.set(member.getKey(), value);
        mutations(document, path + "." + member.getKey(), value, name, accepted);
      }
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        var value = array.get(i);
        array.set(i, otherType(value));
        note(document, path + "[" + i + "]", name, accepted);
        array.set(i, value);
        mutations(document, path + "[" + i + "]", value, name, accepted);
      }
    }
  }

  private static JsonNode otherType(JsonNode value) {
    return Json.parse(value.isBoolean() ? "\"yes\"" : "true");
  }

  private static void note(JsonNode document, String path, String name, List<String> accepted) {
    if (SCHEMAS.faults(name, document).isEmpty()) {
      accepted.add(path);
    }
  }

  private static void fits(String name, JsonNode value) {
    assertThat(SCHEMAS.faults(name, value)).as("%s: %s", name, value).isEmpty();
  }
}
