package dev.taskexec.kernel.run;

import dev.taskexec.kernel.TestingJson;
import dev.taskexec.kernel.ledger.LineStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A ledger's file that is a memory.
final class MemoryLines implements LineStore {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// All records.
  List<Map<String, Object>> lines() {
    return TestingJson.lines(bytes.toString(StandardCharsets.UTF_8));
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
  public void append(byte[] more, int length) {
    bytes.write(more, 0, length);
  }

  @Override
  public void force() {}

  @Override
  public void cutOff(long size) {
    throw new UnsupportedOperationException("nothing is torn here");
  }

  @Override
  public List<Kept> kept() {
    return List.of();
  }

  @Override
  public void close() {}
}
