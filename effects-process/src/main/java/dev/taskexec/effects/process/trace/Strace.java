package dev.taskexec.effects.process.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `strace(1)`: the words before a program's own that have all that it and its children do written
/// down.
///
/// @param program its absolute path
/// @param options those of its options that work here
record Strace(String program, List<String> options) {
  /// It watches from aside, as nobody's parent, so that the program is still the kit's own child
  /// and ends when it ends itself, whatever it leaves behind.
  private static final List<String> USUAL =
      List.of("-D", "-f", "-yy", "--quiet=all", "-s", "0", "-e", "signal=none");

  /// Only the calls that are watched stop the program. Versions before 5.3 do not have it.
  private static final String FAST = "--seccomp-bpf";

  /// The question mark is for calls that a machine does not have.
  private static final String CALLS =
      String.join(
          ",",
          "?open,?openat,?openat2,?creat,?truncate,?execve,?execveat",
          "?rename,?renameat,?renameat2,?link,?linkat,?symlink,?symlinkat",
          "?unlink,?unlinkat,?rmdir,?mkdir,?mkdirat,?mknod,?mknodat",
          "?connect,?bind,?sendto,?sendmsg,?sendmmsg",
          "?chdir,?fchdir,?clone,?clone3,?fork,?vfork");

  Strace {
    options = List.copyOf(options);
  }

  /// From the best to the least.
  static List<Strace> ways(Path program) {
    var fast = new ArrayList<>(USUAL);
    fast.add(FAST);
    return List.of(new Strace(program.toString(), fast), new Strace(program.toString(), USUAL));
  }

  /// @param file takes what is seen
  List<String> words(Path file) {
    var words = new ArrayList<String>();
    words.add(program);
    words.addAll(options);
    words.addAll(List.of("-e", "trace=" + CALLS, "-o", file.toString(), "--"));
    return words;
  }
}
