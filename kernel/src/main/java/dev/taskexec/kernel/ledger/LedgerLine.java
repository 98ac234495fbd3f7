package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads one line of a ledger as the record that it holds.
///
/// A line is sound if it is, byte for byte, what the writer writes of that record: so there is
/// nothing in it that could be read in two ways, and nothing beside it.
sealed interface LedgerLine {

  record Sound(AuditRecord told) implements LedgerLine {}

  /// @param offset in the line, from 0
  record Unsound(int offset, String trouble) implements LedgerLine {}

  /// @param line without its newline
  static LedgerLine parse(byte[] line) {
    var object = JsonText.object(line);
    if (object.isEmpty()) {
      return new Unsound(0, "no JSON object");
    }
    try {
      var told = told(object.get());
      var differs = Arrays.mismatch(line, told.line());
      return differs < 0
          ? new Sound(told)
          : new Unsound(differs, "not as the writer writes it (RFC 8785, fields of version 1)");
    } catch (DateTimeException _) {
      return new Unsound(0, "`at` is no time");
    } catch (IllegalArgumentException e) {
      return new Unsound(0, String.valueOf(e.getMessage()));
    }
  }

  private static AuditRecord told(Obj object) {
    var kind = text(object, "kind");
    return new AuditRecord(
        number(object, "seq"),
        Instant.parse(text(object, "at")),
        AuditKind.of(kind)
            .orElseThrow(() -> new IllegalArgumentException("no kind of record: " + kind)),
        new RunId(text(object, "run")),
        object.members().containsKey("task")
            ? Optional.of(instance(text(object, "task")))
            : Optional.empty(),
        object.members().containsKey("attempt")
            ? OptionalInt.of(Math.toIntExact(Math.clamp(number(object, "attempt"), 0, 1 << 30)))
            : OptionalInt.empty(),
        data(object),
        new Sha256(text(object, "prev")));
  }

  private static Obj data(Obj object) {
    if (!(object.members().get("data") instanceof Obj data)) {
      throw missing("data", "an object");
    }
    if (!LedgerData.fits(data)) {
      throw new IllegalArgumentException("`data` has something in it that no record has");
    }
    return data;
  }

  private static Instance instance(String text) {
    var mark = text.indexOf('#');
    return mark < 0
        ? new Instance(new TaskId(text), 1)
        : new Instance(
            new TaskId(text.substring(0, mark)), Integer.parseInt(text.substring(mark + 1)));
  }

  private static String text(Obj object, String key) {
    if (object.members().get(key) instanceof Str(var text)) {
      return text;
    }
    throw missing(key, "a string");
  }

  private static long number(Obj object, String key) {
    if (object.members().get(key) instanceof Int(var number)) {
      return number;
    }
    throw missing(key, "a whole number");
  }

  private static IllegalArgumentException missing(String key, String what) {
    return new IllegalArgumentException("`%s` is not %s".formatted(key, what));
  }
}
