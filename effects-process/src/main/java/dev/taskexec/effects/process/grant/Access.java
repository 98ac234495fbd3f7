package dev.taskexec.effects.process.grant;

/// What a program may do with a file or below a folder.
public enum Access {
  /// Read files, and list folders.
  READ,
  /// List folders, without reading what is in them. Part of `READ`.
  LIST,
  /// Start programs. Always together with `READ`.
  EXECUTE,
  /// Change the content of files that exist.
  CHANGE,
  /// Create, rename, link and delete files, folders, links and pipes below a folder.
  CREATE
}
