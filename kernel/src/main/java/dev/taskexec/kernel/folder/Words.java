package dev.taskexec.kernel.folder;

import dev.taskexec.abi.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// How text and time stand in the run's files.
public final class Words {
  private static final char REPLACEMENT = '\uFFFD';
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Words() {}

  /// RFC 3339, UTC, to the millisecond.
  public static JsonValue time(Instant at) {
    return JsonValue.of(MILLISECONDS.format(at));
  }

  /// The text, with U+FFFD for each lone surrogate: an agent may hand in anything, and a run must
  /// not end because a message has no UTF-8 form.
  public static JsonValue text(String text) {
    return JsonValue.of(wellFormed(text));
  }

  public static JsonValue texts(List<String> texts) {
    return new JsonValue.Arr(texts.stream().map(Words::text).toList());
  }

  private static String wellFormed(String text) {
    StringBuilder mended = null;
    for (var i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      mended = mended == null ? new StringBuilder(text) : mended;
      mended.setCharAt(i, REPLACEMENT);
    }
    return mended == null ? text : mended.toString();
  }
}
