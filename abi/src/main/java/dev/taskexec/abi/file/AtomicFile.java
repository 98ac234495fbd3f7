package dev.taskexec.abi.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// A file that appears whole or not at all: written beside its place under a temporary name, forced
/// to disk, renamed over the old one, and the folder forced.
///
/// A link is followed, so that the link stays and its target is replaced; a replaced file keeps its
/// permission bits; something that is no regular file (a device, a pipe) is written to directly.
/// Not for use by several threads.
public final class AtomicFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  /// As many as Linux follows.
  private static final int MOST_LINKS = 40;

  /// What fills the file.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private final Path target;
  private final Path written;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean committed;

  private AtomicFile(Path target, Path written, FileChannel channel) {
    this.target = target;
    this.written = written;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
  }

  /// Writes a whole file.
  ///
  /// @throws IOException if anything fails; the target is then as it was
  public static void write(Path target, Body body) throws IOException {
    try (var file = create(target)) {
      body.writeTo(file.stream());
      file.commit();
    }
  }

  /// Writes a whole file where there is nothing yet, not even a link that leads nowhere; also if
  /// somebody else does so at the same time.
  ///
  /// @throws FileAlreadyExistsException if something stands there; it is as it was
  /// @throws IOException if anything else fails; nothing is left then
  public static void writeNew(Path target, Body body) throws IOException {
    var beside = target.resolveSibling(".%s.tmp".formatted(UUID.randomUUID()));
    try {
      write(beside, body);
      appear(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
    forceFolder(target);
  }

  /// Gives a file its name, which nothing may have.
  private static void appear(Path beside, Path target) throws IOException {
    try {
      Files.createLink(target, beside);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException _) {
      // A file system without hard links; this one looks first and then renames.
      Files.move(beside, target);
    }
  }

  /// Opens a file to be filled; it is given up unless [#commit()] is reached.
  ///
  /// @throws IOException if the folder is missing or cannot be written
  public static AtomicFile create(Path target) throws IOException {
    var place = resolve(target);
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      if (Files.isDirectory(place)) {
        throw new FileAlreadyExistsException(target.toString(), null, "is a folder");
      }
      return new AtomicFile(place, place, FileChannel.open(place, StandardOpenOption.WRITE));
    }
    // Of a fixed length: the name of the file itself may be as long as names can be.
    var beside = place.resolveSibling(".%s.tmp".formatted(UUID.randomUUID()));
    var channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new AtomicFile(place, beside, channel);
  }

  /// The buffered stream to fill; [#commit()] flushes and closes it.
  public OutputStream stream() {
    return stream;
  }

  /// Makes the file appear.
  ///
  /// @throws IOException if the bytes cannot be made durable; the target is then as it was
  public void commit() throws IOException {
    stream.flush();
    if (written.equals(target)) {
      stream.close();
      committed = true;
      return;
    }
    keepPermissions();
    channel.force(true);
    stream.close();
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
    forceFolder(target);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!committed && !written.equals(target)) {
      Files.deleteIfExists(written);
    }
  }

  /// Makes the folders above a path, where they are missing.
  ///
  /// @throws IOException if one cannot be made, or something else has its name
  public static void makeFoldersOf(Path entry) throws IOException {
    var parent = entry.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent);
    }
  }

  /// Forces the folder that holds a path, so that a created or renamed entry survives a power loss.
  /// Does nothing where folders cannot be opened (Windows).
  public static void forceFolder(Path entry) throws IOException {
    var parent = entry.toAbsolutePath().getParent();
    if (parent == null || entry.getFileSystem().getSeparator().equals("\\")) {
      return;
    }
    try (var folder = FileChannel.open(parent, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private void keepPermissions() throws IOException {
    var old =
        Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (old == null || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.setPosixFilePermissions(written, old.readAttributes().permissions());
  }

  /// Where a chain of links leads, whether or not something is there.
  private static Path resolve(Path link) throws IOException {
    var place = link;
    for (var steps = 0; Files.isSymbolicLink(place); steps++) {
      if (steps == MOST_LINKS) {
        throw new FileSystemLoopException(link.toString());
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
  }
}
