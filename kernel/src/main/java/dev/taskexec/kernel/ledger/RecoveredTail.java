package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.json.JsonValue;
import java.util.Optional;

/// What the ledger says of a torn tail that was moved aside: the data of `ledger.recovered`.
final class RecoveredTail {
  private static final String KEPT = "kept";
  private static final String TORN = "torn";

  private RecoveredTail() {}

  static JsonValue.Obj data(LineStore.Kept kept) {
    return JsonValue.Obj.builder().put(KEPT, kept.name()).put(TORN, kept.bytes()).build();
  }

  /// The name of the tail that a record tells of.
  static Optional<String> name(AuditRecord told) {
    return told.kind() == AuditKind.LEDGER_RECOVERED
            && told.data().members().get(KEPT) instanceof JsonValue.Str(var name)
        ? Optional.of(name)
        : Optional.empty();
  }
}
