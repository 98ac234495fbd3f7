package dev.taskexec.effects.net.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A file that appears whole or not at all: written beside its place under a temporary name, forced
/// to disk, renamed over what stood there, and the folder forced. Not for use by several threads.
public final class FreshFile implements Closeable {
  private final HeldFolder folder;
  private final Path name;
  private final Path temporary = HeldFolder.freshName();
  private final FileChannel channel;
  private boolean committed;

  private FreshFile(HeldFolder folder, Path name) throws IOException {
    this.folder = folder;
    this.name = name;
    this.channel = folder.create(temporary);
  }

  /// Opens a file to be filled; it is given up unless [#commit()] is reached.
  ///
  /// @param folder stays the caller's
  /// @throws IOException also if something that is no regular file has the name
  public static FreshFile in(HeldFolder folder, Path name) throws IOException {
    var _ = folder.attributes(name);
    return new FreshFile(folder, name);
  }

  public OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  /// Gives it its name. Permission bits stay those of the file that had it.
  public void commit() throws IOException {
    folder.takeOverBits(name, temporary);
    channel.force(true);
    folder.rename(temporary, name);
    committed = true;
    folder.force();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!committed) {
      folder.delete(temporary);
    }
  }
}
