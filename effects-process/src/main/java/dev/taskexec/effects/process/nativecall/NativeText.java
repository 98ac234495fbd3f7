package dev.taskexec.effects.process.nativecall;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Java's texts and paths as the bytes that the operating system has for them, and back, exactly as
/// the JDK translates its own.
///
/// A path keeps bytes that are no character of the locale; its text does not. Both directions of
/// its URI keep them.
public final class NativeText {
  private static final boolean IS_UTF_8 = isUtf8();

  private NativeText() {}

  /// The bytes of a text.
  public static byte[] encode(String text) {
    if (IS_UTF_8 || isAscii(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length());
    var parts = text.split("/", -1);
    for (var i = 0; i < parts.length; i++) {
      if (i > 0) {
        bytes.write('/');
      }
      bytes.writeBytes(encodePart(parts[i]));
    }
    return bytes.toByteArray();
  }

  private static byte[] encodePart(String part) {
    if (part.isEmpty()) {
      return new byte[0];
    }
    try {
      return encode(Path.of(part));
    } catch (InvalidPathException e) {
      // A question mark for what the locale does not have, as the JDK hands it over.
      return part.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /// The text that Java has for bytes; what is no character of the locale is lost.
  public static String decode(byte[] bytes) {
    if (IS_UTF_8 || isAscii(bytes)) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder();
    var start = 0;
    for (var i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '/') {
        if (i > start) {
          text.append(path(Arrays.copyOfRange(bytes, start, i)));
        }
        if (i < bytes.length) {
          text.append('/');
        }
        start = i + 1;
      }
    }
    return text.toString();
  }

  /// The bytes of a path.
  public static byte[] encode(Path path) {
    var text = path.toString();
    if (isAscii(text)) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
    var absolute = path.isAbsolute() ? path : Path.of("/").resolve(path);
    var bytes = unescaped(absolute.toUri().getRawPath());
    // A URI says by a slash at its end that there is a folder.
    var end = bytes.length > 1 && bytes[bytes.length - 1] == '/' ? bytes.length - 1 : bytes.length;
    return Arrays.copyOfRange(bytes, path.isAbsolute() ? 0 : 1, end);
  }

  /// The path of bytes without NUL; relative where they do not begin with a slash.
  public static Path path(byte[] bytes) {
    if (isAscii(bytes)) {
      return Path.of(new String(bytes, StandardCharsets.US_ASCII));
    }
    var uri = new StringBuilder("file:///");
    for (var each : bytes) {
      uri.append(each == '/' ? "/" : "%" + HexFormat.of().toHexDigits(each));
    }
    var absolute = Path.of(URI.create(uri.toString()));
    return bytes[0] == '/' ? absolute : Path.of("/").relativize(absolute);
  }

  /// The paths in a list with colons between them; an empty one is the working folder.
  public static List<Path> paths(byte[] list) {
    var paths = new ArrayList<Path>();
    var start = 0;
    for (var i = 0; i <= list.length; i++) {
      if (i == list.length || list[i] == ':') {
        paths.add(path(Arrays.copyOfRange(list, start, i)));
        start = i + 1;
      }
    }
    return paths;
  }

  static Charset charset() {
    return IS_UTF_8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
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

  private static boolean isUtf8() {
    try {
      return Path.of("/\u017c").toUri().getRawPath().equalsIgnoreCase("/%C5%BC");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isAscii(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] bytes) {
    for (var each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }
}
