package dev.taskexec.planner.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;

/// Strict decoding of UTF-8 (RFC 3629).
public final class Utf8 {
  private static final int CHUNK = 8192;

  private Utf8() {}

  /// A text, or the place of the first byte that cannot be one.
  public sealed interface Decoded {

    /// @param text without the one byte order mark that a file may start with
    /// @param hadBom whether there was one
    record Text(String text, boolean hadBom) implements Decoded {}

    /// @param byteOffset of the malformed sequence, from 0
    /// @param line from 1; lines end at LF, CRLF or CR
    /// @param columnBytes from 1, in bytes
    record Malformed(int byteOffset, int line, int columnBytes) implements Decoded {}
  }

  /// Decodes, needing no memory besides the text's own.
  public static Decoded decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(CHUNK);
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    while (true) {
      var result = decoder.decode(in, out.clear(), true);
      if (result.isError()) {
        return malformed(bytes, in.position());
      }
      if (result.isUnderflow()) {
        break;
      }
    }
    var bom = hasBom(bytes);
    var start = bom ? 3 : 0;
    return new Decoded.Text(new String(bytes, start, bytes.length - start, UTF_8), bom);
  }

  public static boolean hasBom(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static Decoded.Malformed malformed(byte[] bytes, int offset) {
    var line = 1;
    var lineStart = 0;
    for (var i = 0; i < offset; i++) {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Decoded.Malformed(offset, line, offset - lineStart + 1);
  }
}
