package dev.taskexec.effects.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths in arguments. `..` is taken as text: `a/../b` is `b`, whatever `a` is, because permits are
/// asked for what is written.
final class PathArgument {
  private static final int LONGEST_PATH = 4095;
  private static final int LONGEST_NAME = 255;

  private PathArgument() {}

  /// @return absolute, without `.` and `..`
  static Path read(String argument, String text, Path folder) throws WrongArgumentsException {
    if (text.isEmpty()) {
      throw new WrongArgumentsException(argument + " is empty");
    }
    var invisible = text.codePoints().filter(PathArgument::isInvisible).findFirst();
    if (invisible.isPresent()) {
      throw new WrongArgumentsException(
          "%s holds the character U+%04X, which cannot be seen"
              .formatted(argument, invisible.getAsInt()));
    }
    return path(argument, text, folder);
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static Path path(String argument, String text, Path folder)
      throws WrongArgumentsException {
    try {
      var path = folder.resolve(text).normalize();
      if (bytes(path) > LONGEST_PATH) {
        throw new WrongArgumentsException(
            "%s has more than %d bytes".formatted(argument, LONGEST_PATH));
      }
      for (var name : path) {
        if (bytes(name) > LONGEST_NAME) {
          throw new WrongArgumentsException(
              "%s has a name of more than %d bytes".formatted(argument, LONGEST_NAME));
        }
      }
      return path;
    } catch (InvalidPathException e) {
      throw new WrongArgumentsException(
          argument
              + " has characters that the encoding of the kit's locale does not have; "
              + "under LC_ALL=C.UTF-8 every character can be used");
    }
  }

  private static int bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
