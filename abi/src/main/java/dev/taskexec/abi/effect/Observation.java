package dev.taskexec.abi.effect;

import java.nio.file.Path;

/// One thing that a watched program was seen to do, and that a permit would have to allow.
public sealed interface Observation {

  /// @param path absolute, with links resolved as far as that was still possible
  record Touched(Way way, Path path) implements Observation {}

  /// How a file or folder was touched.
  enum Way {
    /// A file was read.
    READ,
    /// The names in a folder were read.
    LISTED,
    /// The content of a file was written; perhaps it was made by that.
    CHANGED,
    /// Something was created anew, renamed, linked or deleted under this path.
    ENTRY,
    /// A folder was made.
    FOLDER
  }

  /// A program was started.
  ///
  /// @param program its file
  /// @param named whether it is the one that the envelope names itself
  record Ran(Path program, boolean named) implements Observation {}

  /// A TCP connection was begun.
  ///
  /// @param address as rules have it: `127.0.0.1`, `[::1]`
  record Connected(String address, int port) implements Observation {}

  /// Something was done that no permit can allow.
  ///
  /// @param what such as `uses the Unix socket /run/x`
  record Barred(String what) implements Observation {}

  /// Something may have been done that could not be watched.
  ///
  /// @param reason one line
  record Unseen(String reason) implements Observation {}
}
