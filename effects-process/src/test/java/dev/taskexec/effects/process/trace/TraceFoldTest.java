package dev.taskexec.effects.process.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Barred;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines as strace 6.1 writes them, and what they come to.
class TraceFoldTest {
  private static final String STARTED =
      "9 execve(\"/nowhere/prog\", [...], 0x7ff /* 3 vars */) = 0";

  private static List<Observation> seen(String... lines) {
    var reader = new CallReader();
    var fold = new TraceFold(Path.of("/nowhere/work"));
    reader.take(STARTED).ifPresent(fold::take);
    for (var line : lines) {
      reader.take(line).ifPresent(fold::take);
    }
    return fold.seen().stream()
        .filter(each -> !(each instanceof Ran(_, var named) && named))
        .toList();
  }

  private static Observation touched(Way way, String path) {
    return new Touched(way, Path.of(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "openat(AT_FDCWD</w>, \"a\", O_RDONLY) = 3</w/a> ; READ ; /w/a",
        "open(\"a\", O_RDONLY|O_CLOEXEC) = 3</w/a> ; READ ; /w/a",
        "openat(AT_FDCWD</w>, \".\", O_RDONLY|O_NONBLOCK|O_DIRECTORY) = 3</w> ; LISTED ; /w",
        "openat(AT_FDCWD</w>, \"a\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</w/a> ; CHANGED ; /w/a",
        "openat(AT_FDCWD</w>, \"a\", O_WRONLY|O_CREAT|O_EXCL, 0666) = 3</w/a> ; ENTRY ; /w/a",
        "creat(\"a\", 0666) = 3</w/a> ; CHANGED ; /w/a",
        "openat(AT_FDCWD</w>, \"a,\\\"b) = 3\", O_RDONLY) = 3</w/a,\\\"b) = 3> ; READ ; /w/a,\"b) = 3",
        "openat(AT_FDCWD</w>, \"\\305\\274\", O_RDONLY) = 3</w/\\305\\274> ; READ ; /w/ż",
        "openat(AT_FDCWD</w>, \"a\\76\", O_RDONLY) = 3</w/a\\76> ; READ ; /w/a>",
        "mkdir(\"out\", 0777) = 0 ; FOLDER ; /nowhere/work/out",
        "mkdirat(AT_FDCWD</v>, \"out\", 0777) = 0 ; FOLDER ; /v/out",
        "unlink(\"/nowhere/x\") = 0 ; ENTRY ; /nowhere/x",
        "unlinkat(5</v/d>, \"x\", 0) = 0 ; ENTRY ; /v/d/x",
        "symlinkat(\"target\", AT_FDCWD</v>, \"link\") = 0 ; ENTRY ; /v/link",
        "truncate(\"../a\", 0) = 0 ; CHANGED ; /nowhere/a",
      })
  void a_call_is_one_thing_seen(String line, Way way, String path) {
    assertThat(seen("9 " + line)).containsExactly(touched(way, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openat(AT_FDCWD</w>, \"a\", O_RDONLY) = -1 ENOENT (No such file or directory)",
        "openat(AT_FDCWD</w>, \"a\", O_RDONLY|O_PATH) = 3</w/a>",
        "openat(AT_FDCWD</w>, \"x\", O_RDONLY|O_CLOEXEC) = 3</usr/lib/x86_64-linux-gnu/libc.so.6>",
        "openat(AT_FDCWD</w>, \"/dev/null\", O_WRONLY) = 3</dev/null<char 1:3>>",
        "mkdir(\"out\", 0777) = -1 EEXIST (File exists)",
        "connect(3<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 110) = -1 ENOENT (No such file or directory)",
        "connect(3<UDP:[1]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"10.0.0.2\")}, 16) = 0",
        "sendto(3<UDP:[10.0.0.1:999->10.0.0.2:53]>, \"\"..., 30, MSG_NOSIGNAL, NULL, 0) = 30",
        "bind(3<NETLINK:[ROUTE:7]>, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0",
        "getpid() = 9",
        "exit_group(0) = ?",
        "+++ exited with 0 +++",
      })
  void what_failed_or_needs_no_permit_is_not_seen(String line) {
    assertThat(seen("9 " + line)).isEmpty();
  }

  @Test
  void a_rename_touches_both_names() {
    assertThat(
            seen(
                "9 renameat2(AT_FDCWD</w>, \"a\", 4</v>, \"b\", RENAME_NOREPLACE) = 0",
                "9 rename(\"c\", \"d\") = 0"))
        .containsExactly(
            touched(Way.ENTRY, "/w/a"),
            touched(Way.ENTRY, "/v/b"),
            touched(Way.ENTRY, "/nowhere/work/c"),
            touched(Way.ENTRY, "/nowhere/work/d"));
  }

  @Test
  void relative_paths_follow_each_process_to_its_folder() {
    assertThat(
            seen(
                "9 chdir(\"/v\") = 0",
                "9 clone(child_stack=NULL, flags=SIGCHLD) = 10",
                "10 unlink(\"a\") = 0",
                "10 chdir(\"sub\") = 0",
                "10 unlink(\"b\") = 0",
                "9 unlink(\"c\") = 0"))
        .containsExactly(
            touched(Way.ENTRY, "/v/a"), touched(Way.ENTRY, "/v/sub/b"), touched(Way.ENTRY, "/v/c"));
  }

  @Test
  void a_call_that_is_interrupted_by_others_is_put_together() {
    assertThat(
            seen(
                "9 vfork( <unfinished ...>",
                "10 unlink(\"/v/a\" <unfinished ...>",
                "9 <... vfork resumed>)              = 10",
                "10 <... unlink resumed>)             = 0"))
        .containsExactly(touched(Way.ENTRY, "/v/a"));
  }

  @Test
  void connections_count_also_where_nobody_answers() {
    assertThat(
            seen(
                "9 connect(3<TCP:[6]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = -1 ECONNREFUSED (Connection refused)",
                "9 connect(3<TCPv6:[6]>, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"2001:db8::1\", &sin6_addr), sin6_scope_id=0}, 28) = -1 EINPROGRESS (Operation now in progress)",
                "9 connect(3<TCPv6:[6]>, {sa_family=AF_INET6, sin6_port=htons(25), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::ffff:10.0.0.1\", &sin6_addr), sin6_scope_id=0}, 28) = 0"))
        .containsExactly(
            new Connected("127.0.0.1", 80),
            new Connected("[2001:db8::1]", 443),
            new Connected("10.0.0.1", 25));
  }

  @Test
  void what_every_connection_needs_counts_only_where_there_is_none() {
    var hosts = "9 openat(AT_FDCWD</w>, \"/etc/hosts\", O_RDONLY) = 3</etc/hosts>";
    var connection =
        "9 connect(3<TCP:[6]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0";

    assertThat(seen(hosts)).containsExactly(touched(Way.READ, "/etc/hosts"));
    assertThat(seen(hosts, connection)).containsExactly(new Connected("127.0.0.1", 80));
  }

  @Test
  void what_no_permit_can_allow_is_said() {
    assertThat(
            seen(
                "9 connect(3<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 110) = 0",
                "9 bind(3<TCP:[6]>, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0",
                "9 sendto(3<UDP:[10.0.0.1:999->10.0.0.2:123]>, \"\"..., 30, 0, NULL, 0) = 30"))
        .containsExactly(
            new Barred("uses the Unix socket /run/x"),
            new Barred("listens on 0.0.0.0:8080"),
            new Barred("sends UDP packets"));
  }

  @Test
  void a_script_runs_its_interpreter_too(@TempDir Path folder) throws IOException {
    var script = Files.writeString(folder.resolve("s"), "#! /opt/perl -w\n").toRealPath();

    assertThat(seen("9 execve(\"" + script + "\", [...], 0x1 /* 1 var */) = 0"))
        .containsExactly(new Ran(script, false), new Ran(Path.of("/opt/perl"), false));
  }

  @Test
  void a_trace_in_which_nothing_starts_says_that_nothing_was_seen() {
    var fold = new TraceFold(Path.of("/"));

    assertThat(fold.seen()).hasSize(1).hasOnlyElementsOfType(Unseen.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "9",
        "9 ",
        "9 open(",
        "9 open(\"a",
        "9 open(\"a\\",
        "9 open(<",
        "9 openat(AT_FDCWD</w, \"a\", O_RDONLY) = 3",
        "9 openat(3</w>) = 3<",
        "9 openat() = 3<>",
        "9 <... open resumed>) = 3",
        "9 <... ",
        "99999999999999999999 open(\"a\", O_RDONLY) = 3</a>",
        "9 open(\"a\\377\", O_RDONLY) = 3</a\\377>",
        "9 connect(3<TCP:[6]>, {sa_family=AF_INET, sin_port=htons(99999), sin_addr=inet_addr(\"1.2.3.4\")}, 16) = 0",
        "9 clone() = 99999999999999999999",
      })
  void hostile_lines_are_passed_over(String line) {
    assertThat(seen(line)).isEmpty();
  }
}
