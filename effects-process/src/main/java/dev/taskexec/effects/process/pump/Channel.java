package dev.taskexec.effects.process.pump;

import dev.taskexec.effects.process.nativecall.Pipe;
import dev.taskexec.effects.process.nativecall.Platform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a program writes to instead of its file, and the kit reads from. Closing it leaves what was
/// opened open.
sealed interface Channel extends AutoCloseable {

  Path reading();

  Path writing();

  /// What the system shows of a process's output that goes here; empty where that says nothing.
  Optional<Path> mark();

  @Override
  void close();

  static Channel open() throws IOException {
    return Platform.isKnown() ? new Unnamed(Pipe.open()) : Named.make();
  }

  /// A pipe that only this process and its children have.
  record Unnamed(Pipe pipe) implements Channel {
    @Override
    public Path reading() {
      return pipe.reading();
    }

    @Override
    public Path writing() {
      return pipe.writing();
    }

    @Override
    public Optional<Path> mark() {
      try {
        return Optional.of(Files.readSymbolicLink(pipe.reading()));
      } catch (IOException _) {
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      pipe.close();
    }
  }

  /// A pipe with a name in a private folder, for machines whose own calls are not known here. It is
  /// held open at both ends, so that nobody who opens one waits for the other.
  record Named(Path folder, Path pipe, RandomAccessFile held) implements Channel {
    static Named make() throws IOException {
      var folder = Files.createTempDirectory("pipe");
      var pipe = folder.resolve("pipe");
      try {
        make(pipe);
        return new Named(folder, pipe, new RandomAccessFile(pipe.toFile(), "rw"));
      } catch (IOException e) {
        Files.deleteIfExists(pipe);
        Files.delete(folder);
        throw e;
      }
    }

    private static void make(Path pipe) throws IOException {
      var maker =
          new ProcessBuilder(List.of("mkfifo", pipe.toString()))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      var interrupted = false;
      while (true) {
        try {
          if (maker.waitFor() != 0) {
            throw new IOException("mkfifo made no pipe");
          }
          return;
        } catch (InterruptedException _) {
          interrupted = true;
        } finally {
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
        }
      }
    }

    @Override
    public Path reading() {
      return pipe;
    }

    @Override
    public Path writing() {
      return pipe;
    }

    @Override
    public Optional<Path> mark() {
      return Optional.empty();
    }

    @Override
    public void close() {
      try {
        held.close();
        Files.deleteIfExists(pipe);
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
