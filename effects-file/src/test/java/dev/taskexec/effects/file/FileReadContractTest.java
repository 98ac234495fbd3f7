package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileReadContractTest extends FileContract {
  @Override
  String name() {
    return "file.read";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", file());
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(
        Bench.args("path", "a", "limit", -1), Bench.args("path", "a", "encoding", "morse"));
  }
}
