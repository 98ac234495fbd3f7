package dev.taskexec.kernel.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Makes a value of what a source gave.
final class SecretText {
  /// In bytes.
  static final int MOST_BYTES = 64 << 10;

  private SecretText() {}

  /// The text of a file or of a program's output, without one newline at its end.
  static Found of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return new Found.Not("it is longer than %d bytes".formatted(MOST_BYTES));
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return of(withoutNewline(text));
    } catch (CharacterCodingException _) {
      return new Found.Not("it is not UTF-8, and a variable holds text");
    }
  }

  static Found of(String value) {
    if (value.isEmpty()) {
      return new Found.Not("it is empty");
    }
    if (value.indexOf('\0') >= 0) {
      return new Found.Not("it has a NUL character, which no variable can hold");
    }
    return new Found.Value(value);
  }

  private static String withoutNewline(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
