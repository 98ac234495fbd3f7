package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileSearchContractTest extends FileContract {
  @Override
  String name() {
    return "file.search";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", file(), "text", "given");
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(
        Bench.args("path", "a"),
        Bench.args("path", "a", "text", "b", "regex", "c"),
        Bench.args("path", "a", "text", ""),
        Bench.args("path", "a", "regex", "("),
        Bench.args("path", "a", "regex", "(".repeat(20_000)));
  }
}
