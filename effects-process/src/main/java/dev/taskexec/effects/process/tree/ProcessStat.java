package dev.taskexec.effects.process.tree;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// One process as `/proc/<pid>/stat` shows it; proc_pid_stat(5).
///
/// @param state one letter, `Z` for one that has ended and was not waited for
/// @param ownTicks CPU time of the process, with all its threads, in hundredths of a second
/// @param childTicks CPU time of the children that it waited for, and of theirs
/// @param threads those that have not ended
/// @param startTicks when it began, in hundredths of a second since the machine did
/// @param residentPages of memory; 0 where its first thread has ended
public record ProcessStat(
    long pid,
    char state,
    long parent,
    long group,
    long session,
    long ownTicks,
    long childTicks,
    int threads,
    long startTicks,
    long residentPages) {

  /// Of fields behind the name; the first is the state, which is field 3 in the manual page.
  private static final int FIELDS = 22;

  /// One process among all that ever ran: its number may belong to another later.
  ///
  /// @param startTicks as in [ProcessStat]
  public record Identity(long pid, long startTicks) {}

  public Identity identity() {
    return new Identity(pid, startTicks);
  }

  /// Whether nothing of it runs any more. A process whose first thread alone has ended looks like
  /// that too, but goes on.
  public boolean isOver() {
    return (state == 'Z' || state == 'X') && threads <= 1;
  }

  public boolean isStopped() {
    return state == 'T' || state == 't';
  }

  /// Memory as one of its other threads shows it, in pages.
  public long pagesOfThreads() {
    var threads = new File("/proc/" + pid + "/task").list();
    return threads == null
        ? 0
        : Arrays.stream(threads)
            .flatMap(thread -> read("/proc/%d/task/%s/stat".formatted(pid, thread)).stream())
            .mapToLong(ProcessStat::residentPages)
            .max()
            .orElse(0);
  }

  /// Looks at one process; empty where there is none.
  public static Optional<ProcessStat> of(long pid) {
    return read("/proc/" + pid + "/stat");
  }

  /// A file, not a channel: an interrupt of this thread must not break a look.
  static Optional<ProcessStat> read(String file) {
    try (var in = new FileInputStream(file)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// The name in the second field is the program's own choice, with blanks, parentheses and line
  /// ends if it likes; no field behind it has any.
  static Optional<ProcessStat> parse(String line) {
    var open = line.indexOf(' ');
    var close = line.lastIndexOf(')');
    if (open < 0 || close < open || line.length() < close + 3) {
      return Optional.empty();
    }
    var fields = line.substring(close + 2).split(" ", FIELDS + 1);
    if (fields.length < FIELDS || fields[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProcessStat(
              Long.parseLong(line.substring(0, open)),
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
              Long.parseLong(fields[13]) + Long.parseLong(fields[14]),
              Integer.parseInt(fields[17]),
              Long.parseLong(fields[19]),
              Long.parseLong(fields[21].strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
