package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.json.JsonValue;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What the first record of a ledger says of it: the data of `ledger.open`.
///
/// @param ledger its id, 32 hexadecimal digits
/// @param boot of the machine; empty where it has none
/// @param generator the kit and its version
/// @param previous the run before it in the same folder
public record OpeningRecord(
    String ledger, Optional<String> boot, String generator, Optional<PreviousRun> previous) {
  private static final int ID_BYTES = 16;

  /// With a new id.
  public static OpeningRecord draw(
      RandomGenerator random,
      Optional<String> boot,
      String generator,
      Optional<PreviousRun> previous) {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    return new OpeningRecord(HexFormat.of().formatHex(id), boot, generator, previous);
  }

  public JsonValue.Obj data() {
    return JsonValue.Obj.builder()
        .put("ledger", ledger)
        .put("boot", boot.map(JsonValue::of).orElse(JsonValue.NULL))
        .put("generator", generator)
        .put("previous", previous.map(PreviousRun::json).orElse(JsonValue.NULL))
        .build();
  }
}
