package dev.taskexec.kernel.folder;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.LogFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;

/// The log of something that prints: a header line, standard output, and where there was standard
/// error an empty line's newline, `[stderr]`, a newline and standard error.
///
/// Standard output goes straight to the log, standard error beside it until the end, so that output
/// of any size needs no memory. Ended by [#finish()] or [#discard()]; closing one that is neither
/// finishes it. For use by one thread.
public final class OutputLog implements AutoCloseable {
  private static final byte[] SEPARATOR = "\n[stderr]\n".getBytes(StandardCharsets.UTF_8);

  private final Place log;
  private final Path stderr;
  private boolean ended;

  private OutputLog(Place log, Path stderr) {
    this.log = log;
    this.stderr = stderr;
  }

  /// @param log exists, with its header
  static OutputLog begin(Place log) throws EvidenceException {
    var name = String.valueOf(log.real().getFileName());
    var stem = name.substring(0, name.lastIndexOf('.'));
    var stderr = log.real().resolveSibling("." + stem + ".stderr");
    try {
      Files.write(stderr, new byte[0], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw Unwritable.at(log.shown(), e);
    }
    return new OutputLog(log, stderr);
  }

  /// Where the output goes.
  public OutputFiles files() {
    return new OutputFiles(log.real(), stderr);
  }

  /// Puts the log together.
  public LogFile finish() throws EvidenceException {
    ended = true;
    try {
      if (Files.size(stderr) > 0) {
        try (var out = Files.newOutputStream(log.real(), StandardOpenOption.APPEND)) {
          out.write(SEPARATOR);
          // Between two files the JDK lets the operating system copy (FileChannel.transferTo).
          try (var in = Files.newInputStream(stderr)) {
            in.transferTo(out);
          }
        }
      }
      Files.delete(stderr);
      return measured();
    } catch (IOException e) {
      throw Unwritable.at(log.shown(), e);
    }
  }

  /// Removes it, as what should have printed did not begin.
  public void discard() throws EvidenceException {
    ended = true;
    try {
      Files.deleteIfExists(stderr);
      Files.deleteIfExists(log.real());
    } catch (IOException e) {
      throw Unwritable.at(log.shown(), e);
    }
  }

  @Override
  public void close() throws EvidenceException {
    if (!ended) {
      finish();
    }
  }

  private LogFile measured() throws IOException {
    var digest = Sha256.newDigest();
    try (var in = Files.newInputStream(log.real());
        var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      var bytes = in.transferTo(out);
      return new LogFile(log.shown(), bytes, Sha256.of(digest));
    }
  }
}
