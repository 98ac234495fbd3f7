package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileAppendContractTest extends FileContract {
  @Override
  String name() {
    return "file.append";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", unused(), "content", "more\n");
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(
        Bench.args("path", "a", "content", "*", "encoding", "base64"),
        Bench.args("path", "a", "content", "b", "encoding", "morse"));
  }
}
