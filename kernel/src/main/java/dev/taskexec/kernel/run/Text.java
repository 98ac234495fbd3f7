package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import java.nio.charset.StandardCharsets;

/// How text that others made stands in the ledger: whole up to 4,096 bytes of UTF-8, else by its
/// digest and size, so that no record grows beyond its bound.
final class Text {
  private static final int LONGEST_BYTES = 4_096;

  private Text() {}

  /// @param text may hold anything; a lone surrogate, which has no UTF-8 form, becomes `?`
  static JsonValue of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_BYTES) {
      return JsonValue.of(new String(bytes, StandardCharsets.UTF_8));
    }
    return JsonValue.Obj.builder()
        .put("sha256", Sha256.of(bytes).hex())
        .put("size", bytes.length)
        .build();
  }
}
