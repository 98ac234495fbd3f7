package dev.taskexec.kernel.folder;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.json.JsonValue.Obj;

/// What was spent as it stands in evidence and ledger: by quantity `amount` and `how` it is known.
public final class UsageJson {
  /// The largest whole number that RFC 8785 has; larger amounts are cut to it.
  private static final long LARGEST = 1L << 53;

  private UsageJson() {}

  public static Obj of(Usage usage) {
    var object = Obj.builder();
    usage
        .figures()
        .forEach(
            (quantity, figure) ->
                object.put(
                    quantity.field(),
                    Obj.builder()
                        .put("amount", Math.clamp(figure.amount(), 0, LARGEST))
                        .put("how", figure.how().word())
                        .build()));
    return object.build();
  }
}
