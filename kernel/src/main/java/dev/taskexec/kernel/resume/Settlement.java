package dev.taskexec.kernel.resume;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.kernel.json.JsonFields;
import java.util.HexFormat;
import java.util.Optional;

/// What the ledger says of a task that was settled, as far as resuming needs it.
///
/// @param outcome the word of its outcome
/// @param why the word for why it was skipped; empty for any other outcome
/// @param reason one line; empty where there is evidence, which says it too
/// @param attempts how many there were, from 0
/// @param ms how long the last one took
/// @param seq the number of the record, which is the order in which tasks were settled
/// @param evidence the SHA-256 of its last line in `evidence.jsonl`; empty for none
record Settlement(
    String outcome,
    String why,
    String reason,
    int attempts,
    int failures,
    long ms,
    long seq,
    byte[] evidence) {
  private static final byte[] NONE = {};
  private static final HexFormat HEX = HexFormat.of();
  private static final String PREFIX = "sha256:";

  /// @param data of a `task.settled`
  /// @throws IllegalArgumentException if it is not as the kit writes it
  static Settlement of(JsonFields data, long seq) {
    var attempts = data.smallCount("attempts");
    var evidence = data.optionalText("evidence").map(Settlement::digest).orElse(NONE);
    return new Settlement(
        data.text("outcome").intern(),
        data.optionalText("why").orElse("").intern(),
        // A million tasks that were skipped say the same.
        evidence.length == 0 ? reason(data).intern() : "",
        attempts,
        Math.min(data.smallCount("failures"), attempts),
        data.count("ms"),
        seq,
        evidence);
  }

  boolean hasEvidence() {
    return evidence.length > 0;
  }

  /// The digest of its last line in `evidence.jsonl`.
  Optional<Sha256> digest() {
    return hasEvidence() ? Optional.of(new Sha256(HEX.formatHex(evidence))) : Optional.empty();
  }

  /// How many attempts had failed before the last one.
  int failuresBefore() {
    var itself =
        switch (outcome) {
          case "error", "timeout", "exhausted" -> 1;
          default -> 0;
        };
    return Math.clamp(failures - itself, 0, Math.max(0, attempts - 1));
  }

  /// A reason that was too long for the ledger is named there by its digest.
  private static String reason(JsonFields data) {
    return data.isText("reason") ? data.text("reason") : "";
  }

  private static byte[] digest(String text) {
    var bytes = HEX.parseHex(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    if (bytes.length != 32) {
      throw new IllegalArgumentException("`evidence` is no SHA-256 digest");
    }
    return bytes;
  }
}
