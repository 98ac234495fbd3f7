package dev.taskexec.effects.file.beneath;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder that is held open: what is done in it stays in it, whatever becomes of its path
/// meanwhile. For use by one thread.
///
/// Every name is the name of one entry, and no link that has it is followed.
public interface OpenFolder extends Closeable {

  /// Where it was, without links, when it was opened.
  Path real();

  /// What has a name, if anything has.
  Optional<Entry> entry(Path name) throws IOException;

  /// How many names the file of this name has.
  int names(Path name) throws IOException;

  /// Where a link says that it leads.
  Path target(Path link) throws IOException;

  /// The names of all entries, in no order.
  List<Path> names() throws IOException;

  /// Opens a folder in it.
  OpenFolder folder(Path name) throws IOException;

  /// Opens a file to read.
  ///
  /// @throws NoFileException if it is something else
  SeekableByteChannel read(Path name) throws IOException;

  /// Opens a file to write behind its end.
  ///
  /// @throws NoFileException if it is something else
  SeekableByteChannel append(Path name) throws IOException;

  /// Makes a file.
  ///
  /// @throws FileAlreadyExistsException if something has that name
  SeekableByteChannel create(Path name) throws IOException;

  /// @throws FileAlreadyExistsException if something has that name
  void makeFolder(Path name) throws IOException;

  /// Sets the permissions of a file or folder.
  void permit(Path name, Set<PosixFilePermission> permissions) throws IOException;

  /// Renames an entry, also into another folder that was opened the same way.
  ///
  /// @param replace whether a file that has the new name is replaced
  /// @throws FileAlreadyExistsException if something has the new name, and is not to be replaced
  void rename(Path name, OpenFolder folder, Path other, boolean replace) throws IOException;

  /// Removes a file or a link.
  void delete(Path name) throws IOException;

  /// Removes an empty folder.
  void deleteFolder(Path name) throws IOException;

  /// Makes what happened to its names survive a power loss, where the system can.
  void force() throws IOException;
}
