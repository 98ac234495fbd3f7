package dev.taskexec.effects.process;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effect.contract.LastingEffectContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Way.class)
class ProcessExecContractTest extends LastingEffectContract {
  @Parameter Way way;

  private static final String BEGUN = "begun";

  @Override
  protected Effect effect() {
    return way.effect();
  }

  @Override
  protected SequencedMap<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put(Marked.VARIABLE, folder().toString());
    return environment;
  }

  @Override
  protected JsonValue.Obj quick() {
    return Bench.args("true").build();
  }

  /// Also where there is no repository, Git says so and ends.
  @Override
  protected boolean prepareExamples(Path folder) {
    return true;
  }

  @Override
  protected JsonValue.Obj lasting() {
    return Bench.args("sh", "-c", "echo $$ >>" + BEGUN + "; exec sleep 10000").build();
  }

  @Override
  protected JsonValue.Obj stubborn() {
    var script = "trap '' TERM; echo $$ >>" + BEGUN + "; while :; do sleep 10000; done";
    return Bench.args("sh", "-c", script).build();
  }

  @Override
  protected List<JsonValue.Obj> wrong() {
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
  protected void awaitBegun(Path folder) {
    Await.line(folder.resolve(BEGUN));
  }

  @Override
  protected boolean hasBegun(Path folder) {
    return Files.exists(folder.resolve(BEGUN));
  }

  @Override
  protected boolean goesOn(Path folder) {
    return !Marked.running(folder.toString()).isEmpty();
  }
}
