package dev.taskexec.kernel;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.ResumeException.Trouble;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RequestJson;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.resume.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run that may be gone on with, as far as its `request.json` tells.
public final class BrokenRun {
  private static final String AGAIN = "start it anew with `run --plan` or `run --sot`";

  private final RunFolder folder;
  private final byte[] requestBytes;
  private final RequestJson asked;

  private BrokenRun(RunFolder folder, byte[] requestBytes, RequestJson asked) {
    this.folder = folder;
    this.requestBytes = requestBytes;
    this.asked = asked;
  }

  /// @param given the run's folder as the user named it, or as it was found; it exists
  /// @param workingFolder where it starts if it is relative; absolute
  /// @throws ResumeException if it is no run that can go on
  public static BrokenRun at(Path given, Path workingFolder) throws ResumeException {
    var folder = folder(given, workingFolder);
    var file = folder.request();
    var bytes = bytes(file);
    return switch (RequestReader.read(bytes)) {
      case RequestReader.Read.Whole(var asked) when asked.dryRun() ->
          throw new ResumeException(
              Trouble.NOT_RESUMABLE,
              "%s is a dry run, which leaves nothing to go on with"
                  .formatted(folder.place().shown()),
              AGAIN);
      case RequestReader.Read.Whole(var asked) when asked.learn() ->
          throw new ResumeException(
              Trouble.NOT_RESUMABLE,
              "%s was to learn permits, and what its first kit has seen is lost"
                  .formatted(folder.place().shown()),
              AGAIN);
      case RequestReader.Read.Whole(var asked) -> new BrokenRun(folder, bytes, asked);
      case RequestReader.Read.Newer() ->
          throw new ResumeException(
              Trouble.NOT_RESUMABLE,
              "%s was written by a newer version of the kit".formatted(file.shown()),
              "resume it with that version");
      case RequestReader.Read.Wrong(var reason) ->
          throw new ResumeException(
              Trouble.NOT_RESUMABLE,
              "%s does not say how the run was asked for: %s".formatted(file.shown(), reason),
              AGAIN);
    };
  }

  public RunId id() {
    return folder.id();
  }

  /// Its folder as users see it.
  public String shown() {
    return folder.place().shown();
  }

  /// The plan as it was run, `plan.json` in its folder.
  public Path plan() {
    return folder.plan().real();
  }

  /// The folder that the plan was in; absolute.
  public Path base() {
    return asked.base();
  }

  /// The configuration folder that was named; absolute.
  public Optional<Path> config() {
    return asked.config();
  }

  /// Whether confined tasks ran although nothing enforced their permits.
  public boolean unsandboxed() {
    return asked.guard().unsandboxed();
  }

  /// Whether what cannot be enforced to the letter was to be refused.
  public boolean sandboxRequired() {
    return asked.guard().sandbox();
  }

  /// Whether tasks that are not confined were to be refused.
  public boolean permitsRequired() {
    return asked.guard().permits();
  }

  /// The places of the tasks that were selected.
  public List<Integer> selected() {
    return asked.tasks().stream().boxed().toList();
  }

  /// What was denied to all tasks.
  public List<PermitRule> denials() {
    return asked.guard().deny();
  }

  RunFolder folder() {
    return folder;
  }

  RequestJson asked() {
    return asked;
  }

  byte[] requestBytes() {
    return requestBytes;
  }

  private static RunFolder folder(Path given, Path workingFolder) throws ResumeException {
    var place = Place.of(given, workingFolder);
    var real = place.real().normalize();
    var name = real.getFileName();
    var parent = place.real().getParent();
    try {
      if (name == null || parent == null) {
        throw new IllegalArgumentException("no folder of a run");
      }
      var shownParent = Path.of(place.shown()).getParent();
      var runs = new Place(parent, shownParent == null ? "" : shownParent.toString());
      return new RunFolder(new RunId(name.toString()), runs, place);
    } catch (IllegalArgumentException _) {
      throw new ResumeException(
          Trouble.NOT_RESUMABLE,
          "`%s` is not the folder of a run: its name is no run's id".formatted(place.shown()),
          "name a folder below `runs`, such as `runs/20261121_094313Z`");
    }
  }

  private static byte[] bytes(Place file) throws ResumeException {
    try {
      return Files.readAllBytes(file.real());
    } catch (NoSuchFileException _) {
      throw new ResumeException(
          Trouble.NOT_RESUMABLE,
          "%s is missing, which says how the run was asked for".formatted(file.shown()),
          "runs of version 0.1 and before cannot be resumed; " + AGAIN);
    } catch (IOException e) {
      throw new ResumeException(
          Trouble.NOT_RESUMABLE,
          "%s cannot be read: %s".formatted(file.shown(), e.getMessage()),
          "make it a file that can be read");
    }
  }
}
