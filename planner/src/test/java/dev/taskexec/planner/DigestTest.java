package dev.taskexec.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The digest stands for the plan's meaning, and anyone can compute it.
class DigestTest {
  private static final Set<String> NO_MEANING =
      Set.of("digest", "generator", "generated_at", "source", "made_from");

  @TempDir Path folder;
  private Project project;
  private String plan;

  @BeforeEach
  void a_plan() {
    project =
        new Project(folder)
            .write("sot.md", Project.SOT)
            .write(
                "config/hooks.json",
                "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"printf\", \"é 🎈 €\\u0007\\n\"]}]}}")
            .planned();
    plan = project.read("plan.json");
  }

  @Test
  void it_is_the_sha_256_of_the_canonical_plan() {
    assertThat(said(plan)).isEqualTo(computed(plan));
  }

  /// Computed with Python 3: json.dumps(plan, sort_keys=True, separators=(",", ":"),
  /// ensure_ascii=False) of the plan without the members that have no meaning.
  @Test
  void it_is_what_another_program_computed() {
    assertThat(said(plan))
        .isEqualTo("sha256:783d02f93fd083a57cd9364b7210edf1eb0bd4610d8939cd38e4b8f5b60e7c4b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "generated_at": "2026-11-21T09:43:13.162764Z" | "generated_at": "yesterday"
          "source_line": 6                              | "source_line": 66
          "source_line": 6,                             |
          "source": "sot.md"                            | "source": "other.md"
          "generator": "task-exec-kit 0.1.0"            | "generator": null
          "config/hooks.json": "sha256:                 | "x/hooks.json": "sha256:
          é 🎈                                          | \\u00e9 \\ud83c\\uDF88
          "version": 1                                  | "version": 1.0e0
          """)
  void what_has_no_meaning_may_change(String given, String changed) {
    var other = plan.replace(given, changed == null ? "" : changed);

    assertThat(other).isNotEqualTo(plan);
    assertThat(project.write("plan.json", other).load().plan()).isPresent();
  }

  @Test
  void blanks_and_the_order_of_members_have_no_meaning() {
    var tree = tree(plan);

    project.write("plan.json", CanonicalJson.bytes(tree));
    assertThat(project.load().plan()).isPresent();
    project.write("plan.json", IndentedJson.text(backwards(tree)).replace("\n", "\r\n\t"));
    assertThat(project.load().plan()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "title": "TASK-001"   | "title": "TASK-0O1"
          "printf"              | "rm"
          "layer": "foundation" | "layer": "execution"
          "root": "."           | "root": ".."
          "confined": false     | "confined": true
          "params": {}          | "params": {"a": "b"}
          "params": {}          | "params": {}, "unknown": 1
          "on_error": "continue"| "on_error": "stop"
          "uses": []            | "uses": [], "zzz": null
          "rate": null,         |
          "tasks": [            | "zoo": 1, "tasks": [
          "grammar": "legacy"   | "grammar": "extended"
          "order": "parallel"   | "order": "parallel", "source_line": 3
          "metadata": null      | "metadata": {"source_line": 3}
          """)
  void everything_else_has_meaning(String given, String changed) {
    var other = plan.replace(given, changed == null ? "" : changed);

    var loaded = project.write("plan.json", other).load();

    assertThat(other).isNotEqualTo(plan);
    assertThat(loaded.plan()).isEmpty();
    assertThat(Project.lines(loaded.diagnostics()))
        .singleElement()
        .asString()
        .startsWith("error[PLN009] plan.json:6:13: `$.digest` is " + said(plan))
        .contains(computed(other));
  }

  @Test
  void unknown_fields_of_any_kind_belong_to_it() {
    var tree = (Obj) tree(plan);
    var odd =
        tree(
            "{\"z\": [1.5, -0, 1e21, 1e-7, 0.1, 123456789012345680000, null, {\"\\u20ac\":"
                + " \"\\u2028\", \"\\r"
                + "\": {}}], \"\\ud83d\\ude00\": 1, \"\\ufb33\": 2}");
    var members = new LinkedHashMap<>(tree.members());
    members.put("queuer", odd);
    members.put("Queues", odd);
    members.remove("digest");
    var text = CanonicalJson.text(new Obj(members));
    members.put("digest", JsonValue.of(computed(text)));

    var loaded = project.write("plan.json", IndentedJson.text(new Obj(members))).load();

    assertThat(Project.lines(loaded.diagnostics())).isEmpty();
  }

  private static String said(String plan) {
    var start = plan.indexOf("\"digest\": \"") + 11;
    return plan.substring(start, plan.indexOf('"', start));
  }

  /// The digest as the format describes it, over the whole plan at once.
  private static String computed(String plan) {
    var members = new LinkedHashMap<>(((Obj) tree(plan)).members());
    members.keySet().removeAll(NO_MEANING);
    members.computeIfPresent("queues", (_, queues) -> withoutLines((Arr) queues));
    return Sha256.of(CanonicalJson.bytes(new Obj(members))).toString();
  }

  private static Arr withoutLines(Arr queues) {
    var others = new ArrayList<JsonValue>();
    for (var queue : queues.items()) {
      var members = new LinkedHashMap<>(((Obj) queue).members());
      members.computeIfPresent(
          "tasks",
          (_, tasks) ->
              new Arr(((Arr) tasks).items().stream().map(DigestTest::withoutLine).toList()));
      others.add(new Obj(members));
    }
    return new Arr(others);
  }

  private static JsonValue withoutLine(JsonValue task) {
    var members = new LinkedHashMap<>(((Obj) task).members());
    members.remove("source_line");
    return new Obj(members);
  }

  private static JsonValue backwards(JsonValue value) {
    return switch (value) {
      case Obj(var members) -> {
        var others = new LinkedHashMap<String, JsonValue>();
        members.reversed().forEach((key, member) -> others.put(key, backwards(member)));
        yield new Obj(others);
      }
      case Arr(var items) -> new Arr(items.stream().map(DigestTest::backwards).toList());
      case JsonValue other -> other;
    };
  }

  private static JsonValue tree(String json) {
    var file = new JsonFile("plan.json", json.getBytes(UTF_8));
    var findings = new JsonFindings(file, JsonCodes.PLAN);
    var value = JsonTree.read(file, findings).orElseThrow();
    assertThat(List.of(findings.errors())).containsExactly(0);
    return value;
  }
}
