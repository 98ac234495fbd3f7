package dev.taskexec.effects.net;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.abi.text.OneLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A response as it goes into the result: without secrets, and without what would make a terminal
/// or a reader stumble.
///
/// @param redaction of all that is told
record Evidence(Redaction redaction) {
  private static final int LONGEST_VALUE = 1000;
  private static final int MOST_FIELDS = 100;

  /// They let whoever reads them act for whom they were given to.
  private static final Set<String> CREDENTIALS = Set.of("set-cookie", "set-cookie2");

  void put(JsonValue.Builder result, Map<String, String> fields) {
    var told = new LinkedHashMap<String, String>();
    for (var field : fields.entrySet()) {
      if (told.size() < MOST_FIELDS && !CREDENTIALS.contains(field.getKey())) {
        told.put(field.getKey(), OneLine.of(redaction.text(field.getValue()), LONGEST_VALUE));
      }
    }
    result.putStrings("headers", told);
  }

  /// The body as `body` if it is a text, else as `body_base64`.
  void put(JsonValue.Builder result, byte[] body) {
    var told = redaction.stream().next(body, true);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(told)).toString();
      if (text.chars().noneMatch(Evidence::isOfNoText)) {
        result.put("body", text);
        return;
      }
    } catch (CharacterCodingException e) {
      // Then it is no text.
    }
    result.put("body_base64", Base64.getEncoder().encodeToString(told));
  }

  private static boolean isOfNoText(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }
}
