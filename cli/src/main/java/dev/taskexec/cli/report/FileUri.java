package dev.taskexec.cli.report;

import java.nio.charset.StandardCharsets;

/// The name of a file as a URI reference (RFC 3986): relative where the name is, `file:` where it
/// is absolute, with everything but unreserved characters percent-encoded.
final class FileUri {
  private static final String HEX = "0123456789ABCDEF";
  private static final String UNRESERVED_MARKS = "-._~";

  private FileUri() {}

  static String of(String name) {
    var out = new StringBuilder(name.startsWith("/") ? "file://" : "");
    for (var b : name.getBytes(StandardCharsets.UTF_8)) {
      if (b == '/' || isUnreserved(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || UNRESERVED_MARKS.indexOf(b) >= 0;
  }
}
