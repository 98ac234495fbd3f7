package dev.taskexec.abi.audit;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.run.RunId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/// One line of the audit ledger: who was allowed to do what, or what was done.
///
/// @param seq from 0, without gaps; this, not `at`, is the order
/// @param at advisory, to the millisecond
/// @param data by kind
/// @param prev the digest of the previous line's bytes without its newline; 64 zeros for the first
public record AuditRecord(
    long seq,
    Instant at,
    AuditKind kind,
    RunId run,
    Optional<Instance> task,
    OptionalInt attempt,
    JsonValue.Obj data,
    Sha256 prev) {
  /// The longest line there may be, in bytes, without its newline.
  public static final int MAX_LINE_BYTES = 65_535;

  private static final int VERSION = 1;
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  public AuditRecord {
    if (seq < 0) {
      throw new IllegalArgumentException("record number " + seq);
    }
    if (attempt.isPresent() && (task.isEmpty() || attempt.getAsInt() < 1)) {
      throw new IllegalArgumentException("attempt " + attempt.getAsInt() + " of " + task);
    }
  }

  /// The record as its line: RFC 8785 canonical JSON in UTF-8, without the newline.
  ///
  /// @throws IllegalArgumentException if the line would be longer than [#MAX_LINE_BYTES]
  public byte[] line() {
    var members =
        JsonValue.Obj.builder()
            .put("at", MILLISECONDS.format(at))
            .put("data", data)
            .put("kind", kind.word())
            .put("prev", prev.hex())
            .put("run", run.value())
            .put("seq", seq)
            .put("v", VERSION);
    task.ifPresent(instance -> members.put("task", instance.toString()));
    attempt.ifPresent(number -> members.put("attempt", number));
    var line = CanonicalJson.bytes(members.build());
    if (line.length > MAX_LINE_BYTES) {
      throw new IllegalArgumentException(
          "a record of %d bytes; at most %d".formatted(line.length, MAX_LINE_BYTES));
    }
    return line;
  }
}
