package dev.taskexec.kernel.worker;

import dev.taskexec.kernel.ledger.LineStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A ledger's lines in memory, on a disk that may be full.
final class TestingLines implements LineStore {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile boolean full;

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void fill() {
    full = true;
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public byte[] read(long from, int length) {
    return Arrays.copyOfRange(bytes.toByteArray(), (int) from, (int) from + length);
  }

  @Override
  public void append(byte[] group, int length) throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
    bytes.write(group, 0, length);
  }

  @Override
  public void force() {}

  @Override
  public void cutOff(long size) {}

  @Override
  public List<Kept> kept() {
    return List.of();
  }

  @Override
  public void close() {}
}
