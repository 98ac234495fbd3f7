package dev.taskexec.effects.process;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

/// What is said of `process.exec`.
final class ExecDescription {
  static final EffectDescription TEXT =
      new EffectDescription(
          "Runs one program and waits for it.",
          Obj.builder()
              .put("type", "object")
              .put(
                  "properties",
                  Obj.builder()
                      .put("argv", words("The program and its arguments, from one word on."))
                      .put("cwd", text("Where it starts, relative to the root."))
                      .put("env", variables())
                      .build())
              .putStrings("required", List.of("argv"))
              .put("additionalProperties", false)
              .build(),
          List.of(
              "`run:` for the program, unless the plan names it itself; for a script also for its"
                  + " interpreter",
              "`read:`, `write:`, `run:` and `net:` for what the program itself touches and starts,"
                  + " which the system's sandbox sees to"),
          List.of("`exit`: its exit code, or 128 and the number of the signal that ended it"),
          "What doing it twice comes to is up to the program.",
          List.of(Obj.builder().putStrings("argv", List.of("git", "status")).build()));

  private ExecDescription() {}

  private static Obj text(String description) {
    return Obj.builder().put("type", "string").put("description", description).build();
  }

  private static Obj words(String description) {
    return Obj.builder()
        .put("type", "array")
        .put("items", Obj.builder().put("type", "string").build())
        .put("minItems", 1)
        .put("description", description)
        .build();
  }

  private static JsonValue variables() {
    return Obj.builder()
        .put("type", "object")
        .put("additionalProperties", Obj.builder().put("type", "string").build())
        .put("description", "Variables that it gets beside its task's.")
        .build();
  }
}
