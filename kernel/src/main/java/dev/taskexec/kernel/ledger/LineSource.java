package dev.taskexec.kernel.ledger;

import java.io.Closeable;
import java.io.IOException;

/// The lines of a ledger as they can be read: a file, or a memory that crashes. For use by one
/// thread.
public interface LineSource extends Closeable {

  /// How long it is, in bytes.
  long size() throws IOException;

  /// Reads a stretch that is there.
  ///
  /// @throws java.io.EOFException if it is not there (any more)
  byte[] read(long from, int length) throws IOException;
}
