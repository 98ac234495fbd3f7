package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Digests of files, remembered, so that a file that has not changed is not read again. Safe for
/// use by several threads.
public final class FileDigests {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final InstantSource clock;
  private final Object lock = new Object();
  private final Map<FileStamp.Id, Known> known = new HashMap<>();

  /// A file that was read.
  ///
  /// @param used when it was last asked for, in seconds since 1970
  private record Known(FileStamp stamp, Sha256 digest, long used) {}

  public FileDigests(InstantSource clock) {
    this.clock = clock;
  }

  /// A digest with the size of what was digested.
  public record Digested(long bytes, Sha256 digest) {}

  /// The digest of a regular file; a link is followed.
  ///
  /// @throws IOException if it cannot be read
  /// @throws InterruptedException if this thread was interrupted, also while it read
  public Digested of(Path file) throws IOException, InterruptedException {
    var now = clock.instant();
    var stamp = FileStamp.of(file);
    if (stamp.isPresent()) {
      var remembered = remembered(stamp.get(), now);
      if (remembered.isPresent()) {
        return new Digested(stamp.get().size(), remembered.get());
      }
    }
    var digested = read(file);
    if (stamp.isPresent()
        && stamp.get().isSettledAt(nanos(now))
        && stamp.equals(FileStamp.of(file))) {
      remember(new Known(stamp.get(), digested.digest(), now.getEpochSecond()));
    }
    return digested;
  }

  private Optional<Sha256> remembered(FileStamp stamp, Instant now) {
    synchronized (lock) {
      var found = known.get(stamp.id());
      if (found == null || !found.stamp().equals(stamp)) {
        return Optional.empty();
      }
      known.put(stamp.id(), new Known(stamp, found.digest(), now.getEpochSecond()));
      return Optional.of(found.digest());
    }
  }

  private void remember(Known file) {
    synchronized (lock) {
      known.put(file.stamp().id(), file);
    }
  }

  /// The digest of a regular file, which is read and not remembered; a link is followed.
  ///
  /// @throws IOException if it cannot be read
  /// @throws InterruptedException if this thread was interrupted, also while it read
  public static Digested read(Path file) throws IOException, InterruptedException {
    var digest = Sha256.newDigest();
    var buffer = new byte[BUFFER_BYTES];
    var bytes = 0L;
    // No channel: being interrupted must not look like a file that cannot be read.
    try (var in = Files.newInputStream(file)) {
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        digest.update(buffer, 0, count);
        bytes += count;
      }
    }
    return new Digested(bytes, Sha256.of(digest));
  }

  /// Takes in what another run wrote down, where nothing newer is known.
  ///
  /// @param lines as [#lines()] makes them
  /// @throws IllegalArgumentException if one is none of them
  void merge(List<String> lines) {
    var read = lines.stream().map(FileDigests::known).toList();
    synchronized (lock) {
      for (var each : read) {
        known.merge(
            each.stamp().id(),
            each,
            (mine, theirs) -> mine.used() >= theirs.used() ? mine : theirs);
      }
    }
  }

  /// What is to be written down, the last used first.
  List<String> lines() {
    List<Known> all;
    synchronized (lock) {
      all = new ArrayList<>(known.values());
    }
    all.sort(
        Comparator.comparingLong(Known::used)
            .reversed()
            .thenComparingLong(each -> each.stamp().device())
            .thenComparingLong(each -> each.stamp().inode()));
    return all.stream().map(FileDigests::line).toList();
  }

  private static String line(Known file) {
    var stamp = file.stamp();
    return "%d %d %d %d %d %d %s"
        .formatted(
            stamp.device(),
            stamp.inode(),
            stamp.size(),
            stamp.modified(),
            stamp.changed(),
            file.used(),
            file.digest().hex());
  }

  private static Known known(String line) {
    var words = line.split(" ", -1);
    if (words.length != 7) {
      throw new IllegalArgumentException("not a file's digest: " + line);
    }
    return new Known(
        new FileStamp(
            Long.parseLong(words[0]),
            Long.parseLong(words[1]),
            Long.parseLong(words[2]),
            Long.parseLong(words[3]),
            Long.parseLong(words[4])),
        new Sha256(words[6]),
        Long.parseLong(words[5]));
  }

  private static long nanos(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
  }
}
