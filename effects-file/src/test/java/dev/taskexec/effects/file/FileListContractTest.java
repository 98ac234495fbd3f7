package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileListContractTest extends FileContract {
  @Override
  String name() {
    return "file.list";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", ".");
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(
        Bench.args("path", "a", "limit", 0),
        Bench.args("path", "a", "glob", "["),
        Bench.args("path", "a", "glob", "/**"));
  }
}
