package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.effects.process.Cage.Ended;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a confined program can do with its grants, and that it can do nothing else, in both tiers.
@Timeout(120)
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"landlock", "landlock+ns"})
class ConfinedProgramTest {
  private static final boolean IS_X86 = System.getProperty("os.arch").equals("amd64");
  private static final int MKNODAT = IS_X86 ? 259 : 33;
  private static final int PRLIMIT64 = IS_X86 ? 302 : 261;
  private static final Path PERL = Path.of("/usr/bin/perl");

  @Parameter String tier;
  @TempDir Path folder;
  private Cage cage;
  private Path open;
  private Path closed;

  @BeforeEach
  void prepare() throws IOException {
    cage = Cage.in(Files.createDirectory(folder.resolve("work")), tier);
    open = Files.createDirectory(folder.resolve("open"));
    closed = Files.createDirectory(folder.resolve("closed"));
    Files.writeString(open.resolve("file"), "inside");
    Files.writeString(closed.resolve("file"), "outside");
  }

  private Ended shell(TestingGrants grants, String script, Object... words) throws Exception {
    try (grants) {
      return cage.run(grants, "/bin/sh", "-c", script.formatted(words));
    }
  }

  private Ended perl(TestingGrants grants, String script, Object... words) throws Exception {
    assumeTrue(Files.exists(PERL), "no perl on this machine");
    try (grants) {
      return cage.run(grants, "/usr/bin/perl", "-e", script.formatted(words));
    }
  }

  private static TestingGrants programs() {
    return TestingGrants.programs("sh", "cat", "ls", "mv", "rm", "mkdir", "mkfifo", "ln", "perl");
  }

  @Test
  void reads_what_is_granted_and_nothing_else() throws Exception {
    var inside = shell(programs().read(open), "cat %s/file; ls %s", open, open);
    var outside = shell(programs().read(open), "cat %s/file", closed);
    var listed = shell(programs().read(open), "ls %s", closed);
    var around = shell(programs().read(open), "cat %s/../closed/file", open);

    assertThat(inside.said()).isEqualTo("insidefile");
    assertThat(List.of(outside, listed, around))
        .allSatisfy(
            ended -> {
              assertThat(ended.exit()).isNotZero();
              assertThat(ended.said()).isEmpty();
              assertThat(ended.complained()).contains("Permission denied");
            });
  }

  @Test
  void a_granted_file_is_no_grant_for_its_neighbours() throws Exception {
    Files.writeString(open.resolve("other"), "other");

    var ended = shell(programs().read(open.resolve("file")), "cd %s; cat file; cat other", open);

    assertThat(ended.said()).isEqualTo("inside");
    assertThat(ended.complained()).contains("other: Permission denied");
  }

  @Test
  void changes_without_creating_where_only_that_is_granted() throws Exception {
    var ended =
        shell(
            programs().change(open),
            "cd %s; echo new >file; echo x >fresh; rm file; mkdir d; mv file gone; ln -s file l",
            open);

    assertThat(open).isDirectoryContaining(file -> file.endsWith("file"));
    assertThat(open.resolve("file")).hasContent("new");
    try (var files = Files.list(open)) {
      assertThat(files).hasSize(1);
    }
    assertThat(ended.exit()).isNotZero();
  }

  @Test
  void creates_renames_links_and_deletes_where_that_is_granted() throws Exception {
    var ended =
        shell(
            programs().create(open),
            "cd %s && mkdir d && echo x >d/a && mv d/a b && ln -s b l && ln b h && mkfifo p "
                + "&& rm file",
            open);

    assertThat(ended.exit()).as(ended.complained()).isZero();
    assertThat(open.resolve("h")).hasContent("x");
    assertThat(open.resolve("file")).doesNotExist();
  }

  @Test
  void nothing_is_written_moved_or_linked_to_outside() throws Exception {
    var ended =
        shell(
            programs().create(open).read(closed),
            "cd %s; echo x >../closed/new; mv file ../closed/; ln file ../closed/l; "
                + "mv ../closed/file stolen; ln ../closed/file h; rm ../closed/file; "
                + "echo x >>../closed/file",
            open);

    assertThat(ended.exit()).isNotZero();
    assertThat(closed.resolve("file")).hasContent("outside");
    try (var files = Files.list(closed)) {
      assertThat(files).hasSize(1);
    }
    assertThat(open.resolve("stolen")).doesNotExist();
    assertThat(open.resolve("h")).doesNotExist();
  }

  @Test
  void a_readable_file_is_not_cut() throws Exception {
    var file = closed.resolve("file");

    perl(programs().read(closed), "truncate('%s', 0); open(F, '+<', '%s')", file, file);

    assertThat(file).hasContent("outside");
  }

  /// The control: the same with the permit does it.
  @Test
  void a_file_to_be_changed_is_cut() throws Exception {
    var file = closed.resolve("file");

    perl(programs().change(file), "truncate('%s', 0) or die $!", file);

    assertThat(file).isEmptyFile();
  }

  @Test
  void makes_no_devices() throws Exception {
    var ended =
        perl(
            programs().create(open),
            "for (0020600, 0060600, 0140600) {"
                + " print syscall(%d, -100, '%s/n' . $_, $_ + 0, 259) == 0 ? 'made' : 'no' }",
            MKNODAT,
            open);

    assertThat(ended.said()).isEqualTo("nonono");
  }

  @Test
  void runs_only_programs_that_are_granted() throws Exception {
    var denied = shell(programs(), "/usr/bin/id");
    var granted = shell(programs().execute(Path.of("/usr/bin/id")), "/usr/bin/id -u");

    assertThat(denied.exit()).isEqualTo(126);
    assertThat(denied.complained()).contains("Permission denied");
    assertThat(granted.exit()).isZero();
  }

  @Test
  void the_loader_does_not_run_what_may_not_be_read() throws Exception {
    var loader = Path.of("/lib64/ld-linux-x86-64.so.2");
    assumeTrue(Files.exists(loader), "another loader");

    var denied = shell(programs(), "%s /usr/bin/id", loader);
    var granted = shell(programs().execute(Path.of("/usr/bin/id")), "%s /usr/bin/id", loader);

    assertThat(denied.exit()).isEqualTo(127);
    assertThat(denied.said()).isEmpty();
    assertThat(granted.exit()).isZero();
  }

  @Test
  void a_program_that_was_copied_or_written_does_not_run() throws Exception {
    var ended =
        shell(
            programs().create(open),
            "cd %s; cat /bin/cat >tool; printf '#!/bin/sh\\necho ran\\n' >script; "
                + "perl -e 'chmod 0755, qw(tool script)'; ./tool file; ./script",
            open);

    assertThat(open.resolve("tool")).isExecutable();
    assertThat(ended.exit()).isEqualTo(126);
    assertThat(ended.said()).isEmpty();
  }

  @Test
  void connects_to_granted_ports_only() throws Exception {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        var other = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var script =
          """
          for my $port (%d, %d) {
            socket(S, 2, 1, 0) or die "socket: $!";
            my $to = pack('S n C4 x8', 2, $port, 127, 0, 0, 1);
            print connect(S, $to) ? 'yes ' : ($! + 0) . ' ';
          }
          """;

      var one =
          perl(
              programs().ports(server.getLocalPort()),
              script,
              server.getLocalPort(),
              other.getLocalPort());
      var none = perl(programs(), script, server.getLocalPort(), other.getLocalPort());
      var every = perl(programs().everyPort(), script, server.getLocalPort(), other.getLocalPort());

      assertThat(one.said()).isEqualTo("yes 13");
      assertThat(none.said()).isEqualTo("13 13");
      assertThat(every.said()).isEqualTo("yes yes");
    }
  }

  @Test
  void the_first_packet_makes_no_connection() throws Exception {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var ended =
          perl(
              programs().ports(1),
              "socket(S, 2, 1, 0) or die; my $to = pack('S n C4 x8', 2, %d, 127, 0, 0, 1);"
                  + " print defined(send(S, 'x', 0x20000000, $to)) ? 'sent' : $! + 0",
              server.getLocalPort());

      assertThat(ended.said()).isEqualTo("1");
    }
  }

  @Test
  void nobody_can_connect_to_it() throws Exception {
    var ended =
        perl(
            programs().everyPort(),
            "socket(S, 2, 1, 0) or die; print bind(S, pack('S n C4 x8', 2, 0, 127, 0, 0, 1)) || $!"
                + " + 0, ' '; print listen(S, 5) || $! + 0");

    assertThat(ended.said()).isEqualTo("1 1");
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, 2, 1, 0, made",
    "TCP over IPv6, 10, 1, 6, made",
    "UDP, 2, 2, 0, 1",
    "UDP over IPv6, 10, 2, 17, 1",
    "raw, 2, 3, 1, 1",
    "ping, 2, 2, 1, 1",
    "Unix, 1, 1, 0, 97",
    "Unix datagrams, 1, 2, 0, 97",
    "netlink, 16, 3, 0, 97",
    "packets, 17, 3, 0, 97",
    "vsock, 40, 1, 0, 97",
    "crypto, 38, 5, 0, 97",
    "MPTCP, 2, 1, 262, 93",
    "SCTP, 2, 1, 132, 93",
  })
  void has_no_sockets_but_tcp(String name, int family, int type, int protocol, String answer)
      throws Exception {
    var ended =
        perl(
            programs().everyPort(),
            "print socket(S, %d, %d, %d) ? 'made' : $! + 0",
            family,
            type,
            protocol);

    assertThat(ended.said()).as(name).isEqualTo(answer);
  }

  @Test
  void pairs_of_sockets_are_streams() throws Exception {
    var ended =
        perl(
            programs(),
            "print socketpair(A, B, 1, $_, 0) ? 'made ' : ($! + 0) . ' ' for (1, 5, 2)");

    assertThat(ended.said()).isEqualTo("made made 1");
  }

  @Test
  void does_not_reach_the_kit() throws Exception {
    var kit = ProcessHandle.current().pid();

    var ended =
        shell(
            programs(),
            "kill -0 %d; echo $?; cat /proc/%d/environ /proc/%d/maps /proc/self/root%s/file",
            kit,
            kit,
            kit,
            closed);

    assertThat(ended.said()).isEqualTo("1");
    assertThat(ended.complained().lines().filter(line -> line.contains("Permission denied")))
        .hasSize(3);
  }

  @Test
  void makes_no_program_that_others_run_as_its_owner() throws Exception {
    var ended =
        perl(
            programs().create(open),
            "print chmod(04755, '%s/file'), chmod(02755, '%s/file'), chmod(0755, '%s/file')",
            open,
            open,
            open);

    assertThat(ended.said()).isEqualTo("001");
    assertThat(Files.getAttribute(open.resolve("file"), "unix:mode")).isEqualTo(0100755);
  }

  @Test
  void sets_no_limits_of_the_kit() throws Exception {
    var kit = ProcessHandle.current().pid();
    var limits = Files.readString(Path.of("/proc/self/limits"));

    var ended =
        perl(
            programs(),
            "my $new = pack('QQ', 1000, 1000); my $own = ' ' x 16;"
                + " print syscall(%d, %d, 7, $new, 0), ' ', syscall(%d, 0, 7, 0, $own)",
            PRLIMIT64,
            kit,
            PRLIMIT64);

    assertThat(ended.said()).isEqualTo("-1 0");
    assertThat(Path.of("/proc/self/limits")).hasContent(limits);
  }

  /// Also where it may read all files, and as root.
  @Test
  void reads_nothing_of_the_kit_s_memory() throws Exception {
    var kit = ProcessHandle.current().pid();
    var link = Path.of("/proc", Long.toString(kit), "cwd");

    var ended =
        shell(
            TestingGrants.everything(),
            "cat /proc/%d/environ; ls %s/; echo x >/proc/%d/mem; kill -0 %d",
            kit,
            link,
            kit,
            kit);

    assertThat(ended.exit()).isNotZero();
    assertThat(ended.said()).isEmpty();
  }

  @Test
  void the_record_s_tier_is_what_the_system_shows() throws Exception {
    try (var grants = programs().read(Path.of("/proc"))) {
      var ended =
          cage.run(
              grants,
              "/bin/sh",
              "-c",
              "cat /proc/self/status; echo $$; ls -l /proc/self/ns/pid /proc/self/ns/ipc "
                  + "/proc/self/ns/net");

      assertThat(cage.launcher(grants).tier()).isEqualTo(tier);
      assertThat(ended.said())
          .containsPattern("NoNewPrivs:\\s1")
          .containsPattern("Seccomp:\\s2")
          .containsPattern("CapBnd:\\s" + (Files.isWritable(Path.of("/")) ? "0+2" : "."));
      var own = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      if (tier.equals("landlock")) {
        assertThat(ended.said()).contains(own);
        assertThat(cage.launcher(grants).tree()).isEqualTo("group");
      } else {
        assertThat(ended.said())
            .doesNotContain(own)
            .doesNotContain(Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString());
        if (Files.isWritable(Path.of("/"))) {
          assertThat(ended.said())
              .doesNotContain(Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString());
        }
        assertThat(cage.launcher(grants).tree()).isEqualTo("namespace");
      }
    }
  }

  @Test
  void what_cannot_be_confined_is_not_started() throws Exception {
    var grants = programs();
    var closedAlready = cage.launcher(grants);
    grants.close();
    var marker = open.resolve("started");

    assertThatThrownBy(
            () ->
                closedAlready.launch(
                    new Launch(
                        List.of("/bin/sh", "-c", "echo >" + marker),
                        folder,
                        new LinkedHashMap<>(),
                        Optional.empty())))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("cannot be confined: landlock_add_rule for ");
    assertThat(marker).doesNotExist();
  }
}
