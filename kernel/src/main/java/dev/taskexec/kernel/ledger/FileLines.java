package dev.taskexec.kernel.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A ledger's file, to be read only. For use by one thread; an interrupt does not close it.
public final class FileLines implements LineSource {
  private final RandomAccessFile file;

  private FileLines(RandomAccessFile file) {
    this.file = file;
  }

  /// @throws IOException if there is no such file, or it cannot be read
  public static FileLines open(Path path) throws IOException {
    return new FileLines(new RandomAccessFile(path.toFile(), "r"));
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public byte[] read(long from, int length) throws IOException {
    var bytes = new byte[length];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
