package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Sources that somebody broke at random: the planner says what is wrong, or makes a plan that can
/// be read back, and never throws. Each test is named by its seed.
class MutatedSourcesTest {
  private static final int SEEDS = 40;
  private static final int SOURCES_PER_SEED = 60;
  private static final int MOST_MUTATIONS = 6;

  private static final List<String> TOKENS =
      List.of(
          "---\n",
          "task-exec-kit: 1\n",
          "`",
          "```",
          "```sh\n",
          "```json effect\n",
          "<!--",
          "-->",
          "- Needs: ",
          "- Permits: ",
          "- Budget: ",
          "`TASK-001`",
          "#### `TASK-002` ",
          "## Execution Queue\n",
          "1. **Queue A — X**\n",
          "- Tasks: ",
          "- [ ] ",
          "| Task |\n|---|\n",
          "|",
          "> ",
          "    ",
          "\t",
          "\r",
          "\u0000",
          "\u2028",
          "é",
          "😀",
          "${",
          "$${",
          "${x}",
          "\"",
          "'",
          ",",
          "(any outcome)",
          "99999999999999999999",
          "{",
          "}",
          "[",
          "&a *a",
          "\\",
          "!",
          "**");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> seed() {
    var originals = originals();
    assertThat(originals).hasSizeGreaterThan(100);
    return Stream.iterate(1L, seed -> seed + 1)
        .limit(SEEDS)
        .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> breakAll(seed, originals)));
  }

  private void breakAll(long seed, List<byte[]> originals) {
    var random = new Random(seed);
    var project = new Project(folder.resolve("seed" + seed));
    for (var i = 0; i < SOURCES_PER_SEED; i++) {
      var source = mutated(originals, random);
      project.write("sot.md", source);

      var planned = project.compile();

      assertThat(planned.plan().isPresent())
          .as("seed %d, source %d", seed, i)
          .isEqualTo(planned.diagnostics().stream().noneMatch(Diagnostic::isError));
      planned.plan().ifPresent(plan -> project.write("plan.json", Project.bytes(plan)));
      if (planned.plan().isPresent()) {
        var loaded = project.load();
        assertThat(loaded.plan())
            .as("seed %d, source %d: %s", seed, i, Project.lines(loaded.diagnostics()))
            .contains(planned.plan().get());
      }
    }
  }

  private static byte[] mutated(List<byte[]> originals, Random random) {
    var bytes = pick(originals, random);
    if (random.nextInt(4) == 0) {
      bytes = spliced(bytes, pick(originals, random), random);
    }
    for (var i = random.nextInt(MOST_MUTATIONS); i >= 0; i--) {
      bytes = mutatedOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutatedOnce(byte[] bytes, Random random) {
    var at = random.nextInt(bytes.length + 1);
    var until = Math.min(bytes.length, at + random.nextInt(40));
    return switch (random.nextInt(5)) {
      case 0 -> replaced(bytes, at, until, new byte[0]);
      case 1 -> replaced(bytes, at, at, utf8(TOKENS.get(random.nextInt(TOKENS.size()))));
      case 2 -> replaced(bytes, at, at, java.util.Arrays.copyOfRange(bytes, at, until));
      case 3 -> replaced(bytes, at, Math.min(bytes.length, at + 1), oneByte(random));
      default -> replaced(bytes, at, until, utf8(TOKENS.get(random.nextInt(TOKENS.size()))));
    };
  }

  private static byte[] oneByte(Random random) {
    // Mostly ASCII: a byte that is not UTF-8 ends everything at once.
    return new byte[] {
      (byte) (random.nextInt(20) == 0 ? random.nextInt(256) : random.nextInt(128))
    };
  }

  private static byte[] spliced(byte[] first, byte[] second, Random random) {
    var end = random.nextInt(first.length + 1);
    var start = random.nextInt(second.length + 1);
    return replaced(
        first, end, first.length, java.util.Arrays.copyOfRange(second, start, second.length));
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    var result = new byte[bytes.length - (to - from) + by.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }

  private static byte[] pick(List<byte[]> originals, Random random) {
    return originals.get(random.nextInt(originals.size()));
  }

  /// The examples of the specification, and the recorded sources.
  private static List<byte[]> originals() {
    var originals = new ArrayList<byte[]>();
    dev.taskexec.planner.specification.Sources.all().forEach(text -> originals.add(utf8(text)));
    try (var files = Files.walk(Path.of("src/test/resources/compat"))) {
      files
          .filter(file -> file.endsWith("sot.md"))
          .sorted()
          .filter(file -> file.toFile().length() < 100_000)
          .forEach(file -> originals.add(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return originals;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
