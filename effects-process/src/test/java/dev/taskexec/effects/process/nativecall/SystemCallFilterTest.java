package dev.taskexec.effects.process.nativecall;

import static dev.taskexec.effects.process.nativecall.SystemCallFilter.ALLOW;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.EACCES;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.EAFNOSUPPORT;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.ENOENT;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.ENOSYS;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.EPERM;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.EPROTONOSUPPORT;
import static dev.taskexec.effects.process.nativecall.SystemCallFilter.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the filter answers, on both machines, whichever this is.
@ParameterizedClass(name = "{0}")
@EnumSource(Machine.class)
class SystemCallFilterTest {
  private static final int AUDIT_ARCH_I386 = 0x4000_0003;
  private static final int AUDIT_ARCH_ARM = 0x4000_0028;
  private static final int X32 = 0x4000_0000;
  private static final long UPPER_HALF = 0xdead_beef_0000_0000L;

  @Parameter Machine machine;

  private int answer(SystemCall call, long... words) {
    return answer(Set.of(), call, words);
  }

  private int answer(Set<Gap> gaps, SystemCall call, long... words) {
    return FilterMachine.answer(
        SystemCallFilter.of(machine, gaps),
        machine.audit(),
        call.number(machine).orElseThrow(),
        words);
  }

  private boolean has(SystemCall call) {
    return call.number(machine).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_never_allowed_gives_an_error(SystemCall call) {
    assumeTrue(
        SystemCallFilter.NEVER.contains(call) && has(call),
        "not on this machine, or looked at closely");

    assertThat(answer(call)).isEqualTo(ERROR | EPERM);
  }

  /// read, clone, execve, exit, unshare, setns, kill, connect
  @Test
  void what_programs_live_by_is_allowed() {
    var numbers =
        switch (machine) {
          case X86_64 -> new int[] {0, 56, 59, 60, 272, 308, 62, 42, 435};
          case AARCH64 -> new int[] {63, 220, 221, 93, 97, 268, 129, 203, 435};
        };

    for (var number : numbers) {
      assertThat(
              FilterMachine.answer(
                  SystemCallFilter.of(machine, EnumSet.allOf(Gap.class)), machine.audit(), number))
          .as("call %d", number)
          .isEqualTo(ALLOW);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {AUDIT_ARCH_I386, AUDIT_ARCH_ARM, 0})
  void the_other_ways_into_the_kernel_are_closed(int audit) {
    assertThat(FilterMachine.answer(SystemCallFilter.of(machine, Set.of()), audit, 1))
        .isEqualTo(ERROR | ENOSYS);
  }

  @ParameterizedTest
  @ValueSource(ints = {X32, X32 + 41, X32 + 512, -1})
  void numbers_of_the_way_between_are_not_known(int number) {
    assertThat(
            FilterMachine.answer(SystemCallFilter.of(machine, Set.of()), machine.audit(), number))
        .isEqualTo(ERROR | ENOSYS);
  }

  @Test
  void every_number_gets_an_answer() {
    var filter = SystemCallFilter.of(machine, EnumSet.allOf(Gap.class));

    for (var number = 0; number < 1024; number++) {
      var answer = FilterMachine.answer(filter, machine.audit(), number);

      assertThat(answer == ALLOW || (answer & 0xffff_0000) == ERROR).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // AF_INET, AF_INET6: streams, also with SOCK_CLOEXEC and SOCK_NONBLOCK, and TCP
    "2, 1, 0, 0",
    "10, 1, 6, 0",
    "2, 0x80801, 6, 0",
    // UDP, raw, SCTP's, DCCP, packets
    "2, 2, 0, 1",
    "2, 0x80802, 17, 1",
    "10, 3, 58, 1",
    "2, 5, 132, 1",
    "2, 6, 33, 1",
    "2, 10, 0, 1",
    // ICMP, SCTP, UDPLITE, MPTCP as streams
    "2, 1, 1, 93",
    "2, 1, 132, 93",
    "10, 1, 262, 93",
    // Unix, netlink, packet, alg, vsock, xdp, none
    "1, 1, 0, 97",
    "16, 3, 0, 97",
    "17, 3, 0, 97",
    "38, 5, 0, 97",
    "40, 1, 0, 97",
    "44, 3, 0, 97",
    "0, 1, 0, 97",
  })
  void a_socket_is_tcp(String family, String type, String protocol, int error) {
    var answer =
        answer(
            SystemCall.SOCKET,
            UPPER_HALF | Long.decode(family),
            UPPER_HALF | Long.decode(type),
            UPPER_HALF | Long.decode(protocol));

    assertThat(answer).isEqualTo(error == 0 ? ALLOW : ERROR | error);
    assertThat(Set.of(0, EPERM, EPROTONOSUPPORT, EAFNOSUPPORT)).contains(error);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 0x80005, 0", "1, 2, 1", "1, 3, 1", "2, 1, 97", "40, 1, 97"})
  void a_pair_of_sockets_is_a_stream(String family, String type, int error) {
    var answer = answer(SystemCall.SOCKETPAIR, Long.decode(family), Long.decode(type));

    assertThat(answer).isEqualTo(error == 0 ? ALLOW : ERROR | error);
  }

  @ParameterizedTest
  @CsvSource({"SENDTO, 3", "SENDMSG, 2", "SENDMMSG, 3"})
  void a_first_packet_makes_no_connection(SystemCall call, int flags) {
    var words = new long[4];
    words[flags] = 0x2000_4000;

    assertThat(answer(call, words)).isEqualTo(ERROR | EPERM);
    words[flags] = 0x4000;
    assertThat(answer(call, words)).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "CREAT, 1",
    "MKNOD, 1",
    "MKNODAT, 2",
    "CHMOD, 1",
    "FCHMOD, 1",
    "FCHMODAT, 2",
    "FCHMODAT2, 2"
  })
  void nobody_else_runs_a_file_as_its_owner_or_group(SystemCall call, int mode) {
    assumeTrue(has(call), "not on this machine");
    var words = new long[3];

    for (var bits : new long[] {04755, 02755, UPPER_HALF | 06000}) {
      words[mode] = bits;
      assertThat(answer(call, words)).isEqualTo(ERROR | EPERM);
    }
    words[mode] = 01777;
    assertThat(answer(call, words)).isEqualTo(ALLOW);
  }

  @Test
  void nor_a_file_that_is_created_by_opening() {
    assertThat(answer(SystemCall.OPENAT, 0, 0, 0101, 04755)).isEqualTo(ERROR | EPERM);
    assertThat(answer(SystemCall.OPENAT, 0, 0, 020200001, 02755)).isEqualTo(ERROR | EPERM);
    assertThat(answer(SystemCall.OPENAT, 0, 0, 0101, 0755)).isEqualTo(ALLOW);
    assertThat(answer(SystemCall.OPENAT, 0, 0, 1, 04755)).as("no mode then").isEqualTo(ALLOW);
    assertThat(answer(SystemCall.OPENAT2)).isEqualTo(ERROR | ENOSYS);
    if (has(SystemCall.OPEN)) {
      assertThat(answer(SystemCall.OPEN, 0, 0101, 04755)).isEqualTo(ERROR | EPERM);
    }
  }

  @Test
  void a_tcp_socket_stays_one() {
    assertThat(answer(SystemCall.SETSOCKOPT, 3, UPPER_HALF | 6, UPPER_HALF | 31))
        .isEqualTo(ERROR | ENOENT);
    assertThat(answer(SystemCall.SETSOCKOPT, 3, 6, 1)).isEqualTo(ALLOW);
    assertThat(answer(SystemCall.SETSOCKOPT, 3, 1, 31)).isEqualTo(ALLOW);
  }

  @Test
  void limits_are_its_own() {
    assertThat(answer(SystemCall.PRLIMIT64, UPPER_HALF, 7)).isEqualTo(ALLOW);
    assertThat(answer(SystemCall.PRLIMIT64, 4711, 7)).isEqualTo(ERROR | EPERM);
  }

  @Test
  void nothing_is_typed_into_a_terminal() {
    assertThat(answer(SystemCall.IOCTL, 0, UPPER_HALF | 0x5412)).isEqualTo(ERROR | EPERM);
    assertThat(answer(SystemCall.IOCTL, 0, 0x541c)).isEqualTo(ERROR | EPERM);
    assertThat(answer(SystemCall.IOCTL, 0, 0x5413)).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @CsvSource({"01000, 13", "01003, 13", "0101000, 13", "01001, 0", "01002, 0", "0, 0", "1, 0"})
  void where_landlock_does_not_see_it_only_what_may_be_written_is_cut(String flags, int error) {
    var gaps = EnumSet.of(Gap.TRUNCATION);
    var expected = error == 0 ? ALLOW : ERROR | EACCES;

    assertThat(answer(gaps, SystemCall.OPENAT, 0, 0, Long.decode(flags))).isEqualTo(expected);
    if (has(SystemCall.OPEN)) {
      assertThat(answer(gaps, SystemCall.OPEN, 0, Long.decode(flags))).isEqualTo(expected);
    }
    assertThat(answer(gaps, SystemCall.TRUNCATE)).isEqualTo(ERROR | EACCES);
  }

  @Test
  void where_landlock_sees_it_files_are_its_business() {
    assertThat(answer(SystemCall.OPENAT, 0, 0, 01000)).isEqualTo(ALLOW);
    assertThat(answer(SystemCall.TRUNCATE)).isEqualTo(ALLOW);
  }

  @Test
  void where_landlock_does_not_see_connections_there_are_no_sockets() {
    assertThat(answer(EnumSet.of(Gap.CONNECTIONS), SystemCall.SOCKET, 2, 1, 0))
        .isEqualTo(ERROR | EACCES);
  }

  @ParameterizedTest
  @EnumSource
  void the_system_s_own_headers_have_the_same_numbers(SystemCall call) throws IOException {
    var header =
        switch (machine) {
          case X86_64 -> Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
          case AARCH64 -> Path.of("/usr/include/asm-generic/unistd.h");
        };
    assumeTrue(Files.exists(header), "no headers of the kernel here");
    var name = call.name().toLowerCase(Locale.ROOT);
    var found =
        Pattern.compile("#define __NR(?:3264)?_%s\\s+(\\d+)".formatted(name))
            .matcher(Files.readString(header));
    assumeTrue(found.find() || !has(call), "not in these headers");

    assertThat(has(call)).isEqualTo(found.hasMatch());
    if (has(call)) {
      assertThat(call.number(machine)).hasValue(Integer.parseInt(found.group(1)));
    }
  }
}
