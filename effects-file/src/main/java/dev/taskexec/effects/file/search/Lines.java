package dev.taskexec.effects.file.search;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a file of any size and kind, one after the other, in little memory. What is not
/// UTF-8 is replaced; what of a line is beyond a bound is skipped. For use by one thread.
public final class Lines {
  static final int LONGEST = 20_000;
  private static final int PIECE = 8192;

  private final Reader reader;
  private final char[] piece = new char[PIECE];
  private int at;
  private int end;
  private boolean binary;

  public Lines(ReadableByteChannel in) {
    this.reader =
        Channels.newReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE),
            PIECE);
  }

  /// The next line without its end; empty behind the last one, and where it is no text.
  public Optional<String> next() throws IOException {
    var line = new StringBuilder();
    var any = false;
    while (!binary && (at < end || fill())) {
      any = true;
      var c = piece[at++];
      if (c == '\n') {
        return Optional.of(withoutReturn(line));
      }
      binary |= c == '\0';
      if (line.length() < LONGEST) {
        line.append(c);
      }
    }
    return any && !binary ? Optional.of(withoutReturn(line)) : Optional.empty();
  }

  /// Whether a NUL was met, which no text has.
  public boolean isBinary() {
    return binary;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(reader.read(piece), 0);
    return end > 0;
  }

  private static String withoutReturn(StringBuilder line) {
    var length = line.length();
    var hasReturn = length > 0 && line.charAt(length - 1) == '\r';
    return line.substring(0, hasReturn ? length - 1 : length);
  }
}
