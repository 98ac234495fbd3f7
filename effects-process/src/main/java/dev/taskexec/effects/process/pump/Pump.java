package dev.taskexec.effects.process.pump;

import dev.taskexec.abi.secret.Redaction;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes one stream of a program's output out of a pipe, and the secrets out of that, and appends
/// the rest to a file. Made and ended by one thread, works on another.
final class Pump {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final long STACK_BYTES = 256 << 10;

  private final Redaction.Stream redaction;
  private final FileChannel pipe;

  /// The same pipe, for what is left in it at the end.
  private final FileInputStream rest;

  private final FileOutputStream file;
  private final Thread thread;
  private @Nullable IOException failure;

  /// @param source held open at both ends, so that opening it waits for nobody
  Pump(Path source, Path target, Redaction.Stream redaction) throws IOException {
    this.redaction = redaction;
    this.file = new FileOutputStream(target.toFile(), true);
    try {
      this.pipe = FileChannel.open(source, StandardOpenOption.READ);
      this.rest = new FileInputStream(source.toFile());
    } catch (IOException e) {
      file.close();
      throw e;
    }
    this.thread =
        Thread.ofPlatform()
            .name("output " + target.getFileName())
            .daemon()
            .inheritInheritableThreadLocals(false)
            .stackSize(STACK_BYTES)
            .unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /// Takes what the program has written, and ends, whoever else still holds the pipe: the program
  /// has ended, so that all of it is in there.
  ///
  /// @return why not all of it is in the file
  Optional<IOException> end() {
    try (pipe;
        rest;
        file) {
      // Wakes the thread from its read; what it has read already it still writes.
      pipe.close();
      joined();
      var left = rest.readNBytes(rest.available());
      write(redaction.next(left, true));
    } catch (IOException e) {
      failed(e);
    }
    return Optional.ofNullable(failure);
  }

  private void work() {
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try {
      while (pipe.read(buffer.clear()) >= 0) {
        write(redaction.next(Arrays.copyOf(buffer.array(), buffer.position()), false));
      }
    } catch (ClosedChannelException _) {
      // The program has ended, and something that it left behind holds the pipe.
    } catch (IOException e) {
      failed(e);
    }
  }

  /// Where the file takes no more, the program goes on all the same: its output is thrown away.
  private void write(byte[] bytes) {
    try {
      if (failure == null) {
        file.write(bytes);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (failure == null) {
      failure = e;
    }
  }

  private void joined() {
    var interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
