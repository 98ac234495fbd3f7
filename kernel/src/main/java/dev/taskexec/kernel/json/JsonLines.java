package dev.taskexec.kernel.json;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A stream of lines that should each be a JSON object, as somebody may be writing them just now. A
/// line that is something else, that is not ended yet or that is longer than any that the kit
/// writes is passed over. For use by one thread.
public final class JsonLines implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  /// A command line of Linux has at most 128 KiB an argument, and escapes are six bytes a
  /// character.
  private static final int LONGEST = 1 << 24;

  private final InputStream in;

  public JsonLines(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /// The next object; empty at the end.
  public Optional<Obj> next() throws IOException {
    var line = new ByteArrayOutputStream();
    var length = 0L;
    for (var next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        if (length++ < LONGEST) {
          line.write(next);
        }
        continue;
      }
      var object = length > LONGEST ? Optional.<Obj>empty() : JsonText.object(line.toByteArray());
      if (object.isPresent()) {
        return object;
      }
      line.reset();
      length = 0;
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
