package dev.taskexec.kernel.permit;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The permit of one attempt: a token that is shown for each effect, until it ends, which it does
/// exactly once. Safe for use by several threads.
public final class Permit {
  private final PermitToken token;
  private final AtomicReference<@Nullable PermitEnd> end = new AtomicReference<>();

  Permit(PermitToken token) {
    this.token = token;
  }

  /// Names it in the ledger.
  public String id() {
    return token.id();
  }

  /// What the ledger says of it: everything but its signature.
  public JsonValue.Builder json() {
    return Obj.builder()
        .put("id", id())
        .put("subject", token.subject())
        .put("action", token.action().word())
        .put("resource", token.resource())
        .put("expires_at", token.expiresAt().toString())
        .put("caveats", token.caveats().stream().map(Caveat::json).toList());
  }

  /// Ends it.
  ///
  /// @throws IllegalStateException if it has ended before
  public void end(PermitEnd how) {
    var before = end.compareAndExchange(null, how);
    if (before != null) {
      throw new IllegalStateException(
          "permit %s is %s and cannot be %s".formatted(id(), before.word(), how.word()));
    }
  }

  boolean hasEnded() {
    return end.get() != null;
  }

  PermitToken token() {
    return token;
  }
}
