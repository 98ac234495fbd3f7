package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Place;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// `file.delete`: no file, or no folder with all that was in it. Links are removed, not followed.
public final class FileDelete extends FileEffect {
  public FileDelete() {
    this(Openers.best());
  }

  FileDelete(Opener opener) {
    super("file.delete", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Deletes a file or a link, or a folder with everything below it.",
        Schema.requiring("path")
            .text("path", "What is deleted, relative to the root or absolute.")
            .flag("recursive", "Whether a folder is deleted, with all that is in it.")
            .flag("missing_ok", "Whether it is fine that there is nothing.")
            .build(),
        List.of(
            "`write:` for the file",
            "with `recursive`, `write:` for the folder and everything below it, and no denial"
                + " in it"),
        List.of("`deleted`: how many files, links and folders were deleted"),
        "With `missing_ok`, deleting twice is deleting once.",
        List.of(
            Obj.builder()
                .put("path", "out/old")
                .put("recursive", true)
                .put("missing_ok", true)
                .build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Deleting(
        arguments.path("path"), arguments.flag("recursive"), arguments.flag("missing_ok"));
  }

  private record Deleting(Path path, boolean recursive, boolean missingOk) implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(
          recursive ? Requests.tree(Action.WRITE, path) : Requests.exact(Action.WRITE, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var place = reach.place(path, Last.MEANT, Action.WRITE)) {
        var entry = place.entry();
        if (entry.isEmpty()) {
          throw new NoSuchFileException(path.toString());
        }
        var isFolder = entry.get().kind() == Kind.FOLDER;
        if (isFolder) {
          check(place, reach, deed);
        }
        deed.begin(Obj.builder().put("path", place.real().toString()).build());
        var deleted = isFolder ? tree(place.folder(), place.name(), deed, 0) : one(place);
        place.folder().force();
        return result(deleted);
      } catch (NoSuchFileException e) {
        if (missingOk && !deed.hasBegun()) {
          return result(0);
        }
        throw e;
      }
    }

    private static Obj result(long deleted) {
      return Obj.builder().put("deleted", deleted).build();
    }

    private static long one(Place place) throws IOException {
      place.folder().delete(place.name());
      return 1;
    }

    private void check(Place place, Reach reach, Deed deed)
        throws RefusedException, EndedException {
      if (!recursive) {
        throw new EndedException.Trouble(
            "`%s` is a folder; say `recursive` to delete it with all that is in it"
                .formatted(Existing.shown(place.name())));
      }
      if (deed.folder().startsWith(place.real())) {
        throw new EndedException.Trouble(
            "`%s` holds the folder that this task works in"
                .formatted(Existing.shown(place.name())));
      }
      reach.require(Requests.tree(Action.WRITE, place.real()));
    }

    private static long tree(OpenFolder parent, Path name, Deed deed, int depth)
        throws EndedException, IOException {
      Depth.check(depth, name);
      var deleted = 1L;
      try (var folder = parent.folder(name)) {
        for (var each : folder.names()) {
          deed.goOn();
          var kind = folder.entry(each).map(entry -> entry.kind());
          if (kind.isEmpty()) {
            continue;
          }
          if (kind.get() == Kind.FOLDER) {
            deleted += tree(folder, each, deed, depth + 1);
          } else {
            folder.delete(each);
            deleted++;
          }
        }
      }
      parent.deleteFolder(name);
      return deleted;
    }
  }
}
