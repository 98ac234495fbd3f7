package dev.taskexec.kernel.resume;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// The end of a file of lines that a kit was writing when it died.
public final class TornLine {
  private static final int BLOCK = 1 << 16;

  private TornLine() {}

  /// Cuts off what follows the last newline, so that the next line begins on its own. A file that
  /// is gone is there again, and empty.
  public static void cutOff(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      var whole = whole(file);
      if (whole < file.length()) {
        file.setLength(whole);
      }
    }
  }

  private static long whole(RandomAccessFile file) throws IOException {
    var block = new byte[BLOCK];
    for (var end = file.length(); end > 0; ) {
      var length = (int) Math.min(BLOCK, end);
      file.seek(end - length);
      file.readFully(block, 0, length);
      for (var i = length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return 0;
  }
}
