package dev.taskexec.effects.process;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Way.class)
class ProcessExecContractTest extends EffectContract {
  @Parameter Way way;

  private static final String BEGUN = "begun";

  @Override
  Effect effect() {
    return way.effect();
  }

  @Override
  JsonValue.Obj quick() {
    return Bench.args("true").build();
  }

  @Override
  JsonValue.Obj lasting() {
    return Bench.args("sh", "-c", "echo $$ >>" + BEGUN + "; exec sleep 10000").build();
  }

  @Override
  JsonValue.Obj stubborn() {
    var script = "trap '' TERM; echo $$ >>" + BEGUN + "; while :; do sleep 10000; done";
    return Bench.args("sh", "-c", script).build();
  }

  @Override
  List<JsonValue.Obj> wrong() {
    var touch = List.of("touch", BEGUN);
    return List.of(
        JsonValue.Obj.EMPTY,
        JsonValue.Obj.builder().put("argv", "touch begun").build(),
        Bench.args().build(),
        Bench.args("").build(),
        Bench.args("touch", "begun\0").build(),
        Bench.args("touch", "begun", "\ud800").build(),
        JsonValue.Obj.builder()
            .put("argv", List.of(JsonValue.of("touch"), JsonValue.of("begun"), JsonValue.of(1)))
            .build(),
        JsonValue.Obj.builder().putStrings("argv", touch).put("cwd", 1).build(),
        JsonValue.Obj.builder().putStrings("argv", touch).put("cwd", JsonValue.NULL).build(),
        JsonValue.Obj.builder().putStrings("argv", touch).put("cwd", ".\0").build(),
        JsonValue.Obj.builder().putStrings("argv", touch).put("env", "A=1").build(),
        JsonValue.Obj.builder().putStrings("argv", touch).putStrings("env", List.of()).build(),
        JsonValue.Obj.builder()
            .putStrings("argv", touch)
            .putStrings("env", Map.of("", "1"))
            .build(),
        env("A=B", "1"),
        env("A\0", "1"),
        env("A", "1\0"),
        env("A", "\udfff"),
        JsonValue.Obj.builder().putStrings("argv", touch).put("shell", true).build());
  }

  private static JsonValue.Obj env(String name, String value) {
    return Bench.args("touch", BEGUN).putStrings("env", Map.of(name, value)).build();
  }

  @Override
  void awaitBegun(Path folder) {
    Await.line(folder.resolve(BEGUN));
  }

  @Override
  boolean hasBegun(Path folder) {
    return Files.exists(folder.resolve(BEGUN));
  }

  @Override
  boolean goesOn(Path folder) {
    return !Marked.running(folder.toString()).isEmpty();
  }
}
