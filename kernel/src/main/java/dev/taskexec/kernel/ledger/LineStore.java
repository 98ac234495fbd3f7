package dev.taskexec.kernel.ledger;

import java.io.IOException;
import java.util.List;

/// The little that the ledger's writer needs of a file system: a file, or a memory that crashes.
///
/// - [#append] and [#force] MUST NOT break off because their thread is interrupted: the threads of
///   tasks that are being stopped still record what happened.
/// - [#append] is called by one thread at a time; [#force] by one thread at a time, also while
///   another appends.
/// - All others are called before the first append.
public interface LineStore extends LineSource {

  /// Adds bytes at the end. Others can read them when it returns; they survive the death of the
  /// kit, and not yet that of the machine.
  ///
  /// @throws IOException if they cannot be added; some of them may have been
  void append(byte[] bytes, int length) throws IOException;

  /// Makes all that was added before this call survive the death of the machine.
  ///
  /// @throws IOException if that cannot be done; nothing is known then of what was added since the
  ///   last call that succeeded, and another call proves nothing
  void force() throws IOException;

  /// Keeps what stands behind a place aside, durably, and then cuts it off, durably.
  ///
  /// @param size how long the store is afterwards
  void cutOff(long size) throws IOException;

  /// All that was ever kept aside, in the order in which it was.
  List<Kept> kept() throws IOException;

  /// A torn tail that was kept aside.
  ///
  /// @param name of the file beside the ledger
  record Kept(String name, long bytes) {}
}
