package dev.taskexec.effects.process.trace;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Names as `strace` writes them: between quotes, or behind a descriptor between `<` and `>`, with
/// the escapes of C.
final class Written {

  private Written() {}

  /// The path in quotes. Empty where it is none, or none that Java can name.
  static Optional<Path> quoted(String argument) {
    return argument.length() >= 2 && argument.startsWith("\"") && argument.endsWith("\"")
        ? path(argument.substring(1, argument.length() - 1))
        : Optional.empty();
  }

  /// The path behind a descriptor: `3</etc/passwd>`, `AT_FDCWD</work>`, `3</dev/null<char 1:3>>`.
  static Optional<Path> ofDescriptor(String argument) {
    return behind(argument)
        .filter(name -> name.startsWith("/"))
        .map(name -> name.contains("<") ? name.substring(0, name.indexOf('<')) : name)
        .flatMap(Written::path);
  }

  /// What stands behind a descriptor: a path, or `TCP:[…]`.
  static Optional<String> behind(String argument) {
    var open = argument.indexOf('<');
    var close = argument.lastIndexOf('>');
    return open < 0 || close < open
        ? Optional.empty()
        : Optional.of(argument.substring(open + 1, close));
  }

  private static Optional<Path> path(String escaped) {
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(escaped))).toString();
      return Optional.of(Path.of(text));
    } catch (CharacterCodingException | InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String escaped) {
    var bytes = new ByteArrayOutputStream(escaped.length());
    for (var i = 0; i < escaped.length(); i++) {
      var c = escaped.charAt(i);
      if (c != '\\' || i + 1 == escaped.length()) {
        bytes.write(c);
        continue;
      }
      i++;
      var next = escaped.charAt(i);
      if (isOctal(next)) {
        var value = 0;
        var end = Math.min(escaped.length(), i + 3);
        while (i < end && isOctal(escaped.charAt(i))) {
          value = value * 8 + escaped.charAt(i) - '0';
          i++;
        }
        i--;
        bytes.write(value);
      } else {
        bytes.write(meant(next));
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static int meant(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'v' -> 0x0b;
      case 'f' -> '\f';
      default -> escape;
    };
  }
}
