package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// The lines of a source, one after the other, up to the length that it had at first. Of a line
/// that is too long no more is kept than shows that.
final class Lines {
  private static final int CHUNK_BYTES = 1 << 18;
  private static final int MOST_KEPT = AuditRecord.MAX_LINE_BYTES + 1;

  private final LineSource source;
  private final long size;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private byte[] chunk = new byte[0];
  private long chunkStart;
  private int at;
  private long start;
  private long length;
  private boolean ended;

  Lines(LineSource source) throws IOException {
    this.source = source;
    this.size = source.size();
  }

  /// Goes to the next line.
  ///
  /// @return whether there is one; then [#start()] is the end of all
  boolean next() throws IOException {
    start += length;
    length = 0;
    ended = false;
    line.reset();
    while (!ended && (at < chunk.length || load())) {
      var end = newline();
      var part = end - at;
      line.write(chunk, at, Math.min(part, MOST_KEPT - line.size()));
      ended = end < chunk.length;
      length += ended ? part + 1 : part;
      at = ended ? end + 1 : end;
    }
    return length > 0;
  }

  /// Where it begins, in bytes.
  long start() {
    return start;
  }

  /// With its newline, if it has one.
  long length() {
    return length;
  }

  /// Whether it has a newline.
  boolean isEnded() {
    return ended;
  }

  boolean isLast() {
    return start + length == size;
  }

  boolean isTooLong() {
    return line.size() == MOST_KEPT;
  }

  /// Without its newline.
  byte[] line() {
    return line.toByteArray();
  }

  private boolean load() throws IOException {
    chunkStart += chunk.length;
    if (chunkStart >= size) {
      return false;
    }
    chunk = source.read(chunkStart, (int) Math.min(CHUNK_BYTES, size - chunkStart));
    at = 0;
    return true;
  }

  private int newline() {
    var end = at;
    while (end < chunk.length && chunk[end] != '\n') {
      end++;
    }
    return end;
  }
}
