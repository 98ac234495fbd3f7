package dev.taskexec.kernel.ledger;

import java.io.Closeable;
import java.io.IOException;

/// The little that the ledger's writer needs of a file system: a file, or a memory that crashes.
/// Used under the ledger's lock.
public interface LineStore extends Closeable {

  /// How long it is, in bytes.
  long size() throws IOException;

  /// Reads a stretch that is there.
  byte[] read(long from, int length) throws IOException;

  /// Adds bytes at the end, by one write. Others can read them when it returns; they survive the
  /// death of the kit, and not yet that of the machine.
  void append(byte[] bytes) throws IOException;

  /// Makes all that was added survive the death of the machine.
  void force() throws IOException;

  /// Keeps a torn tail aside, durably, then cuts it off, durably.
  ///
  /// @param size how long the store is afterwards
  void cutOff(long size, byte[] tail) throws IOException;
}
