package dev.taskexec.effects.process.limit;

import dev.taskexec.effects.process.tree.ProcessStat;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The resident memory of a tree.
///
/// What the system counts for each process is cheap to see, but memory that several share is in the
/// count of each. Where that sum is above what may be held, each process's fair share is asked for
/// (`Pss` of proc_pid_smaps(5)), which takes the kernel a walk through its pages.
final class Memory {
  private static final int AT_PAGESZ = 6; // getauxval(3)
  private static final int ENTRY_BYTES = 16;
  private static final long USUAL_PAGE = 4096;
  private static final long KIB = 1024;
  private static final Pattern SHARE = Pattern.compile("(?m)^Pss: +(\\d+) kB$");

  private static final long PAGE = pageSize();

  private Memory() {}

  /// @param bound above which the fair shares count
  /// @return in bytes
  static long of(Collection<ProcessStat> members, OptionalLong bound) {
    var resident = members.stream().mapToLong(Memory::resident).sum();
    if (bound.isEmpty() || resident <= bound.getAsLong()) {
      return resident;
    }
    return members.stream().mapToLong(Memory::share).sum();
  }

  /// When the first thread of a process has ended, its file says nothing of the memory that the
  /// others use; theirs do.
  private static long resident(ProcessStat member) {
    if (member.residentPages() > 0 || member.isOver()) {
      return member.residentPages() * PAGE;
    }
    return member.pagesOfThreads() * PAGE;
  }

  private static long share(ProcessStat member) {
    var matcher = SHARE.matcher(text("/proc/" + member.pid() + "/smaps_rollup"));
    return matcher.find() ? Long.parseLong(matcher.group(1)) * KIB : resident(member);
  }

  private static String text(String file) {
    return new String(bytes(file), StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String file) {
    try (var in = new FileInputStream(file)) {
      return in.readAllBytes();
    } catch (IOException gone) {
      return new byte[0];
    }
  }

  /// The kernel tells every program; on 64-bit machines a pair of words an entry.
  private static long pageSize() {
    var vector = ByteBuffer.wrap(bytes("/proc/self/auxv")).order(ByteOrder.nativeOrder());
    while (vector.remaining() >= ENTRY_BYTES) {
      var type = vector.getLong();
      var value = vector.getLong();
      if (type == AT_PAGESZ) {
        return value;
      }
    }
    return USUAL_PAGE;
  }
}
