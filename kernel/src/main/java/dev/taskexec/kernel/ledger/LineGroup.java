package dev.taskexec.kernel.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Whole lines that are written together. For use under the ledger's lock.
///
/// A stream of its own, because the platform's gives its bytes away only as a copy.
final class LineGroup extends ByteArrayOutputStream {
  private static final int USUAL_BYTES = 1 << 14;

  LineGroup() {
    super(USUAL_BYTES);
  }

  /// @param line without its newline
  void add(byte[] line) {
    writeBytes(line);
    write('\n');
  }

  int length() {
    return count;
  }

  void clear() {
    reset();
  }

  void writeTo(LineStore store) throws IOException {
    store.append(buf, count);
  }
}
