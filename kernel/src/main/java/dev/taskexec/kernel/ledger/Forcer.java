package dev.taskexec.kernel.ledger;

/// Makes the ledger durable away from the run loop, so that the loop never waits for the disk.
public interface Forcer {

  /// Starts forcing all that was appended before this call and returns at once; a message to the
  /// loop MUST follow: up to which record the ledger is durable, or that it cannot be made so. A
  /// call while one is under way is answered by one more.
  void force();
}
