package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.permit.Authority.Confined;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Attacks that need more than a script; the numbers are those of the project's list.
@Timeout(120)
class ConfinedAttackTest {
  private static final String SECRET = PermitAttack.SECRET;
  private static final int TRIES = 40_000;

  @TempDir Path temporary;
  private Path root;
  private Path outside;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("root"));
    outside = PermitAttack.prepare(root);
    bench = Bench.in(root);
  }

  private String sh(String script, String... rules) throws IOException {
    bench.permits(rules);
    bench.exec("sh", "-c", script);
    return bench.stdout();
  }

  @Test
  void attack_4_a_link_swapped_while_the_program_reads_never_leaks() throws Exception {
    var script =
        """
        i=0; while [ $i -lt %d ]; do
          read -r line <in/swapped && echo "$line"; i=$((i+1))
        done 2>/dev/null | sort | uniq -c"""
            .formatted(TRIES);

    var said = swapping(() -> sh(script, "read:in/**", "run:sh", "run:sort", "run:uniq"));

    assertThat(said).contains("harmless").doesNotContain(SECRET);
    assertThat(
            swapping(
                () ->
                    sh(
                        script,
                        "read:in/**",
                        "read:" + outside + "/**",
                        "run:sh",
                        "run:sort",
                        "run:uniq")))
        .contains(SECRET);
  }

  @FunctionalInterface
  private interface Reading {
    String run() throws IOException;
  }

  /// Turns a file into a link out of the root and back, as fast as it can.
  private String swapping(Reading reading) throws Exception {
    var swapped = root.resolve("in/swapped");
    Files.writeString(swapped, "harmless\n");
    var over = new AtomicBoolean();
    var swapper =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    while (!over.get()) {
                      var link = root.resolve("in/link.new");
                      Files.createSymbolicLink(link, outside.resolve("secret"));
                      Files.move(link, swapped, StandardCopyOption.ATOMIC_MOVE);
                      var file = Files.writeString(root.resolve("in/file.new"), "harmless\n");
                      Files.move(file, swapped, StandardCopyOption.ATOMIC_MOVE);
                    }
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
    try {
      return reading.run();
    } finally {
      over.set(true);
      swapper.join();
    }
  }

  @Test
  void attack_5_a_folder_replaced_by_a_link_between_two_tasks_is_refused() throws Exception {
    assertThat(sh("cat in/data", "read:in/**", "run:sh", "run:cat")).contains(SECRET);
    Files.move(root.resolve("in"), root.resolve("moved"));
    Files.createSymbolicLink(root.resolve("in"), outside);

    var outcome = bench.exec("sh", "-c", "cat in/secret");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            EffectOutcome.Refused.class,
            refused -> {
              assertThat(refused.rule())
                  .contains("goes over the link in, which leads to " + outside);
              assertThat(refused.remedy()).isEqualTo("write `read:%s/**`".formatted(outside));
            });
  }

  /// A hard link is the file itself: who may put one into a permitted folder has permitted it.
  @Test
  void attack_6_a_hard_link_made_before_is_the_file_itself() throws Exception {
    Files.createLink(root.resolve("in/hard"), outside.resolve("secret"));

    assertThat(sh("cat in/hard", "read:in/**", "run:sh", "run:cat")).contains(SECRET);
    assertThat(sh("cat in/hard", "read:in/**", "!read:in/hard", "run:sh", "run:cat"))
        .as("nothing more than before")
        .isEqualTo(SECRET + "\n");
  }

  /// Neither does `read:/proc/**` open the kit's secrets to a confined program.
  @Test
  void attack_8_the_kit_s_own_process_cannot_be_looked_into() throws Exception {
    var kit = ProcessHandle.current().pid();
    var script =
        """
        for file in environ mem maps fd/0 cwd/pom.xml root/etc/passwd; do
          cat /proc/%1$d/$file >/dev/null && echo SECRET $file
        done
        for link in fd/0 cwd root exe; do
          readlink /proc/%1$d/$link && echo SECRET $link
        done
        cat /proc/uptime"""
            .formatted(kit);

    assertThat(sh(script, "run:sh", "run:cat", "run:readlink")).isEmpty();
    assertThat(sh(script, "run:sh", "run:cat", "run:readlink", "read:/proc/**"))
        .doesNotContain(SECRET)
        .containsPattern("[0-9]+\\.[0-9]+ [0-9]+\\.[0-9]+");
  }

  @Test
  void attack_9_a_permit_on_a_parent_folder_does_not_reach_what_is_denied() throws Exception {
    var run = Files.createDirectories(root.resolve("runs/1"));
    Files.writeString(run.resolve("ledger.jsonl"), SECRET + "\n");
    var script = "cat runs/1/ledger.jsonl; cat in/data; echo x >runs/1/ledger.jsonl";

    var said = sh(script, "read:**", "run:sh", "run:cat", "!read:runs/**", "!write:runs/**");

    assertThat(said.lines().toList()).as("only of in/data").containsExactly(SECRET);
    assertThat(run.resolve("ledger.jsonl")).hasContent(SECRET + "\n");
    assertThat(sh(script, "read:**", "run:sh", "run:cat").lines().toList()).hasSize(3);
  }

  @Test
  void attack_10_what_stays_possible_is_no_content() throws Exception {
    var changed = outside.resolve("changed");

    sh(
        "chmod 640 %1$s; touch -c -d @0 %1$s".formatted(changed),
        "run:sh",
        "run:chmod",
        "run:touch");

    assertThat(changed).hasContent("as it was\n");
    assertThat(Files.getPosixFilePermissions(changed)).as("the mode can be changed").hasSize(3);
  }

  @Test
  void attack_11_no_open_file_of_the_kit_is_inherited() throws Exception {
    try (var open = new FileInputStream(outside.resolve("secret").toFile())) {
      assertThat(open.available()).isPositive();
      var script = "for n in 3 4 5 6 7 8 9; do (eval \"cat <&$n\"); done 2>/dev/null; echo done";

      assertThat(sh(script, "run:sh", "run:cat")).isEqualTo("done\n");
    }
  }

  /// What is mounted in a permitted folder is a part of it, and denied where it is mounted.
  @Test
  void attack_13_what_is_mounted_is_where_it_is_mounted() throws Exception {
    assumeTrue(OtherKit.isRoot(), "only root can mount");
    var mounted = Files.createDirectory(root.resolve("in/mounted"));
    var kit = OtherKit.in(root).mounted(outside, mounted);
    var script = "cat in/mounted/secret; cat %s/secret".formatted(outside);

    var open = kit.permits("read:in/**", "run:sh", "run:cat").perform("sh", "-c", script);
    var denied =
        kit.again()
            .permits("read:in/**", "!read:in/mounted/**", "run:sh", "run:cat")
            .perform("sh", "-c", script);

    assertThat(open).filteredOn(SECRET::equals).as("not under its other path").hasSize(1);
    assertThat(denied).doesNotContain(SECRET).anyMatch(line -> line.contains("mounted/secret"));
  }

  /// 17: a program from memory runs, and is as confined as who started it.
  @Test
  void attack_17_a_program_from_memory_is_confined_too() throws Exception {
    var script =
        """
        my $fd = syscall(%d, my $name = "x", 0);
        open(my $in, "<", "/usr/bin/cat"); open(my $out, ">&=", $fd); binmode $in; binmode $out;
        { local $/; print $out scalar <$in>; } $out->flush if $out->can("flush"); select($out);
        $| = 1; select(STDOUT);
        exec {"/proc/self/fd/$fd"} "cat", "in/harmless", "%s/secret";"""
            .formatted(memfdCreate(), outside);
    Files.writeString(root.resolve("in/harmless"), "harmless\n");

    bench.permits("read:in/**", "run:perl", "run:cat");
    bench.exec("perl", "-e", script);

    assertThat(bench.stdout()).as(bench.stderr()).isEqualTo("harmless\n");
  }

  private static int memfdCreate() {
    return System.getProperty("os.arch").equals("aarch64") ? 279 : 319;
  }

  @Test
  void attack_18_a_program_of_the_same_name_in_a_folder_it_may_write_is_not_run() throws Exception {
    bench.permits("read:out/**", "write:out/**", "run:tac", "read:in/**");
    var out = root.resolve("out").toString();

    bench.exec(Bench.withEnv(Map.of("PATH", out + ":/usr/bin:/bin"), "tac", "--version"));

    assertThat(bench.stdout()).as("not cat, which lies there").contains("tac (");
  }

  @Test
  void attack_25_only_permitted_ports_can_be_connected_to() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var port = server.getLocalPort();
      var script = "exec 3<>/dev/tcp/127.0.0.1/%d && echo SECRET".formatted(port);

      assertThat(bash(script)).isEmpty();
      assertThat(bash(script, "net:*:1")).isEmpty();
      assertThat(bash(script, "net:*:" + port)).isEqualTo(SECRET + "\n");
    }
  }

  private String bash(String script, String... rules) throws IOException {
    bench.permits(Stream.concat(Stream.of("run:bash"), Stream.of(rules)).toArray(String[]::new));
    bench.exec("bash", "-c", script);
    return bench.stdout();
  }

  @Test
  void attack_33_no_permit_lets_it_listen() throws Exception {
    var script =
        """
        socket(S, 2, 1, 0) and bind(S, pack("S n a4 x8", 2, 0, "\\x7f\\0\\0\\1")) and listen(S, 1)
          and print "SECRET\\n";""";

    bench.permits("run:perl", "net:*");
    bench.exec("perl", "-e", script);
    assertThat(bench.stdout()).isEmpty();
    bench.confined(false).exec("perl", "-e", script);
    assertThat(bench.stdout()).as("the control, unconfined").isEqualTo(SECRET + "\n");
  }

  @Test
  void attack_48_two_tasks_at_once_cannot_reach_each_other() throws Exception {
    for (var tier : List.of(Optional.<String>empty(), Optional.of("landlock"))) {
      var first = Bench.in(root).authority(of(tier, "run:sh", "run:sleep", "write:out/**"));
      var working =
          first.start("sh", "-c", "echo SECRET >out/own; echo ready >out/ready; sleep 60");
      Await.line(root.resolve("out/ready"));
      var pids = Marked.running(first.mark());
      var script =
          "cat out/own; for p in %s; do kill -0 $p && echo SECRET $p; cat /proc/$p/environ; done"
              .formatted(String.join(" ", pids.stream().map(String::valueOf).toList()));
      bench.authority(of(tier, "run:sh", "run:cat", "read:in/**", "read:/proc/**"));

      var outcome = bench.exec("sh", "-c", script);

      assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
      assertThat(bench.stdout()).as("%s: %s", tier, bench.stderr()).isEmpty();
      assertThat(pids).isNotEmpty();
      working.interrupt().answer();
      Files.delete(root.resolve("out/ready"));
    }
    assertThat(sh("cat out/own", "run:sh", "run:cat", "read:out/**"))
        .as("the control")
        .contains(SECRET);
  }

  private Confined of(Optional<String> tier, String... rules) {
    var usual = Permitting.of(root, rules);
    return new Confined(usual.root(), usual.permits(), usual.scratch(), tier, usual.strictness());
  }
}
