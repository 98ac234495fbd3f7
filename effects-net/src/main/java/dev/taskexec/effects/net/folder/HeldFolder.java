package dev.taskexec.effects.net.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A folder that is held open: what happens meanwhile to the names that lead to it changes nothing.
/// Not for use by several threads.
public final class HeldFolder implements Closeable {
  private static final Path ITSELF = Path.of(".");

  private final SecureDirectoryStream<Path> stream;

  private HeldFolder(SecureDirectoryStream<Path> stream) {
    this.stream = stream;
  }

  /// Goes to a place's folder, one name after the other, through no link.
  ///
  /// @throws IOException also if one of the names became a link meanwhile
  public static HeldFolder of(Place place) throws IOException {
    return of(place, false);
  }

  /// The same, and makes what is missing.
  ///
  /// @throws IOException also if that is not below the root of the plan
  public static HeldFolder making(Place place) throws IOException {
    return of(place, place.start().getParent() != null);
  }

  private static HeldFolder of(Place place, boolean makes) throws IOException {
    var start = opened(place.start());
    var below = place.start().relativize(place.folder());
    if (below.toString().isEmpty()) {
      return start;
    }
    try (start) {
      var folder = start;
      for (var name : below) {
        var outer = folder;
        try {
          if (makes && !outer.has(name)) {
            start.make(place.start(), outer, name);
          }
          folder = outer.inner(name);
        } finally {
          if (outer != start) {
            outer.close();
          }
        }
      }
      return folder;
    }
  }

  @SuppressWarnings("StreamResourceLeak") // whoever holds the folder closes it
  private static HeldFolder opened(Path path) throws IOException {
    return new HeldFolder(secure(path, Files.newDirectoryStream(path)));
  }

  private HeldFolder inner(Path name) throws IOException {
    return new HeldFolder(secure(name, stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)));
  }

  private boolean has(Path name) throws IOException {
    try {
      var _ =
          stream
              .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Makes a folder in another one that is held. Java cannot do that, but it can move one there
  /// that was made here, where the path leads whatever others do.
  ///
  /// @param path of this folder
  private void make(Path path, HeldFolder outer, Path name) throws IOException {
    var fresh = freshName();
    Files.createDirectory(path.resolve(fresh));
    try {
      stream.move(fresh, outer.stream, name);
    } catch (IOException e) {
      stream.deleteDirectory(fresh);
      if (!outer.has(name)) {
        throw e;
      }
      // Somebody else was faster.
    }
  }

  private static SecureDirectoryStream<Path> secure(Path path, DirectoryStream<Path> stream)
      throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new FileSystemException(
        path.toString(), null, "cannot be held open; this needs Linux or macOS");
  }

  /// Opens a file for reading; empty where there is none.
  ///
  /// @throws IOException also if it is no regular file
  Optional<FileChannel> openIfThere(Path name) throws IOException {
    if (attributes(name).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of((FileChannel) open(name, StandardOpenOption.READ));
  }

  /// Opens a file for reading.
  public FileChannel open(Path name) throws IOException {
    return openIfThere(name).orElseThrow(() -> new NoSuchFileException(name.toString()));
  }

  /// Reads a file, of which no more than so much is expected.
  public Optional<byte[]> readIfThere(Path name, int most) throws IOException {
    var channel = openIfThere(name);
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    try (var file = channel.get();
        InputStream in = Channels.newInputStream(file)) {
      return Optional.of(in.readNBytes(most));
    }
  }

  /// Makes a file that nobody has a name for yet.
  FileChannel create(Path name) throws IOException {
    return (FileChannel) open(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private SeekableByteChannel open(Path name, StandardOpenOption... options) throws IOException {
    var all = new HashSet<OpenOption>(Set.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return stream.newByteChannel(name, all);
  }

  /// What is said of a regular file; empty where nothing has the name.
  ///
  /// @throws IOException if something has the name that is no regular file
  Optional<BasicFileAttributes> attributes(Path name) throws IOException {
    try {
      var attributes =
          stream
              .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      if (!attributes.isRegularFile()) {
        throw new FileSystemException(name.toString(), null, "is no regular file");
      }
      return Optional.of(attributes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Whether there is a regular file.
  ///
  /// @throws IOException if something has the name that is no regular file
  public boolean isThere(Path name) throws IOException {
    return attributes(name).isPresent();
  }

  /// Gives one file the permission bits of another, if that is there.
  void takeOverBits(Path from, Path to) throws IOException {
    if (attributes(from).isPresent()) {
      posix(to).setPermissions(posix(from).readAttributes().permissions());
    }
  }

  private PosixFileAttributeView posix(Path name) {
    return stream.getFileAttributeView(
        name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /// Renames a file in this folder over another one.
  void rename(Path from, Path to) throws IOException {
    stream.move(from, stream, to);
  }

  void delete(Path name) throws IOException {
    stream.deleteFile(name);
  }

  /// Forces the folder's entries to disk.
  void force() throws IOException {
    try (var itself =
        (FileChannel) stream.newByteChannel(ITSELF, Set.of(StandardOpenOption.READ))) {
      itself.force(true);
    }
  }

  /// A name that nothing here has.
  static Path freshName() {
    return Path.of(".%s.tmp".formatted(UUID.randomUUID()));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
