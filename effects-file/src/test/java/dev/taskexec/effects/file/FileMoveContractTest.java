package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileMoveContractTest extends FileContract {
  @Override
  String name() {
    return "file.move";
  }

  @Override
  protected Obj quick() {
    return Bench.args("from", file(), "to", unused());
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(Bench.args("from", "a", "to", 1));
  }
}
