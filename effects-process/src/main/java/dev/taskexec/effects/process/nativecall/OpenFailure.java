package dev.taskexec.effects.process.nativecall;

/// A file or folder could not be opened or made.
///
/// @see Errno#text
public final class OpenFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int ENOENT = 2;
  private static final int EXDEV = 18;
  private static final int ENOTDIR = 20;
  private static final int ENFILE = 23;
  private static final int EMFILE = 24;
  private static final int ELOOP = 40;

  private final int number;

  OpenFailure(int number) {
    super("error " + number);
    this.number = number;
  }

  /// The error number.
  public int number() {
    return number;
  }

  /// Whether nothing is there.
  public boolean isMissing() {
    return number == ENOENT || number == ENOTDIR;
  }

  /// Whether a link stands in the way: a symbolic one, or one of those of `/proc` that lead
  /// anywhere.
  public boolean isLink() {
    return number == ELOOP || number == EXDEV;
  }

  /// Whether no more files may be open.
  public boolean isExhausted() {
    return number == EMFILE || number == ENFILE;
  }
}
