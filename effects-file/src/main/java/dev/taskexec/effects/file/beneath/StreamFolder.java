package dev.taskexec.effects.file.beneath;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder as the JDK can hold one open. Two things it has no way for are done by the folder's
/// path: making a folder, which is looked at afterwards, and reading what a link says, which is
/// believed by nobody.
final class StreamFolder implements OpenFolder {
  private static final Path ITSELF = Path.of(".");

  private final SecureDirectoryStream<Path> stream;
  private final Path real;

  private StreamFolder(SecureDirectoryStream<Path> stream, Path real) {
    this.stream = stream;
    this.real = real;
  }

  /// @param real absolute, known to have no links
  static StreamFolder at(Path real) throws IOException {
    var stream = Files.newDirectoryStream(real);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new StreamFolder(secure, real);
    }
    stream.close();
    throw new FileSystemException(
        real.toString(), null, "this system cannot hold a folder open, so nothing is safe in it");
  }

  @Override
  public Path real() {
    return real;
  }

  private PosixFileAttributeView view(Path name) throws IOException {
    var view =
        stream.getFileAttributeView(
            Names.one(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      throw new FileSystemException(name.toString(), null, "this system has no permissions");
    }
    return view;
  }

  @Override
  public Optional<Entry> entry(Path name) throws IOException {
    try {
      return Optional.of(Entry.of(view(name).readAttributes()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public int names(Path name) throws IOException {
    return (int)
        Files.getAttribute(real.resolve(Names.one(name)), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Path target(Path link) throws IOException {
    return Files.readSymbolicLink(real.resolve(Names.one(link)));
  }

  @Override
  public List<Path> names() throws IOException {
    var names = new ArrayList<Path>();
    try (var entries = stream.newDirectoryStream(ITSELF, LinkOption.NOFOLLOW_LINKS)) {
      entries.forEach(entry -> names.add(Names.last(entry)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public StreamFolder folder(Path name) throws IOException {
    if (entry(name).filter(entry -> entry.kind() != Kind.FOLDER).isPresent()) {
      throw new NotDirectoryException(name.toString());
    }
    return new StreamFolder(
        stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), real.resolve(name));
  }

  @Override
  public SeekableByteChannel read(Path name) throws IOException {
    mustBeFile(name);
    return stream.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public SeekableByteChannel append(Path name) throws IOException {
    mustBeFile(name);
    return stream.newByteChannel(
        name, Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
  }

  private void mustBeFile(Path name) throws IOException {
    var kind = entry(name).map(Entry::kind).orElse(Kind.FILE);
    if (kind != Kind.FILE) {
      throw new NoFileException(name.toString(), kind);
    }
  }

  @Override
  public SeekableByteChannel create(Path name) throws IOException {
    return stream.newByteChannel(
        Names.one(name),
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public void makeFolder(Path name) throws IOException {
    if (entry(name).isPresent()) {
      throw new FileAlreadyExistsException(name.toString());
    }
    Files.createDirectory(real.resolve(Names.one(name)));
    if (entry(name).filter(entry -> entry.kind() == Kind.FOLDER).isEmpty()) {
      throw new FileSystemException(
          name.toString(), null, "its folder was moved while it was made");
    }
  }

  @Override
  public void permit(Path name, Set<PosixFilePermission> permissions) throws IOException {
    view(name).setPermissions(permissions);
  }

  /// Looks first where nothing may be replaced: there is no way to do that in one step.
  @Override
  public void rename(Path name, OpenFolder folder, Path other, boolean replace) throws IOException {
    if (!(folder instanceof StreamFolder target)) {
      throw new IllegalArgumentException("a folder that was opened another way");
    }
    if (!replace && target.entry(other).isPresent()) {
      throw new FileAlreadyExistsException(other.toString());
    }
    stream.move(Names.one(name), target.stream, Names.one(other));
  }

  @Override
  public void delete(Path name) throws IOException {
    if (entry(name).filter(entry -> entry.kind() == Kind.FOLDER).isPresent()) {
      throw new NoFileException(name.toString(), Kind.FOLDER);
    }
    stream.deleteFile(name);
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    stream.deleteDirectory(Names.one(name));
  }

  /// The JDK has no way to force a folder that it holds.
  @Override
  public void force() {}

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
