package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.permit.Permits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Each example of `docs/PERMITS.md` is as it says there.
@DisabledOnOs(OS.WINDOWS)
class PermitDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/PERMITS.md");
  private static final Pattern FENCE =
      Pattern.compile("^```permits *(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final PermitSurroundings PROJECT =
      new PermitSurroundings(
          List.of("runs", "plan.json", "sot.md", "config"),
          List.of("config", "docs", "out", "runs", "src"),
          Optional.of(Path.of("/home/me/project")),
          Optional.of(Path.of("/home/me/.local/state/task-exec-kit/keys")));

  private record Line(String text, String said) {
    static Line of(String line) {
      var parts = line.split(" +# ", 2);
      return new Line(parts[0].strip(), parts.length == 1 ? "" : parts[1]);
    }
  }

  private record Fence(String kind, List<Line> lines) {}

  private static List<Fence> fences() throws IOException {
    var fences = new ArrayList<Fence>();
    var matcher = FENCE.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      fences.add(new Fence(matcher.group(1), matcher.group(2).lines().map(Line::of).toList()));
    }
    return fences;
  }

  @TestFactory
  Stream<DynamicTest> example() throws IOException {
    return fences().stream().flatMap(PermitDocumentTest::tests);
  }

  @Test
  void there_are_examples_of_each_kind() throws IOException {
    var fences = fences();

    assertThat(fences.stream().map(Fence::kind)).contains("", "covers", "task", "plan");
    assertThat(fences.stream().mapToInt(fence -> fence.lines().size()).sum()).isGreaterThan(90);
  }

  private static Stream<DynamicTest> tests(Fence fence) {
    var rules =
        fence.lines().stream()
            .map(Line::text)
            .filter(text -> fence.kind().equals("task") && !text.startsWith("? "))
            .map(PermitRule::parse)
            .toList();
    return fence.lines().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.text(),
                    () -> {
                      switch (fence.kind()) {
                        case "" -> checkRule(line);
                        case "covers" -> checkCovers(line.text());
                        case "task" -> checkRequest(new Permits(rules), line);
                        case "plan" -> checkPlan(line);
                        default -> throw new AssertionError("no such kind: " + fence.kind());
                      }
                    }));
  }

  private static void checkRule(Line line) {
    if (line.said().startsWith("error: ")) {
      assertThatThrownBy(() -> PermitRule.parse(line.text()))
          .isInstanceOf(PermitSyntaxException.class)
          .hasMessage(line.said().substring("error: ".length()));
      return;
    }
    var canonical = line.said().isEmpty() ? line.text() : line.said().substring("is ".length());
    assertThat(PermitRule.parse(line.text())).hasToString(canonical);
  }

  private static void checkCovers(String text) {
    var sides = text.split(" +!?> +");
    assertThat(PermitRule.parse(sides[0]).covers(PermitRule.parse(sides[1])))
        .isEqualTo(!text.contains(" !> "));
  }

  private static void checkRequest(Permits permits, Line line) {
    if (line.text().startsWith("? ")) {
      var answer = permits.allow(PermitRule.parse(line.text().substring(2))) ? "yes" : "no";
      assertThat(answer).isEqualTo(line.said());
    }
  }

  private static void checkPlan(Line line) {
    var rules = Stream.of(line.text().split(" ")).map(PermitRule::parse).toList();
    var codes =
        PermitChecks.of(rules, PROJECT).stream()
            .map(problem -> problem.code().name())
            .collect(Collectors.joining(" "));
    assertThat(codes).isEqualTo(line.said());
  }
}
