package dev.taskexec.planner.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts that would take a backtracking or recursive reader minutes, or its stack. They must be
/// read in seconds, and with a stack of half a megabyte.
@Timeout(30)
class HostileTextTest {
  private static final int LINE = 10_000_000;
  private static final int LINES = 300_000;
  private static final int STACK = 512 * 1024;

  static Stream<Arguments> texts() {
    return Stream.of(
        text("a line of stars", "*".repeat(LINE)),
        text("a line of backticks", "`".repeat(LINE)),
        text("a line of blanks", " ".repeat(LINE)),
        text("a line of digits", "1".repeat(LINE)),
        text("a line of quotes", ">".repeat(LINE)),
        text("a line of bullets", "- ".repeat(LINE / 2)),
        text("a line of NUL", "\0".repeat(LINE)),
        text("a line of openers", "x " + "<!--".repeat(LINE / 4)),
        text("a queue line without end", "1. **Queue A — " + "*".repeat(LINE) + "x"),
        text("a queue line of blanks", "1. **Queue A — " + " ".repeat(LINE) + "**"),
        text("a task line of half ids", "- Tasks: " + "`TASK-1".repeat(LINE / 7)),
        text("a task line of bare ids", "- Tasks: " + "TASK-001 ".repeat(LINE / 9)),
        text("a task line of blanks", "- Tasks: " + " ".repeat(LINE)),
        text("a list of depth 10,000", deepList(10_000)),
        text("a list of depth 2,000 by indentation", indentedList(2_000) + "```\n"),
        text("many near queues", "1. Queue A — x\n".repeat(LINES)),
        text("many empty lines", "\n".repeat(LINES)),
        text("many form feeds", "\f".repeat(LINES)),
        text("many fences", "```\n- Tasks: `TASK-001`\n```\n".repeat(LINES / 10)),
        text("many open comments", "<!--\n".repeat(LINES)),
        text("one paragraph of many lines", "*a\n".repeat(LINES) + "```\n"),
        text("one indented paragraph", "- x\n" + "  *a\n".repeat(LINES / 10) + "```\n"),
        text("a tag of many attributes", "<a" + " b".repeat(LINES) + ">\n"),
        text("a tag of many values", "<a" + " b = 'c d'".repeat(LINES) + ">\n"),
        text("a tag of long blanks", "<a" + " ".repeat(LINE) + "b" + " ".repeat(LINE) + "<"),
        text("many tags in paragraphs", ("x <!--\n-->" + "<a".repeat(980) + ">\n\n").repeat(100)),
        text("a long address", "x <!--\n--><a@b" + ".b".repeat(900) + ">\n"),
        text("deep images", "x <!--\n-->" + "![".repeat(400) + "](a)".repeat(300)),
        text("open comments on lines", ("x " + "<!-- ".repeat(400) + "\n-->\n\n").repeat(100)));
  }

  private static Arguments text(String name, String text) {
    return Arguments.of(name, text);
  }

  private static String deepList(int depth) {
    return "- ".repeat(depth) + "x\n\n<!-- -->\n";
  }

  private static String indentedList(int depth) {
    var list = new StringBuilder();
    for (var i = 0; i < depth; i++) {
      list.append(" ".repeat(2 * i)).append("- x\n");
    }
    return list.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void is_read_at_once(String name, String text) throws InterruptedException {
    var outcome = new AtomicReference<Object>();

    var reader = new Thread(null, () -> outcome.set(read(text)), "reader", STACK);
    reader.start();
    reader.join();

    assertThat(outcome.get()).isInstanceOf(Reading.class);
  }

  private static Object read(String text) {
    try {
      return Reading.ofSection(text);
    } catch (StackOverflowError e) {
      return "stack overflow in " + e.getStackTrace()[0];
    }
  }
}
