package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// `learned.json` in the folder of a run that learns permits. It appears whole, when the run has
/// ended.
public final class LearnedFile {
  public static final String NAME = "learned.json";

  private LearnedFile() {}

  public static void write(RunFolder run, Obj learned) throws EvidenceException {
    var place = run.place().child(NAME);
    var bytes = (IndentedJson.text(learned) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(place.real(), out -> out.write(bytes));
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }
}
