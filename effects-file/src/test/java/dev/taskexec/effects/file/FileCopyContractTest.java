package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileCopyContractTest extends FileContract {
  @Override
  String name() {
    return "file.copy";
  }

  @Override
  protected Obj quick() {
    return Bench.args("from", file(), "to", unused());
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(
        Bench.args("from", "a", "to", "b", "if_exists", "panic"),
        Bench.args("from", "a", "to", "b", "recursive", true, "backup", true));
  }
}
