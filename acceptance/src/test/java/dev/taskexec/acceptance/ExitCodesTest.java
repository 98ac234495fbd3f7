package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every exit code that this version can give, from the real launcher, and that all are documented.
/// 130 and 143 are shown in [StoppingTest] too, from within a task.
class ExitCodesTest {
  /// 5 and 75 belong to verification and resume, which are to come.
  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 64, 70, 74, 75, 130, 143);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0,  --version",
    "0,  --help",
    "0,  plan --help",
    "0,  run --help",
    "0,  validate --sot good.md",
    "0,  list --sot good.md",
    "0,  plan --sot good.md --out good.json",
    "0,  run --sot good.md",
    "0,  run --sot fails.md --config failing --dry-run",
    "1,  validate --sot nowhere.md",
    "1,  list --sot nowhere.md",
    "1,  plan --sot nowhere.md",
    "1,  run --plan nowhere.json",
    "1,  plan --sot warns.md --strict",
    "2,  run --sot fails.md --config failing",
    "2,  run --sot fails.md --config unstartable",
    "4,  plan --sot good.md --check",
    "64, nonsense",
    "64, run",
    "64, run --sot good.md --max-workers 0",
    "74, plan --sot good.md --out good.md/plan.json",
    "74, run --sot good.md --runs good.md",
  })
  void gives(int code, String line) throws IOException {
    Sot.file(folder.resolve("good.md"), Sot.withTasks("TASK-001"));
    Sot.file(folder.resolve("fails.md"), Sot.withTasks("TASK-001"));
    Sot.file(folder.resolve("warns.md"), Sot.withTasks("TASK-001", "TASK-001"));
    Sot.hook(Files.createDirectories(folder.resolve("a")), "TASK-001", "exit 3");
    Files.move(folder.resolve("a/config"), folder.resolve("failing"));
    Sot.file(
        folder.resolve("unstartable/hooks.json"),
        "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"no-such-program-xyz\"]}]}}");

    Kit.in(folder).run(line.split(" ")).exits(code);
  }

  @Test
  void gives_70_for_an_agent_that_breaks_and_asks_for_a_report() throws Exception {
    var broken =
        ExtendedKit.in(
            folder.resolve("broken"),
            "throw new IllegalStateException(\"broken on purpose\");",
            "throw new IllegalStateException(\"never reached\");");
    Sot.write(folder, Sot.withTasks("TASK-001"));

    var ran = Kit.in(folder).installedIn(broken).run("run", "--sot", "sot.md").exits(70);

    assertThat(ran.stdout()).isEmpty();
    assertThat(ran.stderr()).contains("this is a bug", "broken on purpose", "report it");
  }

  /// Also shows that an agent in a jar beside the kit's own is found by name.
  @Test
  void gives_3_for_a_refused_effect_and_2_where_another_task_failed() throws Exception {
    var extended =
        ExtendedKit.in(
            folder.resolve("extended"),
            "return \"own\";",
            """
            var envelope = EffectEnvelope.of("no.such.effect", 1, JsonValue.Obj.EMPTY);
            var outcome = (EffectOutcome.Refused) context.perform(envelope).outcome();
            return AttemptReport.of(new Outcome.Denied(outcome.rule()));
            """);
    Sot.write(folder, Sot.withTasks("TASK-001", "TASK-022"));
    Sot.file(
        folder.resolve("config/manifest.json"),
        "{\"version\": 1, \"layers\": {\"foundation\": {\"agent\": \"own\"}}}");
    var kit = Kit.in(folder).installedIn(extended);

    kit.run("run", "--sot", "sot.md", "--runs", "refused").exits(3);
    Sot.hook(folder, "TASK-022", "exit 1");
    kit.run("run", "--sot", "sot.md", "--runs", "worse").exits(2);

    assertThat(RunFolder.onlyOne(folder.resolve("refused")).each("status"))
        .isEqualTo(List.of("denied", "noop"));
    assertThat(RunFolder.onlyOne(folder.resolve("worse")).each("status"))
        .isEqualTo(List.of("denied", "error"));
  }

  @Test
  void are_written_with_the_digits_0_to_9_whatever_the_jvm_is_told() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.hook(folder, "TASK-001", "exit 37");
    var kit = Kit.in(folder).jvm("-Duser.language=ar -Duser.country=EG");

    var run = kit.run("run", "--sot", "sot.md").exits(2).onlyRun();

    assertThat(run.each("reason")).containsExactly("command 1 of 1 exited 37");
    assertThat(kit.run("--help").exits(0).stdout()).contains("70", "130");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/COMMANDS.md"})
  void documents_name_every_code(String document) throws IOException {
    var text = Files.readString(Kit.checkout().resolve(document));

    assertThat(codesInTable(text)).containsExactlyElementsOf(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "plan --help", "run --help"})
  void help_names_every_code(String line) {
    var help = Kit.in(folder).run(line.split(" ")).exits(0).stdout();

    assertThat(ALL).allSatisfy(code -> assertThat(help).containsPattern("\\b" + code + "\\b"));
  }

  /// The codes at the beginnings of the rows of the table below the heading `Exit codes`.
  private static List<Integer> codesInTable(String markdown) {
    return markdown
        .lines()
        .dropWhile(line -> !line.matches("#+ Exit codes"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.matches("\\| *[0-9, ]+ *\\|.*"))
        .flatMapToInt(row -> codes(row.split("\\|")[1]))
        .boxed()
        .toList();
  }

  private static IntStream codes(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).mapToInt(Integer::parseInt);
  }
}
