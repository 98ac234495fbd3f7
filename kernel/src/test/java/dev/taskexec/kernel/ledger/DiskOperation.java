package dev.taskexec.kernel.ledger;

/// One thing that was done to a disk, as far as it got. Bytes stand as characters.
public sealed interface DiskOperation {

  /// @param bytes that arrived: after a short write fewer than were meant
  record Append(String bytes) implements DiskOperation {}

  /// @param good whether it succeeded; after one that did not, nobody knows what it left
  record Force(boolean good) implements DiskOperation {}

  /// A tail appeared beside the file, whole and durably.
  record Keep(String bytes) implements DiskOperation {}

  /// What is behind was cut off, not durably yet.
  record Cut(long size) implements DiskOperation {}
}
