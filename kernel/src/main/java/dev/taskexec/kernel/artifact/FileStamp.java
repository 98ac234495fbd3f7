package dev.taskexec.kernel.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the file system says of a file without reading it: as long as it stays the same, so does
/// the content, save for a change within the grain of the file system's clock.
///
/// @param modified nanoseconds since 1970
/// @param changed when its content or its attributes last changed, which no program can set back;
///   nanoseconds since 1970
record FileStamp(long device, long inode, long size, long modified, long changed) {
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /// The clocks of local file systems tick every 1 to 10 ms.
  private static final long FINE_GRAIN = NANOS_PER_SECOND / 10;

  /// FAT counts in two seconds, older file systems in one.
  private static final long COARSE_GRAIN = 2 * NANOS_PER_SECOND + FINE_GRAIN;

  /// Which file it is, whatever its content.
  record Id(long device, long inode) {}

  /// Of a file, links followed; empty where the platform does not say.
  static Optional<FileStamp> of(Path file) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(file, ATTRIBUTES);
    } catch (UnsupportedOperationException | IllegalArgumentException _) {
      return Optional.empty();
    }
    return attributes.get("dev") instanceof Number device
            && attributes.get("ino") instanceof Number inode
            && attributes.get("size") instanceof Number size
            && attributes.get("lastModifiedTime") instanceof FileTime modified
            && attributes.get("ctime") instanceof FileTime changed
        ? Optional.of(
            new FileStamp(
                device.longValue(),
                inode.longValue(),
                size.longValue(),
                modified.to(TimeUnit.NANOSECONDS),
                changed.to(TimeUnit.NANOSECONDS)))
        : Optional.empty();
  }

  Id id() {
    return new Id(device, inode);
  }

  /// Whether a change after the file was read would have given it another stamp for certain. One
  /// that was written so shortly before that a second writing may fall into the same tick of the
  /// file system's clock is "racily clean", as git calls it.
  ///
  /// @param read when reading began, in nanoseconds since 1970
  boolean isSettledAt(long read) {
    var grain = changed % NANOS_PER_SECOND == 0 ? COARSE_GRAIN : FINE_GRAIN;
    return changed <= read - grain;
  }
}
