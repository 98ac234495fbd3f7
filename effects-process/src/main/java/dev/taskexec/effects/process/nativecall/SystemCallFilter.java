package dev.taskexec.effects.process.nativecall;

import static dev.taskexec.effects.process.nativecall.FilterInstruction.and;
import static dev.taskexec.effects.process.nativecall.FilterInstruction.answer;
import static dev.taskexec.effects.process.nativecall.FilterInstruction.ifAtLeast;
import static dev.taskexec.effects.process.nativecall.FilterInstruction.ifEqual;
import static dev.taskexec.effects.process.nativecall.FilterInstruction.load;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The system calls that a confined program is refused, seccomp(2): what Landlock does not look at
/// and what would lead around it. A refused call gives an error, so that a program can go on.
///
/// - Sockets are TCP, and only for connecting: Landlock knows the ports of nothing else, and
///   neither a listener without `bind` nor a connection by the first packet (`MSG_FASTOPEN`).
/// - Pairs of sockets are streams: a datagram can be sent to any other socket from one of a pair.
/// - No file gets the mark that lets others run it as its owner or group.
/// - Limits are its own: by another process's, as of CPU time, it could be ended.
/// - Namespaces may be made: they give nothing that Landlock would not refuse all the same.
/// - The words of a call are looked at as the kernel does it, at their lower halves where it takes
///   an `int`.
public final class SystemCallFilter {
  // include/uapi/linux/seccomp.h
  static final int ALLOW = 0x7fff_0000;
  static final int ERROR = 0x0005_0000;

  // errno(3)
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int ENOSYS = 38;
  static final int EPROTONOSUPPORT = 93;
  static final int EAFNOSUPPORT = 97;

  // struct seccomp_data, little end first
  private static final int NUMBER = 0;
  private static final int MACHINE = 4;
  private static final int FIRST_WORD = 16;

  /// Where the numbers of the x32 way into a 64-bit kernel begin.
  private static final int X32 = 0x4000_0000;

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int TYPE = 0xf; // without SOCK_CLOEXEC and SOCK_NONBLOCK
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_SEQPACKET = 5;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_ULP = 31;
  private static final int MSG_FASTOPEN = 0x2000_0000;
  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541c;

  /// `O_CREAT` and the mark of `O_TMPFILE`.
  private static final int CREATES = 020000100;

  /// `S_ISUID` and `S_ISGID`.
  private static final int SETS_ID = 06000;

  /// `O_TRUNC` and the way of access; the flags are the same on both machines.
  private static final int TRUNC_AND_ACCESS = 01003;

  private static final int TRUNC_TO_READ = 01000;

  /// Neither for reading nor for writing, but for ioctl(2): open(2), "access mode 3".
  private static final int TRUNC_TO_CONTROL = 01003;

  /// The calls that are never allowed.
  static final Set<SystemCall> NEVER =
      Collections.unmodifiableSet(EnumSet.range(SystemCall.BIND, SystemCall.USELIB));

  private final List<FilterInstruction> program;

  private SystemCallFilter(List<FilterInstruction> program) {
    this.program = List.copyOf(program);
  }

  /// @param gaps to be closed
  public static SystemCallFilter of(Machine machine, Set<Gap> gaps) {
    var program = new ArrayList<FilterInstruction>();
    // The 32-bit way into the kernel has other numbers.
    program.add(load(MACHINE));
    program.add(ifEqual(machine.audit(), 1, 0));
    program.add(error(ENOSYS));
    program.add(load(NUMBER));
    program.add(ifAtLeast(X32, 0, 1));
    program.add(error(ENOSYS));
    // First those that are asked often: the kernel knows by itself which numbers are always
    // allowed.
    add(program, machine, SystemCall.OPENAT, opening(2, gaps));
    add(program, machine, SystemCall.OPEN, opening(1, gaps));
    add(program, machine, SystemCall.CREAT, mode(1));
    add(program, machine, SystemCall.MKNOD, mode(1));
    add(program, machine, SystemCall.MKNODAT, mode(2));
    add(program, machine, SystemCall.CHMOD, mode(1));
    add(program, machine, SystemCall.FCHMOD, mode(1));
    add(program, machine, SystemCall.FCHMODAT, mode(2));
    add(program, machine, SystemCall.FCHMODAT2, mode(2));
    // As in an older kernel: programs do without it.
    add(program, machine, SystemCall.OPENAT2, List.of(error(ENOSYS)));
    add(program, machine, SystemCall.SOCKET, socket(gaps));
    add(program, machine, SystemCall.SOCKETPAIR, socketPair());
    add(program, machine, SystemCall.SENDTO, fastOpen(3));
    add(program, machine, SystemCall.SENDMSG, fastOpen(2));
    add(program, machine, SystemCall.SENDMMSG, fastOpen(3));
    add(program, machine, SystemCall.SETSOCKOPT, upperLayer());
    add(program, machine, SystemCall.IOCTL, terminal());
    add(program, machine, SystemCall.PRLIMIT64, limits());
    if (gaps.contains(Gap.TRUNCATION)) {
      add(program, machine, SystemCall.TRUNCATE, List.of(error(EACCES)));
    }
    for (var call : NEVER) {
      add(program, machine, call, List.of(error(EPERM)));
    }
    program.add(answer(ALLOW));
    return new SystemCallFilter(program);
  }

  /// The program, for who reads it.
  List<FilterInstruction> program() {
    return program;
  }

  /// Lays it out as a `struct sock_fprog`.
  ///
  /// @return its address
  long place(Arena arena) {
    var instructions = arena.allocate((long) program.size() * FilterInstruction.BYTES, Long.BYTES);
    var content = Words.content(instructions);
    for (var each : program) {
      content.putShort((short) each.code()).put((byte) each.then()).put((byte) each.otherwise());
      content.putInt(each.value());
    }
    var head = arena.allocate(2L * Long.BYTES, Long.BYTES);
    Words.content(head)
        .putShort(0, (short) program.size())
        .putLong(Long.BYTES, instructions.address());
    return head.address();
  }

  /// @param answers ends on every way with a return
  private static void add(
      List<FilterInstruction> program,
      Machine machine,
      SystemCall call,
      List<FilterInstruction> answers) {
    var number = call.number(machine);
    if (number.isPresent()) {
      program.add(ifEqual(number.getAsInt(), 0, answers.size()));
      program.addAll(answers);
    }
  }

  private static List<FilterInstruction> socket(Set<Gap> gaps) {
    if (gaps.contains(Gap.CONNECTIONS)) {
      return List.of(error(EACCES));
    }
    return List.of(
        word(0),
        ifEqual(AF_INET, 2, 0),
        ifEqual(AF_INET6, 1, 0),
        error(EAFNOSUPPORT),
        word(1),
        and(TYPE),
        ifEqual(SOCK_STREAM, 1, 0),
        error(EPERM),
        word(2),
        ifEqual(0, 2, 0),
        ifEqual(IPPROTO_TCP, 1, 0),
        error(EPROTONOSUPPORT),
        answer(ALLOW));
  }

  private static List<FilterInstruction> socketPair() {
    return List.of(
        word(0),
        ifEqual(AF_UNIX, 1, 0),
        error(EAFNOSUPPORT),
        word(1),
        and(TYPE),
        ifEqual(SOCK_STREAM, 2, 0),
        ifEqual(SOCK_SEQPACKET, 1, 0),
        error(EPERM),
        answer(ALLOW));
  }

  private static List<FilterInstruction> fastOpen(int flags) {
    return List.of(word(flags), and(MSG_FASTOPEN), ifEqual(0, 1, 0), error(EPERM), answer(ALLOW));
  }

  /// As where the kernel has no such layer.
  private static List<FilterInstruction> upperLayer() {
    return List.of(
        word(1),
        ifEqual(IPPROTO_TCP, 0, 3),
        word(2),
        ifEqual(TCP_ULP, 0, 1),
        error(ENOENT),
        answer(ALLOW));
  }

  private static List<FilterInstruction> limits() {
    return List.of(word(0), ifEqual(0, 1, 0), error(EPERM), answer(ALLOW));
  }

  private static List<FilterInstruction> terminal() {
    return List.of(
        word(1), ifEqual(TIOCSTI, 1, 0), ifEqual(TIOCLINUX, 0, 1), error(EPERM), answer(ALLOW));
  }

  /// @param flags the index of their word; the mode is the next, where a file may be created
  private static List<FilterInstruction> opening(int flags, Set<Gap> gaps) {
    var opening = new ArrayList<FilterInstruction>();
    if (gaps.contains(Gap.TRUNCATION)) {
      opening.addAll(
          List.of(
              word(flags),
              and(TRUNC_AND_ACCESS),
              ifEqual(TRUNC_TO_READ, 1, 0),
              ifEqual(TRUNC_TO_CONTROL, 0, 1),
              error(EACCES)));
    }
    opening.addAll(List.of(word(flags), and(CREATES), ifEqual(0, 0, 1), answer(ALLOW)));
    opening.addAll(mode(flags + 1));
    return opening;
  }

  private static List<FilterInstruction> mode(int index) {
    return List.of(word(index), and(SETS_ID), ifEqual(0, 1, 0), error(EPERM), answer(ALLOW));
  }

  /// The lower half of a word of the call.
  private static FilterInstruction word(int index) {
    return load(FIRST_WORD + index * Long.BYTES);
  }

  private static FilterInstruction error(int number) {
    return answer(ERROR | number);
  }
}
