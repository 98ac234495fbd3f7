package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;

class FileWriteContractTest extends FileContract {
  @Override
  String name() {
    return "file.write";
  }

  @Override
  protected Obj quick() {
    return Bench.args("path", unused(), "content", "new\n");
  }

  @Override
  List<Obj> alsoWrong() {
    return List.of(
        Bench.args("path", "a", "content", "b", "mode", "0999"),
        Bench.args("path", "a", "content", "b", "expect_sha256", 1));
  }
}
