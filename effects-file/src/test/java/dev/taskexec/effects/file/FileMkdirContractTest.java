package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileMkdirContractTest extends FileContract {
  @Override
  String name() {
    return "file.mkdir";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", unused());
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(Bench.args("path", "a", "mode", "rwx"));
  }
}
