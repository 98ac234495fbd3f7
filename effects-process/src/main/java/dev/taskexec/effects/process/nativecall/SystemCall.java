package dev.taskexec.effects.process.nativecall;

import java.util.OptionalInt;

/// System calls that a filter has to know by their numbers: those of `arch/x86/entry/syscalls/
/// syscall_64.tbl` and of `include/uapi/asm-generic/unistd.h` in Linux.
enum SystemCall {
  // By what is asked
  SOCKET(41, 198),
  SOCKETPAIR(53, 199),
  SENDTO(44, 206),
  SENDMSG(46, 211),
  SENDMMSG(307, 269),
  SETSOCKOPT(54, 208),
  IOCTL(16, 29),
  PRLIMIT64(302, 261),
  OPEN(2, Numbers.NONE),
  CREAT(85, Numbers.NONE),
  MKNOD(133, Numbers.NONE),
  MKNODAT(259, 33),
  CHMOD(90, Numbers.NONE),
  FCHMOD(91, 52),
  FCHMODAT(268, 53),
  FCHMODAT2(452, 452),
  OPENAT(257, 56),

  // Sockets
  BIND(49, 200),
  LISTEN(50, 201),

  // Work that no filter sees
  IO_URING_SETUP(425, 425),
  IO_URING_ENTER(426, 426),
  IO_URING_REGISTER(427, 427),

  // Other processes
  PTRACE(101, 117),
  PROCESS_VM_READV(310, 270),
  PROCESS_VM_WRITEV(311, 271),
  KCMP(312, 272),
  PIDFD_GETFD(438, 438),

  // Programs in the kernel, and its own ways to watch
  BPF(321, 280),
  PERF_EVENT_OPEN(298, 241),
  USERFAULTFD(323, 282),
  LOOKUP_DCOOKIE(212, 18),

  // Keys that are kept in the kernel
  ADD_KEY(248, 217),
  REQUEST_KEY(249, 218),
  KEYCTL(250, 219),

  // The tree of files
  MOUNT(165, 40),
  UMOUNT2(166, 39),
  PIVOT_ROOT(155, 41),
  CHROOT(161, 51),
  OPEN_TREE(428, 428),
  MOVE_MOUNT(429, 429),
  FSOPEN(430, 430),
  FSCONFIG(431, 431),
  FSMOUNT(432, 432),
  FSPICK(433, 433),
  MOUNT_SETATTR(442, 442),
  OPEN_TREE_ATTR(467, 467),
  QUOTACTL(179, 60),
  QUOTACTL_FD(443, 443),
  NFSSERVCTL(180, 42),

  // Files by other names than paths
  NAME_TO_HANDLE_AT(303, 264),
  OPEN_BY_HANDLE_AT(304, 265),

  // The machine
  KEXEC_LOAD(246, 104),
  KEXEC_FILE_LOAD(320, 294),
  CREATE_MODULE(174, Numbers.NONE),
  GET_KERNEL_SYMS(177, Numbers.NONE),
  QUERY_MODULE(178, Numbers.NONE),
  INIT_MODULE(175, 105),
  DELETE_MODULE(176, 106),
  FINIT_MODULE(313, 273),
  REBOOT(169, 142),
  SWAPON(167, 224),
  SWAPOFF(168, 225),
  ACCT(163, 89),
  SETTIMEOFDAY(164, 170),
  ADJTIMEX(159, 171),
  CLOCK_SETTIME(227, 112),
  CLOCK_ADJTIME(305, 266),
  SETHOSTNAME(170, 161),
  SETDOMAINNAME(171, 162),
  SYSLOG(103, 116),
  VHANGUP(153, 58),
  IOPL(172, Numbers.NONE),
  IOPERM(173, Numbers.NONE),
  USELIB(134, Numbers.NONE),

  // Its flags lie in memory, where a filter cannot look
  OPENAT2(437, 437),

  // Only where Landlock does not see it
  TRUNCATE(76, 45);

  private static final class Numbers {
    static final int NONE = -1;
  }

  private final int x86;
  private final int aarch64;

  SystemCall(int x86, int aarch64) {
    this.x86 = x86;
    this.aarch64 = aarch64;
  }

  /// Empty where the machine does not have it.
  OptionalInt number(Machine machine) {
    var number =
        switch (machine) {
          case X86_64 -> x86;
          case AARCH64 -> aarch64;
        };
    return number == Numbers.NONE ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
