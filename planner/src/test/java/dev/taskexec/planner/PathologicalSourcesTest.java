package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sources that are made to be slow. What grows with the square of its input allocates more than in
/// proportion, or does not come back: twice the source may need little more than twice the memory,
/// counted in bytes and not in seconds.
class PathologicalSourcesTest {
  private static final int SIZE = 10_000;

  /// For those that most files could have.
  private static final int LARGE_SIZE = 50_000;

  private static final Set<String> LARGE =
      Set.of("headings", "needs", "lists in lists", "an open fence", "open fences in list items");

  private static final double MOST_GROWTH = 2.6;
  private static final String FRONT = "---\ntask-exec-kit: 1\n---\n## Execution Queue\n";
  private static final String QUEUE = "1. **Queue A — Build**\n   - Tasks: `TASK-001`\n\n";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @TestFactory
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  Stream<DynamicTest> twice_the_source_needs_twice_the_memory() {
    return sources().entrySet().stream()
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source.getKey(),
                    () ->
                        compare(
                            source.getValue(),
                            LARGE.contains(source.getKey()) ? LARGE_SIZE : SIZE)));
  }

  private static Map<String, IntFunction<String>> sources() {
    var sources = new TreeMap<String, IntFunction<String>>();
    sources.put("headings", n -> FRONT + "# A heading\n".repeat(n));
    sources.put("section headings", n -> FRONT + "# Execution Queue\n".repeat(n));
    sources.put("cards of one task", n -> FRONT + QUEUE + "# `TASK-001` X\n".repeat(n));
    sources.put("cards of tasks listed nowhere", n -> FRONT + lines(n, "# `TASK-%06d` X"));
    sources.put("queues", n -> FRONT + lines(n, "1. **Queue A — %d**"));
    sources.put("queues of one name", n -> FRONT + "1. **Queue A — X**\n".repeat(n));
    sources.put(
        "needs", n -> FRONT + QUEUE + "#### `TASK-001` X\n" + lines(n, "- Needs: `TASK-%06d`"));
    sources.put("needs of a queue", n -> FRONT + QUEUE + lines(n, "- Needs: Queue B — %d"));
    sources.put(
        "needs in one line",
        n -> FRONT + QUEUE + "- Needs: `TASK-002`" + ", `TASK-003`".repeat(n) + "\n");
    sources.put("lists in lists", n -> FRONT + "- ".repeat(n) + "x\n");
    sources.put("lists that go deeper line by line", n -> FRONT + deeper(n));
    sources.put("quotations in quotations", n -> FRONT + "> ".repeat(n) + "x\n");
    sources.put(
        "an open fence", n -> FRONT + QUEUE + "# `TASK-001` X\n```sh\n" + "make\n".repeat(n));
    sources.put("open fences in list items", n -> FRONT + "- ```sh\n".repeat(n));
    sources.put("open comments", n -> FRONT + "<!-- \n".repeat(n));
    sources.put(
        "open comments in a line", n -> FRONT + QUEUE + "- Needs: " + "<!-- ".repeat(n) + "\n");
    sources.put("backticks", n -> FRONT + QUEUE + "- Tasks: " + "`".repeat(n) + "\n");
    sources.put("backticks of growing length", n -> FRONT + QUEUE + "- Tasks: " + ticks(n) + "\n");
    sources.put(
        "emphasis in a title", n -> FRONT + QUEUE + "# `TASK-001` " + "*a _b ".repeat(n) + "\n");
    sources.put("links in a title", n -> FRONT + QUEUE + "# `TASK-001` " + "[".repeat(n) + "\n");
    sources.put(
        "a line that never ends", n -> FRONT + QUEUE + "- Timeout: " + "1".repeat(10 * n) + "\n");
    sources.put(
        "cells",
        n -> FRONT + QUEUE + "| Task |" + " x |".repeat(n) + "\n|---|" + "---|".repeat(n) + "\n");
    sources.put(
        "rows",
        n ->
            FRONT
                + QUEUE
                + "| Task | Needs |\n|---|---|\n"
                + lines(n, "| `TASK-1%06d` | `TASK-001` |"));
    sources.put("unknown attributes", n -> FRONT + QUEUE + lines(n, "- Timeuot %d: 1m"));
    sources.put("attributes given twice", n -> FRONT + QUEUE + "- Timeout: 1m\n".repeat(n));
    sources.put("tasks listed twice", n -> FRONT + QUEUE + "- Tasks: `TASK-001`\n".repeat(n));
    sources.put(
        "permits",
        n -> FRONT + QUEUE + "#### `TASK-001` X\n" + lines(n, "- Permits: `read:a/%d/**`"));
    sources.put(
        "denials",
        n ->
            FRONT
                + QUEUE
                + "#### `TASK-001` X\n- Permits: `write:out/**`\n"
                + lines(n, "- Permits: `!read:a/%d`"));
    sources.put("a circle", n -> FRONT + chain(n, true));
    sources.put("a chain", n -> FRONT + chain(n, false));
    sources.put("one output of many tasks", n -> FRONT + outputs(n, "out/x"));
    sources.put("outputs in one folder", n -> FRONT + outputs(n, "out/%d"));
    sources.put("parameters in a text", n -> FRONT + QUEUE + "- Tags: " + "${a},".repeat(n) + "\n");
    sources.put("front matter without an end", n -> "---\ntask-exec-kit: 1\n" + "a: b\n".repeat(n));
    sources.put("front matter keys", n -> "---\ntask-exec-kit: 1\n" + lines(n, "k%d: b") + "---\n");
    sources.put(
        "front matter lists", n -> "---\ntask-exec-kit: 1\na: " + "[".repeat(n) + "\n---\n");
    sources.put(
        "exec quotes",
        n -> FRONT + QUEUE + "# `TASK-001` X\n```exec\n" + "echo '\n".repeat(n) + "```\n");
    sources.put(
        "envelopes",
        n -> FRONT + QUEUE + "# `TASK-001` X\n```json effect\n" + "[".repeat(n) + "\n```\n");
    sources.put("carriage returns", n -> FRONT.replace('\n', '\r') + "# x\r".repeat(n));
    sources.put("forms in a legacy file", n -> "# `TASK-001` X\n- Needs: x\n".repeat(n));
    return sources;
  }

  private void compare(IntFunction<String> source, int size) {
    // Once to load the classes.
    allocated("warm", source.apply(100));
    var small = allocated("small", source.apply(size));
    var large = allocated("large", source.apply(2 * size));

    assertThat((double) large / small)
        .as("%d bytes, then %d", small, large)
        .isLessThan(MOST_GROWTH);
  }

  private long allocated(String name, String source) {
    var project = new Project(folder.resolve(name)).write("sot.md", source);
    var before = THREADS.getCurrentThreadAllocatedBytes();
    var planned = project.compile();
    var after = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(planned.diagnostics()).hasSizeLessThan(2_000);
    return after - before;
  }

  private static String lines(int n, String form) {
    var text = new StringBuilder();
    IntStream.rangeClosed(1, n).forEach(i -> text.append(form.formatted(i)).append('\n'));
    return text.toString();
  }

  private static String deeper(int n) {
    // The text itself grows with the square of its depth.
    var depth = (int) Math.sqrt(2.0 * n);
    var text = new StringBuilder();
    IntStream.range(0, depth).forEach(i -> text.append("  ".repeat(i)).append("- x\n"));
    return text.toString();
  }

  private static String ticks(int n) {
    var runs = (int) Math.sqrt(2.0 * n);
    var text = new StringBuilder();
    IntStream.rangeClosed(1, runs).forEach(i -> text.append("`".repeat(i)).append(' '));
    return text.toString();
  }

  private static String chain(int n, boolean closed) {
    var text = new StringBuilder("1. **Queue A — Chain**\n");
    IntStream.rangeClosed(1, n).forEach(i -> text.append("   - Tasks: `TASK-%06d`\n".formatted(i)));
    for (var i = 1; i <= n; i++) {
      text.append("#### `TASK-%06d` X\n".formatted(i));
      if (i > 1 || closed) {
        text.append("- Needs: `TASK-%06d`\n".formatted(i > 1 ? i - 1 : n));
      }
    }
    return text.toString();
  }

  private static String outputs(int n, String form) {
    var text = new StringBuilder("1. **Queue A — Many**\n");
    IntStream.rangeClosed(1, n).forEach(i -> text.append("   - Tasks: `TASK-%06d`\n".formatted(i)));
    for (var i = 1; i <= n; i++) {
      text.append("#### `TASK-%06d` X\n- Outputs: `%s`\n".formatted(i, form.formatted(i)));
    }
    return text.toString();
  }
}
