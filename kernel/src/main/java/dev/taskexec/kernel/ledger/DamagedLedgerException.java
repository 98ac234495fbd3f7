package dev.taskexec.kernel.ledger;

/// A ledger is not as its writer left it, before its last line: nothing repairs that. The message
/// names the file, the line and the byte in one line.
public final class DamagedLedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final long offset;

  /// @param shown the file as the user knows it
  /// @param line from 1
  /// @param offset of the byte, from 0
  public DamagedLedgerException(String shown, long line, long offset, String trouble) {
    super("%s: line %d, byte %d: %s".formatted(shown, line, offset, trouble));
    this.line = line;
    this.offset = offset;
  }

  public long line() {
    return line;
  }

  public long offset() {
    return offset;
  }
}
