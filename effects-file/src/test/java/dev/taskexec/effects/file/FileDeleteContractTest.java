package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileDeleteContractTest extends FileContract {
  @Override
  String name() {
    return "file.delete";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", file());
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(Bench.args("path", "a", "recursive", "yes"));
  }
}
