package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A folder with files, and runs of tasks that read and make them.
final class Workshop {
  final Path root;
  final LinkedHashMap<String, String> params = new LinkedHashMap<>();
  final LinkedHashMap<String, String> environment = new LinkedHashMap<>();
  private int runs;

  Workshop(Path root) {
    this.root = root;
  }

  /// What is known at the beginning of the next run.
  ArtifactStore begin() {
    return ArtifactStore.open(
        new ArtifactStore.Scene(
            new RunId("20260101_%06dZ".formatted(runs++)),
            root.resolve("runs"),
            root,
            "sot.md",
            params,
            environment),
        InstantSource.system());
  }

  Workshop file(String name, String content) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /// A run in which the task ends well without doing anything, and which is remembered.
  void ended(PlannedTask task) throws InterruptedException {
    var store = begin();
    store.begins(task);
    store.ended(task, ((Inspection.Made) store.made(task)).artifacts());
    store.save();
  }

  /// Why the task runs, or `up to date`, in the next run.
  String freshness(PlannedTask task) throws InterruptedException {
    return switch (begin().freshness(task)) {
      case Freshness.UpToDate _ -> "up to date";
      case Freshness.Stale(var reason) -> reason;
    };
  }

  static PlannedTask task(List<String> inputs, List<String> outputs) {
    return task("make", inputs, outputs);
  }

  static PlannedTask task(
      String command, List<String> inputs, List<String> outputs, String... permits) {
    var id = new TaskId("TASK-001");
    var plain = Task.legacy(id, "execution", "Q", 0);
    var task =
        new Task(
            id,
            "t",
            "execution",
            "Q",
            0,
            false,
            new Work("shell", List.of(Command.of("sh", command)), OnFailure.STOP, List.of()),
            Dependencies.NONE,
            new Terms(
                false,
                List.of(permits).stream().map(PermitRule::parse).toList(),
                plain.terms().budget(),
                Optional.empty(),
                OptionalLong.empty(),
                false),
            new Artifacts(inputs, outputs),
            List.of(),
            plain.metadata());
    return new PlannedTask(0, 0, task, new Instance(id, 1), "shell");
  }
}
