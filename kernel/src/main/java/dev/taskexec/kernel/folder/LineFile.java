package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// A file of lines of canonical JSON, appended to. Lines can be read by others after [#flush()];
/// they are not forced to disk. For use by one thread.
final class LineFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Place place;
  private final OutputStream out;

  private LineFile(Place place, OutputStream out) {
    this.place = place;
    this.out = out;
  }

  /// @param place exists
  static LineFile open(Place place) throws EvidenceException {
    try {
      var file = Files.newOutputStream(place.real(), StandardOpenOption.APPEND);
      return new LineFile(place, new BufferedOutputStream(file, BUFFER_BYTES));
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  /// @return the line, without its newline
  byte[] append(JsonValue value) throws EvidenceException {
    var line = CanonicalJson.bytes(value);
    try {
      out.write(line);
      out.write('\n');
      return line;
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  void flush() throws EvidenceException {
    try {
      out.flush();
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  @Override
  public void close() throws EvidenceException {
    try {
      out.close();
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }
}
