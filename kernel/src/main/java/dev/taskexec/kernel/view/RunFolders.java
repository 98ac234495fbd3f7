package dev.taskexec.kernel.view;

import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.folder.RunLock;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.json.JsonLines;
import dev.taskexec.kernel.resume.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the folders of runs, also of one that goes on. It changes nothing in them.
public final class RunFolders {
  private static final String REQUEST = "request.json";
  private static final String EVENTS = "events.ndjson";
  private static final String EVIDENCE = "evidence.jsonl";

  private RunFolders() {}

  /// How far a run has come.
  ///
  /// @param folder the run's
  /// @throws IOException if it cannot be read
  public static RunView view(Path folder, RunId run) throws IOException {
    // Looked at first: a run that ends meanwhile is then running, and not broken.
    var lock = RunLock.look(folder);
    var fold = new EventFold();
    try (var lines = new JsonLines(Files.newInputStream(folder.resolve(EVENTS)))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        fold.take(line.get());
      }
    }
    return fold.view(run, lock.held(), lock.pid(), learns(folder));
  }

  /// Runs of older versions do not say how they were asked for.
  private static boolean learns(Path folder) throws IOException {
    var request = folder.resolve(REQUEST);
    return Files.exists(request)
        && RequestReader.read(Files.readAllBytes(request))
            instanceof RequestReader.Read.Whole(var asked)
        && asked.learn();
  }

  /// The evidence of a task's attempts, as it stands in `evidence.jsonl`, in the order in which
  /// they ended.
  ///
  /// @param instance such as `TASK-005#2`
  /// @throws IOException if it cannot be read
  public static List<Obj> attempts(Path folder, String instance) throws IOException {
    var attempts = new ArrayList<Obj>();
    try (var lines = new JsonLines(Files.newInputStream(folder.resolve(EVIDENCE)))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        var fields = new JsonFields(line.get());
        if (fields.isText("instance") && fields.text("instance").equals(instance)) {
          attempts.add(line.get());
        }
      }
    }
    return attempts;
  }
}
