package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.effects.process.grant.Ports;
import dev.taskexec.effects.process.grant.UngrantableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `process.exec` asks for, refuses and says where a task is confined.
@Timeout(60)
class ConfinedExecTest {
  @TempDir Path temporary;
  private Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    folder = temporary.toRealPath();
    bench = Bench.in(folder, Way.LINUX);
  }

  @Test
  void asks_for_the_program_as_the_plan_names_it() {
    assertThat(requests(Bench.envelope("git", "status"))).containsExactly("run:git");
    assertThat(requests(Bench.envelope("/usr/bin/git"))).containsExactly("run:/usr/bin/git");
    assertThat(requests(Bench.envelope("./gradlew"))).containsExactly("run:/project/gradlew");
    assertThat(requests(Bench.withCwd("sub", "../tool"))).containsExactly("run:/project/tool");
    assertThat(requests(Bench.withCwd("/else", "./tool"))).containsExactly("run:/else/tool");
  }

  @Test
  void asks_for_nothing_where_no_program_is_named() {
    assertThat(requests(Bench.envelope(".."))).isEmpty();
    assertThat(requests(Bench.envelope("/"))).isEmpty();
    assertThat(requests(Bench.envelope(JsonValue.Obj.EMPTY))).isEmpty();
  }

  private static List<String> requests(EffectEnvelope envelope) {
    return new ProcessExec()
        .requests(envelope, Path.of("/project")).stream().map(Object::toString).toList();
  }

  @Test
  void the_record_says_what_it_was_held_to_and_which_file_ran() throws Exception {
    var real = Path.of("/usr/bin/sh").toRealPath();
    bench.permits("run:sh", "net:repo.example:443");

    var facts = facts("sh", "-c", "exit 0");

    assertThat(facts.get("argv"))
        .isEqualTo(
            JsonValue.Obj.builder()
                .putStrings("a", List.of("sh", "-c", "exit 0"))
                .build()
                .members()
                .get("a"));
    assertThat(facts.get("tier")).asString().contains("landlock");
    assertThat(facts.get("base_set")).isEqualTo(JsonValue.of(1));
    assertThat(facts.get("program")).isEqualTo(JsonValue.of(real.toString()));
    assertThat(facts.get("program_digest"))
        .isEqualTo(JsonValue.of(Sha256.of(Files.readAllBytes(real)).toString()));
    assertThat(facts.get("notes"))
        .asString()
        .contains("net:repo.example:443: programs reach port 443 of every host");
  }

  @Test
  void the_record_holds_a_few_notes_only() {
    var rules =
        Stream.concat(
            Stream.of("run:sh"),
            IntStream.range(0, 30).mapToObj(i -> "read:no/such/" + i + "x".repeat(1000)));
    bench.permits(rules.toArray(String[]::new));

    var notes = facts("sh", "-c", "exit 0").get("notes");

    assertThat(notes)
        .isInstanceOfSatisfying(
            JsonValue.Arr.class,
            all -> {
              assertThat(all.items()).hasSize(21).last().asString().contains(" more");
              assertThat(all.items()).allMatch(note -> note.toString().length() < 500);
            });
  }

  /// 19 of the project's list of attacks.
  @Test
  void its_words_reach_it_as_they_are() throws IOException {
    var words = List.of("-n", "", " a  b ", "\"'", "two\nlines", "$(id)", "`id`", "*", "\\");
    var argv = new ArrayList<>(List.of("sh", "-c", "printf '<%s>' \"$@\"", "name"));
    argv.addAll(words);
    bench.permits("run:sh");

    bench.exec(argv.toArray(String[]::new));

    assertThat(bench.stdout()).isEqualTo("<" + String.join("><", words) + ">");
  }

  @Test
  void the_lower_tier_can_be_chosen() {
    bench.authority(with(Optional.of("landlock"), Strictness.USUAL, "run:sh"));

    assertThat(facts("sh", "-c", "exit 0").get("tier")).isEqualTo(JsonValue.of("landlock"));
  }

  private Map<String, JsonValue> facts(String... argv) {
    var said = new ArrayList<JsonValue.Obj>();
    var outcome = bench.witness(said::add).exec(argv);
    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
    return said.getFirst().members();
  }

  @Test
  void a_program_without_a_rule_is_refused_with_the_line_to_add() {
    bench.permits("run:sh");

    assertRefused("cat", "no rule permits `cat`, which is /usr/bin/cat", "permit `run:cat`");
  }

  @Test
  void a_program_that_is_not_there_is_not_started() throws IOException {
    bench.program("out/tool-abc", "");
    bench.with("PATH", folder.resolve("out") + ":/usr/bin").permits("write:out/**");

    assertThat(bench.exec("no-such-program"))
        .isEqualTo(
            Bench.failed(
                "no such program: no-such-program (`%s/out` in PATH is passed over: the task may"
                        .formatted(folder)
                    + " write it)"));
    assertThat(bench.exec("./no-such")).isEqualTo(Bench.failed("no such program: ./no-such"));
  }

  @Test
  void what_would_be_refused_is_foreseen_and_nothing_is_done() {
    bench.permits("run:sh", "write:out/**");

    assertThat(Way.LINUX.effect().foreseen(Bench.envelope("sh"), bench.context())).isEmpty();
    assertThat(Way.LINUX.effect().foreseen(Bench.envelope("cat"), bench.context()))
        .contains(
            new EffectOutcome.Refused(
                "no rule permits `cat`, which is /usr/bin/cat", "permit `run:cat`"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void what_cannot_be_confined_is_refused_unless_that_is_waived() throws Exception {
    bench = Bench.in(folder, Way.PORTABLE).permits("run:sh");

    assertThat(bench.exec("sh", "-c", "exit 3"))
        .isInstanceOfSatisfying(
            EffectOutcome.Refused.class,
            refused -> {
              assertThat(refused.rule())
                  .startsWith("programs cannot be confined by `landlock` here: no sandbox: ");
              assertThat(refused.remedy()).contains("--allow-unsandboxed");
            });
    bench.authority(with(Optional.empty(), Strictness.WAIVED, "run:sh"));
    assertThat(Bench.exit(bench.exec("sh", "-c", "exit 3"))).isEqualTo(3);
    assertRefused("cat", "no rule permits `cat`, which is /usr/bin/cat", "permit `run:cat`");
  }

  @Test
  void a_host_for_a_program_is_refused_where_everything_must_be_enforced() {
    bench.authority(with(Optional.empty(), Strictness.REQUIRED, "run:sh", "net:repo.example:443"));

    assertThat(bench.exec("sh", "-c", "exit 0"))
        .isInstanceOfSatisfying(
            EffectOutcome.Refused.class,
            refused -> assertThat(refused.rule()).startsWith("`net:repo.example:443` names a"));
  }

  @Test
  void ports_are_refused_where_they_must_be_told_apart_and_are_not() throws Exception {
    var some = new Ports(Optional.of(Set.of(443)), List.of());
    var required = with(Optional.empty(), Strictness.REQUIRED);

    assertThatThrownBy(() -> ConfinedStart.checkPorts(some, required, () -> false))
        .isInstanceOf(UngrantableException.class);
    ConfinedStart.checkPorts(some, required, () -> true);
    ConfinedStart.checkPorts(some, with(Optional.empty(), Strictness.USUAL), () -> false);
    ConfinedStart.checkPorts(new Ports(Optional.of(Set.of()), List.of()), required, () -> false);
    ConfinedStart.checkPorts(new Ports(Optional.empty(), List.of()), required, () -> false);
  }

  @Test
  void the_private_folder_is_its_temporary_one() throws Exception {
    var scratch = Files.createDirectories(folder.resolve("runs/tmp"));
    var usual = Permitting.of(folder, "run:sh", "read:**", "!read:runs/**", "!write:runs/**");
    bench.authority(
        new Confined(
            usual.root(),
            usual.permits(),
            Optional.of(scratch),
            Optional.empty(),
            usual.strictness()));

    bench.exec("sh", "-c", "echo word >$TMPDIR/file; read w <$TMPDIR/file; echo $w $TMPDIR");

    assertThat(bench.stdout()).as(bench.stderr()).isEqualTo("word " + scratch + "\n");
  }

  @Test
  void names_are_looked_up_by_tcp_where_anything_may_be_reached() throws Exception {
    bench.permits("run:sh").exec("sh", "-c", "echo ${RES_OPTIONS-none}");
    bench.permits("run:sh", "net:*:443").exec("sh", "-c", "echo $RES_OPTIONS");
    bench.exec(Bench.withEnv(Map.of("RES_OPTIONS", "rotate"), "sh", "-c", "echo $RES_OPTIONS"));

    assertThat(bench.stdout()).isEqualTo("none\nuse-vc\nrotate use-vc\n");
  }

  @Test
  void the_plan_s_own_variables_pass_whatever_they_are() throws Exception {
    bench
        .permits("run:sh")
        .exec(
            Bench.withEnv(
                Map.of("BASH_ENV", "x", "LD_BIND_NOW", "1"),
                "sh",
                "-c",
                "echo $BASH_ENV$LD_BIND_NOW"));

    assertThat(bench.stdout()).isEqualTo("x1\n");
  }

  @Test
  void it_starts_below_the_root_only() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("away"), Path.of("/usr"));
    bench.permits("run:sh");

    assertThat(Bench.exit(bench.exec(Bench.withCwd("sub", "sh", "-c", "exit 0")))).isZero();
    for (var cwd : List.of("/usr", "away", "..")) {
      assertThat(bench.exec(Bench.withCwd(cwd, "sh", "-c", "exit 0")))
          .isInstanceOfSatisfying(
              EffectOutcome.Refused.class,
              refused -> assertThat(refused.rule()).endsWith("is not below the root"));
    }
  }

  /// The descriptors that it has can be written; the log's file cannot be opened once more.
  @Test
  void its_output_cannot_be_opened_by_its_path() throws IOException {
    bench.permits("run:sh").exec("sh", "-c", "(echo no >/dev/stdout); echo yes; echo yes >&2");

    assertThat(bench.stdout()).isEqualTo("yes\n");
    assertThat(bench.stderr()).contains("/dev/stdout: Permission denied").endsWith("yes\n");
  }

  @Test
  void a_folder_can_be_listed_of_which_something_is_denied() throws IOException {
    Files.createDirectories(folder.resolve("secret"));
    Files.writeString(folder.resolve("secret/key"), "k");
    bench.permits("run:sh", "run:ls", "run:cat", "read:**", "!read:secret/**");

    bench.exec("sh", "-c", "ls; ls secret; cat secret/key");

    assertThat(bench.stdout()).contains("secret\n", "key\n").doesNotContain("k\nk");
    assertThat(bench.stderr()).contains("Permission denied");
  }

  @Test
  void nothing_stays_open_for_a_program_that_has_started() throws Exception {
    bench.permits("run:sh", "run:sleep", "write:out/**").exec("sh", "-c", "exit 0");
    var before = open();

    var work = bench.start("sh", "-c", "echo >out/ready; sleep 600");
    Await.line(folder.resolve("out/ready"));

    assertThat(open()).noneMatch(path -> path.endsWith("/out"));
    assertThat(open()).hasSizeLessThan(before.size() + 10);
    work.interrupt().answer();
  }

  private static List<String> open() throws IOException {
    var paths = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (var file : files) {
        try {
          paths.add(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
          continue; // closed meanwhile
        }
      }
    }
    return paths;
  }

  private void assertRefused(String program, String rule, String remedy) {
    assertThat(bench.exec(program)).isEqualTo(new EffectOutcome.Refused(rule, remedy));
  }

  private Confined with(Optional<String> tier, Strictness strictness, String... rules) {
    var usual = Permitting.of(folder, strictness, rules);
    return new Confined(usual.root(), usual.permits(), usual.scratch(), tier, strictness);
  }
}
