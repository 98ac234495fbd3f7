package dev.taskexec.effects.file.beneath;

import dev.taskexec.effects.file.nativecall.Descriptor;
import dev.taskexec.effects.file.nativecall.Descriptor.Way;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder on Linux. The JDK's own calls work on `/proc/self/fd/N/NAME`, which is the entry `NAME`
/// of the very folder that is held; they follow no link that has that name, because each of them is
/// told not to, or never does.
final class DescriptorFolder implements OpenFolder {
  private final Descriptor held;
  private final Path real;

  private DescriptorFolder(Descriptor held, Path real) {
    this.held = held;
    this.real = real;
  }

  /// Takes over the descriptor.
  static DescriptorFolder of(Descriptor held) throws IOException {
    try {
      var real = held.real();
      if (!Files.isDirectory(held.path())) {
        throw new NotDirectoryException(real.toString());
      }
      return new DescriptorFolder(held, real);
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private Path at(Path name) {
    return held.path().resolve(Names.one(name));
  }

  @Override
  public Path real() {
    return real;
  }

  @Override
  public Optional<Entry> entry(Path name) throws IOException {
    try {
      return Optional.of(
          Entry.of(
              Files.readAttributes(
                  at(name), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public int names(Path name) throws IOException {
    return (int) Files.getAttribute(at(name), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Path target(Path link) throws IOException {
    return Files.readSymbolicLink(at(link));
  }

  @Override
  public List<Path> names() throws IOException {
    var names = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(held.path())) {
      entries.forEach(entry -> names.add(Names.last(entry)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public OpenFolder folder(Path name) throws IOException {
    return of(held.openFrom(Names.one(name), Way.WITHOUT_LINKS));
  }

  @Override
  public SeekableByteChannel read(Path name) throws IOException {
    return open(name, StandardOpenOption.READ);
  }

  @Override
  public SeekableByteChannel append(Path name) throws IOException {
    return open(name, StandardOpenOption.APPEND);
  }

  /// Holds the file first and looks at what it is: to open a pipe would be to wait for somebody.
  private SeekableByteChannel open(Path name, OpenOption option) throws IOException {
    try (var file = held.openFrom(Names.one(name), Way.WITHOUT_LINKS)) {
      var kind = Entry.kind(Files.readAttributes(file.path(), BasicFileAttributes.class));
      if (kind != Kind.FILE) {
        throw new NoFileException(name.toString(), kind);
      }
      return FileChannel.open(file.path(), option);
    } catch (FileSystemLoopException e) {
      throw new NoFileException(name.toString(), Kind.LINK);
    }
  }

  @Override
  public SeekableByteChannel create(Path name) throws IOException {
    return FileChannel.open(at(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void makeFolder(Path name) throws IOException {
    Files.createDirectory(at(name));
  }

  @Override
  public void permit(Path name, Set<PosixFilePermission> permissions) throws IOException {
    try (var file = held.openFrom(Names.one(name), Way.WITHOUT_LINKS)) {
      Files.setPosixFilePermissions(file.path(), permissions);
    }
  }

  @Override
  public void rename(Path name, OpenFolder folder, Path other, boolean replace) throws IOException {
    if (!(folder instanceof DescriptorFolder target)) {
      throw new IllegalArgumentException("a folder that was opened another way");
    }
    if (!replace && held.renameTo(Names.one(name), target.held, Names.one(other))) {
      return;
    }
    if (!replace && target.entry(other).isPresent()) {
      throw new FileAlreadyExistsException(other.toString());
    }
    Files.move(at(name), target.at(other), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path name) throws IOException {
    if (entry(name).filter(entry -> entry.kind() == Kind.FOLDER).isPresent()) {
      throw new NoFileException(name.toString(), Kind.FOLDER);
    }
    Files.delete(at(name));
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    Files.delete(at(name));
  }

  @Override
  public void force() throws IOException {
    try (var folder = FileChannel.open(held.path(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (AccessDeniedException e) {
      // A folder that may be written but not read cannot be forced.
    }
  }

  @Override
  public void close() {
    held.close();
  }
}
