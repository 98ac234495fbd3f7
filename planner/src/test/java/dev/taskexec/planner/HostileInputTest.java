package dev.taskexec.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Input made to break the reader: it answers with diagnostics, in time.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileInputTest {
  private static final int MUTATIONS = 500;
  private static final String HOOKS =
      """
      {"Queue A — Build": {"commands": [{"cmd": ["make", "all"], "cwd": "src"}]},
       "TASK-022": {"commands": [{"cmd": ["m\\u00e9"]}, {"cmd": ["b"]}], "permits": ["read:a"], "why": 7.5e1}}
      """;

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void a_project() {
    project = new Project(folder).write("sot.md", Project.SOT);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261121, 7})
  void a_plan_with_random_changes_gives_a_plan_or_an_error(long seed) {
    project.write("config/hooks.json", HOOKS).planned();
    var original = project.read("plan.json").getBytes(UTF_8);
    var random = new Random(seed);
    var refused = 0;

    for (var i = 0; i < MUTATIONS; i++) {
      var loaded = project.write("plan.json", mutated(original, random)).load();

      var hasError = loaded.diagnostics().stream().anyMatch(each -> each.isError());
      assertThat(loaded.plan().isEmpty()).as("change %d of seed %d", i, seed).isEqualTo(hasError);
      refused += hasError ? 1 : 0;
    }

    assertThat(refused).isBetween(MUTATIONS / 2, MUTATIONS - 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261121, 7})
  void hooks_with_random_changes_give_a_plan_or_an_error(long seed) {
    var original = HOOKS.getBytes(UTF_8);
    var random = new Random(seed);
    var refused = 0;

    for (var i = 0; i < MUTATIONS; i++) {
      var planned = project.write("config/hooks.json", mutated(original, random)).compile();

      var hasError = planned.diagnostics().stream().anyMatch(each -> each.isError());
      assertThat(planned.plan().isEmpty()).as("change %d of seed %d", i, seed).isEqualTo(hasError);
      refused += hasError ? 1 : 0;
    }

    assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void what_is_nested_too_deeply_is_refused(String opening) {
    var bomb = opening.repeat(200_000);

    assertThat(Project.lines(planOf(bomb).diagnostics()))
        .singleElement()
        .asString()
        .contains("PLN010", "500 levels");
    assertThat(Project.lines(project.write("config/hooks.json", bomb).compile().diagnostics()))
        .singleElement()
        .asString()
        .contains("CFG010", "500 levels");
  }

  @Test
  void what_is_nested_deeply_enough_to_be_read_is_read() {
    var deep = "[".repeat(490) + "]".repeat(490);

    assertThat(planOf("{\"version\": 1, \"queues\": [], \"other\": " + deep + "}").plan())
        .isPresent();
  }

  @Test
  void a_number_of_ten_million_digits_is_refused() {
    var loaded = planOf("{\"version\": 1, \"other\": " + "9".repeat(10_000_000) + "}");

    assertThat(Project.lines(loaded.diagnostics()))
        .singleElement()
        .asString()
        .contains("PLN010", "numbers of 1,000 digits");
  }

  @Test
  void a_string_of_ten_megabytes_is_read() {
    var title = "é".repeat(5_000_000);

    var loaded =
        planOf(
            "{\"version\": 1, \"queues\": [{\"name\": \"Q\", \"tasks\": [{\"id\": \"A\", \"title\": \"%s\"}]}]}"
                .formatted(title));

    assertThat(loaded.plan().orElseThrow().tasks().findFirst().orElseThrow().title())
        .isEqualTo(title);
  }

  @Test
  void a_key_of_ten_megabytes_is_one_error_of_one_line() {
    var planned =
        project.write("config/hooks.json", "{\"" + "k".repeat(10_000_000) + "\": {}}").compile();

    assertThat(planned.diagnostics()).hasSize(1);
    assertThat(planned.diagnostics().getFirst().message()).hasSizeLessThan(300);
  }

  @Test
  void a_mistake_in_each_of_100_000_tasks_is_counted() {
    var tasks = String.join(",\n", Collections.nCopies(100_000, "{\"id\": \"../x\"}"));

    var loaded =
        planOf(
            "{\"version\": 1, \"queues\": [{\"name\": \"Q\", \"tasks\": [\n%s]}]}"
                .formatted(tasks));

    assertThat(loaded.diagnostics()).hasSize(101);
    assertThat(Project.line(loaded.diagnostics().get(99)))
        .startsWith("error[PLN008] plan.json:101:8: `$.queues[0].tasks[99].id`");
    assertThat(loaded.diagnostics().getLast().message())
        .isEqualTo("99,900 more of PLN008 are not shown");
  }

  @Test
  void a_mistake_behind_many_characters_of_all_lengths_is_placed() {
    var loaded =
        planOf(
            "{\"version\": 1, \"queues\": [{\"name\": \"%s\",\n\"tasks\": [{\"id\": \"🎈é\", \"done\": 1}]}]}"
                .formatted("aé€🎈".repeat(50_000)));

    assertThat(loaded.diagnostics())
        .extracting(Project::line)
        .containsExactly(
            "error[PLN008] plan.json:2:18: `$.queues[0].tasks[0].id` is \"🎈é\", not a task id: 1"
                + " to 100 of A-Z a-z 0-9 . _ -, a letter or digit first",
            "error[PLN005] plan.json:2:32: `$.queues[0].tasks[0].done` is the number 1, not true or"
                + " false");
  }

  private Loaded planOf(String json) {
    return project.write("plan.json", json).load();
  }

  /// Up to four bytes changed, put in, taken out, or a stretch copied elsewhere.
  private static byte[] mutated(byte[] original, Random random) {
    var bytes = original;
    for (var count = 1 + random.nextInt(4); count > 0; count--) {
      var at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, at, new byte[] {(byte) random.nextInt(128)});
            case 2 ->
                replaced(
                    bytes, at, Math.min(bytes.length - 1, at + 1 + random.nextInt(9)), new byte[0]);
            case 3 -> replaced(bytes, at, at + 1, piece(random));
            default -> {
              var from = random.nextInt(bytes.length);
              var to = Math.min(bytes.length, from + random.nextInt(40));
              yield replaced(bytes, at, at, Arrays.copyOfRange(bytes, from, to));
            }
          };
    }
    return bytes;
  }

  private static byte[] piece(Random random) {
    var pieces =
        List.of(
            "null",
            "1e400",
            "-0",
            "\\ud800",
            "\\u0000",
            "{}",
            "[]",
            "\"\"",
            "true",
            "\ufeff",
            "9007199254740993",
            "../",
            "{\"id\":1}",
            "],[",
            "\"id\":");
    return pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8);
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    var end = Math.max(from, to);
    var out = new byte[bytes.length - (end - from) + by.length];
    System.arraycopy(bytes, 0, out, 0, from);
    System.arraycopy(by, 0, out, from, by.length);
    System.arraycopy(bytes, end, out, from + by.length, bytes.length - end);
    return out;
  }
}
