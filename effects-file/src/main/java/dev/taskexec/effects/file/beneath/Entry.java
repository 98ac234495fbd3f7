package dev.taskexec.effects.file.beneath;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// What a folder knows of one of its entries; of a link, the link.
///
/// @param size in bytes
public record Entry(Kind kind, long size, Set<PosixFilePermission> permissions) {

  public Entry {
    permissions = Set.copyOf(permissions);
  }

  static Entry of(PosixFileAttributes attributes) {
    return new Entry(kind(attributes), attributes.size(), attributes.permissions());
  }

  static Kind kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return Kind.FILE;
    }
    if (attributes.isDirectory()) {
      return Kind.FOLDER;
    }
    return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
  }
}
