package dev.taskexec.kernel.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A lock between all kits that keep their runs in one place, held while one of them adds to what
/// is remembered. The operating system drops it with the process that holds it.
final class StoreLock implements Closeable {
  /// Operating systems lock files for a process, so its own threads are kept apart here.
  private static final ReentrantLock OURS = new ReentrantLock();

  private static final int TRIES = 500;
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits for the lock, but not for ever: somebody may have stopped the kit that holds it.
  ///
  /// @throws IOException if it cannot be had
  static StoreLock take(Path file) throws IOException {
    OURS.lock();
    try {
      return new StoreLock(locked(file));
    } catch (IOException | RuntimeException e) {
      OURS.unlock();
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      for (var i = 0; i < TRIES; i++) {
        if (channel.tryLock() != null) {
          return channel;
        }
        LockSupport.parkNanos(WAIT_NANOS);
      }
      throw new IOException("locked by another kit: " + file);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OURS.unlock();
    }
  }
}
