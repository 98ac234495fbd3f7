package dev.taskexec.kernel.resume;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A file of lines that another kit left: its whole lines, from its start to its end or one at a
/// time. Not for use by several threads; an interrupt does not close it.
final class EvidenceFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  /// No attempt has so much to tell; what a broken disk puts there in one line may be longer.
  private static final int LONGEST_LINE = 1 << 28;

  private final RandomAccessFile file;

  private EvidenceFile(RandomAccessFile file) {
    this.file = file;
  }

  static EvidenceFile open(Path path) throws IOException {
    return new EvidenceFile(new RandomAccessFile(path.toFile(), "r"));
  }

  /// Takes the lines, one after the other.
  @FunctionalInterface
  interface Visitor {

    /// @param at the offset of its first byte
    /// @param line without its end
    void take(long at, byte[] line);
  }

  /// Goes through all whole lines but those that are too long to be one.
  ///
  /// @return how long they are together; what follows was broken off
  static long scan(Path path, Visitor visitor) throws IOException {
    try (var in = new BufferedInputStream(new FileInputStream(path.toFile()), BUFFER_BYTES)) {
      var line = new ByteArrayOutputStream();
      var start = 0L;
      var length = 0L;
      for (var next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          length++;
          if (length <= LONGEST_LINE) {
            line.write(next);
          }
          continue;
        }
        if (length <= LONGEST_LINE) {
          visitor.take(start, line.toByteArray());
        }
        start += length + 1;
        length = 0;
        line.reset();
      }
      return start;
    }
  }

  byte[] read(long at, int length) throws IOException {
    var bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
