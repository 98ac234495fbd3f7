package dev.taskexec.effects.file.nativecall;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// Paths as the bytes that the operating system has for them: a path keeps bytes that are no
/// character of the locale, its text does not, its URI does.
final class PathBytes {
  private PathBytes() {}

  static byte[] of(Path path) {
    var text = path.toString();
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
    var absolute = path.isAbsolute() ? path : Path.of("/").resolve(path);
    var bytes = unescaped(absolute.toUri().getRawPath());
    // A URI says by a slash at its end that there is a folder.
    var end = bytes.length > 1 && bytes[bytes.length - 1] == '/' ? bytes.length - 1 : bytes.length;
    return Arrays.copyOfRange(bytes, path.isAbsolute() ? 0 : 1, end);
  }

  private static byte[] unescaped(String rawPath) {
    var bytes = new ByteArrayOutputStream(rawPath.length());
    for (var i = 0; i < rawPath.length(); i++) {
      var c = rawPath.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(rawPath, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
