package dev.taskexec.effects.process.pump;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The way of a program's output into its files: the program writes them itself, but where secrets
/// are to be taken out. Made before the start, used by one thread at a time.
public sealed interface Outlet {

  /// Where the program is to write.
  Optional<OutputFiles> files();

  /// What the system shows of the output of a process that writes there, beside the files' names.
  List<Path> marks();

  /// The program was started.
  void started();

  /// The program has ended, or was not started.
  ///
  /// @return why not all that it wrote is in the files
  Optional<IOException> ended();

  /// @param output the files that the output is for
  /// @throws IOException if the system gives no pipe, or a file cannot be opened
  static Outlet to(Optional<OutputFiles> output, Redaction redaction) throws IOException {
    return output.isEmpty() || redaction.isEmpty()
        ? new Direct(output)
        : Pumped.open(output.get(), redaction);
  }

  /// No thread of the kit stands in between.
  record Direct(Optional<OutputFiles> files) implements Outlet {
    @Override
    public List<Path> marks() {
      return List.of();
    }

    @Override
    public void started() {}

    @Override
    public Optional<IOException> ended() {
      return Optional.empty();
    }
  }

  /// Through two pipes, and a thread for each.
  final class Pumped implements Outlet {
    private final Channel stdout;
    private final Channel stderr;
    private final Pump fromStdout;
    private final Pump fromStderr;
    private final List<Path> marks;
    private boolean started;

    private Pumped(Channel stdout, Channel stderr, OutputFiles output, Redaction redaction)
        throws IOException {
      this.stdout = stdout;
      this.stderr = stderr;
      this.marks =
          List.of(stdout, stderr).stream().map(Channel::mark).flatMap(Optional::stream).toList();
      this.fromStdout = new Pump(stdout.reading(), output.stdout(), redaction.stream());
      try {
        this.fromStderr = new Pump(stderr.reading(), output.stderr(), redaction.stream());
      } catch (IOException e) {
        var unused = fromStdout.end();
        throw e;
      }
    }

    private static Pumped open(OutputFiles output, Redaction redaction) throws IOException {
      var stdout = Channel.open();
      try {
        var stderr = Channel.open();
        try {
          return new Pumped(stdout, stderr, output, redaction);
        } catch (IOException e) {
          stderr.close();
          throw e;
        }
      } catch (IOException e) {
        stdout.close();
        throw e;
      }
    }

    @Override
    public Optional<OutputFiles> files() {
      return Optional.of(new OutputFiles(stdout.writing(), stderr.writing()));
    }

    @Override
    public List<Path> marks() {
      return marks;
    }

    /// From here on only the program and what it starts hold the ends that are written to.
    @Override
    public void started() {
      started = true;
      stdout.close();
      stderr.close();
      fromStdout.start();
      fromStderr.start();
    }

    @Override
    public Optional<IOException> ended() {
      if (!started) {
        stdout.close();
        stderr.close();
      }
      var first = fromStdout.end();
      var second = fromStderr.end();
      return first.or(() -> second);
    }
  }
}
