package dev.taskexec.kernel.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Barred;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.abi.permit.PermitRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In a project at `/nowhere/p` with its runs, its plan and keys at `/nowhere/keys`.
class ProposalTest {
  private static final Path ROOT = Path.of("/nowhere/p");

  private List<Path> programs = List.of(Path.of("/nowhere/bin"));

  private Setting setting() {
    return new Setting(
        ROOT,
        ROOT.resolve("runs"),
        ROOT.resolve("runs/1/tmp"),
        List.of(ROOT.resolve("plan.json"), ROOT.resolve("sot.md"), ROOT.resolve("config")),
        List.of(Path.of("/nowhere/keys")),
        programs);
  }

  private Proposal of(List<PermitRule> asked, Observation... seen) {
    return Proposal.of(new Lesson("T-1", "T", true, List.of(), asked, List.of(seen)), setting());
  }

  /// The rules for `WAY path` pairs, relative to the project.
  private List<String> rules(String... touched) {
    var seen = Arrays.stream(touched).map(ProposalTest::touched).toArray(Observation[]::new);
    return texts(of(List.of(), seen));
  }

  private static List<String> texts(Proposal proposal) {
    return proposal.rules().stream().map(PermitRule::toString).toList();
  }

  private static Observation touched(String text) {
    var parts = text.split(" ", 2);
    return new Touched(Way.valueOf(parts[0]), ROOT.resolve(parts[1]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ src/a                                  | read:src/a",
        "READ src/a;READ src/b                       | read:src/a, read:src/b",
        "READ src/a;READ src/b;READ src/c            | read:src/**",
        "READ s/a/1;READ s/a/2;READ s/a/3;READ s/b/1 | read:s/a/**, read:s/b/1",
        "LISTED s/a;LISTED s/b;READ s/c              | read:s/**",
        "LISTED src                                  | read:src/**",
        "READ a;READ b;READ c                        | read:a, read:b, read:c",
        "LISTED .;READ src/a                         | read:**",
        "READ /usr/share/x/1                         | read:/usr/share/x/1",
        "READ /usr/share/x/1;READ /usr/share/x/2;READ /usr/share/x/3 | read:/usr/share/x/**",
        "READ /etc/a;READ /etc/b;READ /etc/c         | read:/etc/a, read:/etc/b, read:/etc/c",
        "READ plan.json                              | read:plan.json",
        "READ my file                                | read:\"my file\"",
        "READ a*                                     | read:\"a\\*\"",
        "CHANGED out.txt                             | write:out.txt",
        "CHANGED o/a;CHANGED o/b;CHANGED o/c         | write:o/**",
        "ENTRY out/a                                 | write:out/**",
        "FOLDER out                                  | write:out/**",
        "FOLDER out/deep;CHANGED out/deep/x          | write:out/**",
        "ENTRY out/a;READ out/a;READ out/b           | read:out/**, write:out/**",
        "CHANGED out.txt;READ out.txt                | read:out.txt, write:out.txt",
        "ENTRY /var/cache/x/a                        | write:/var/cache/x/**",
      })
  void the_least_that_would_have_sufficed_for_files(String touched, String wanted) {
    assertThat(String.join(", ", rules(touched.split(";")))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENTRY report.txt        | `report.txt`, which needs the whole folder",
        "ENTRY /tmp/x            | `/tmp/x`, which needs the whole folder",
        "CHANGED plan.json       | `plan.json`, the kit's own",
        "CHANGED config/a        | `config/a`, the kit's own",
        "ENTRY runs/x            | `runs/x`, the kit's own",
        "READ runs/0/ledger      | `runs/0/ledger`, the kit's own",
        "READ /nowhere/keys/k    | `/nowhere/keys/k`, the kit's own",
        "READ /proc/meminfo      | `/proc/meminfo` of the system",
        "LISTED /nowhere         | lists `/nowhere`",
      })
  void what_cannot_be_permitted_is_left_out_and_said(String touched, String remark) {
    var proposal = of(List.of(), touched(touched));

    assertThat(proposal.rules()).isEmpty();
    assertThat(proposal.remarks()).singleElement().asString().contains(remark);
  }

  @Test
  void what_lies_in_the_attempts_own_folder_needs_nothing() {
    var proposal = of(List.of(), touched("ENTRY runs/1/tmp/T-1/x"), touched("READ runs/1/tmp/a"));

    assertThat(proposal).isEqualTo(new Proposal(List.of(), List.of()));
  }

  @Test
  void a_program_is_named_where_its_name_leads_to_it(@TempDir Path folder) throws IOException {
    var real = folder.toRealPath();
    var tool = program(real.resolve("bin/tool"));
    var other = program(real.resolve("opt/tool"));
    var shell = program(real.resolve("bin/sh"));
    var script = program(ROOT.getFileSystem().getPath(real.toString(), "gradlew"));
    programs = List.of(real.resolve("bin"));
    var lesson =
        new Lesson(
            "T-1",
            "T",
            true,
            List.of(),
            List.of(),
            List.of(
                new Ran(shell, true),
                new Ran(shell, false),
                new Ran(tool, false),
                new Ran(other, false),
                new Ran(script, false),
                new Touched(Way.READ, script)));

    var proposal =
        Proposal.of(
            lesson,
            new Setting(
                real,
                real.resolve("runs"),
                real.resolve("runs/1/tmp"),
                List.of(),
                List.of(),
                programs));

    assertThat(texts(proposal)).containsExactly("run:./gradlew", "run:opt/tool", "run:tool");
    assertThat(proposal.remarks()).singleElement().asString().contains("`env:`");
  }

  private static Path program(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void connections_are_by_address_and_the_rest_is_said() {
    var proposal =
        of(
            List.of(PermitRule.parse("net:repo.example:443")),
            new Connected("[::1]", 80),
            new Connected("127.0.0.1", 8080),
            new Barred("sends UDP packets"),
            new Unseen("no strace"));

    assertThat(texts(proposal))
        .containsExactly("net:127.0.0.1:8080", "net:[::1]:80", "net:repo.example:443");
    assertThat(proposal.remarks())
        .anyMatch(it -> it.contains("`127.0.0.1:8080`, `[::1]:80`"))
        .contains("no permit can allow that it sends UDP packets", "not watched: no strace");
  }

  @Test
  void what_effects_asked_for_becomes_relative_and_joins_the_rest() {
    var asked =
        List.of(
            PermitRule.parse("write:/nowhere/p/out/a.txt"),
            PermitRule.parse("read:/nowhere/p/src/**"),
            PermitRule.parse("env:TOKEN"),
            PermitRule.parse("effect:x.y"));

    var proposal = of(asked, touched("READ src/a"));

    assertThat(texts(proposal))
        .containsExactly("read:src/**", "write:out/a.txt", "env:TOKEN", "effect:x.y");
  }

  @Test
  void what_effects_asked_for_over_a_link_to_the_root_is_relative_too(@TempDir Path folder)
      throws IOException {
    var root = Files.createDirectory(folder.toRealPath().resolve("p"));
    var link = Files.createSymbolicLink(folder.toRealPath().resolve("link"), root);
    var asked = List.of(PermitRule.parse("write:" + link.resolve("out/a.txt")));
    var lesson = new Lesson("T-1", "T", true, List.of(), asked, List.of());
    var setting =
        new Setting(
            link, link.resolve("runs"), link.resolve("runs/1/tmp"), List.of(), List.of(), programs);

    assertThat(texts(Proposal.of(lesson, setting))).containsExactly("write:out/a.txt");
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void the_order_in_which_things_were_seen_does_not_matter(long seed) {
    var seen = new ArrayList<Observation>();
    for (var i = 0; i < 40; i++) {
      seen.add(touched("READ src/" + i % 7 + "/" + i));
      seen.add(touched((i % 3 == 0 ? "ENTRY" : "CHANGED") + " out/" + i % 5 + "/" + i));
    }
    var first = of(List.of(), seen.toArray(Observation[]::new));

    Collections.shuffle(seen, new Random(seed));

    assertThat(of(List.of(), seen.toArray(Observation[]::new))).isEqualTo(first);
    assertThat(texts(first)).containsExactly("read:src/**", "write:out/**");
  }
}
