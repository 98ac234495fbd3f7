package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Place;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `file.mkdir`: a folder.
public final class FileMkdir extends FileEffect {
  public FileMkdir() {
    this(Openers.best());
  }

  FileMkdir(Opener opener) {
    super("file.mkdir", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Makes a folder; one that is there stays as it is.",
        Schema.requiring("path")
            .text("path", "The folder, relative to the root or absolute.")
            .flag("parents", "Whether the folders above it are made where they are missing.")
            .text("mode", "Permissions of the folder where it is made, such as `0755`.")
            .build(),
        List.of("`write:` for the folder", "with `parents`, `write:` for each folder that is made"),
        List.of("`created`: whether it was made"),
        "A folder that is there is left alone.",
        List.of(Obj.builder().put("path", "out/pages").put("parents", true).build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Making(arguments.path("path"), arguments.flag("parents"), arguments.mode());
  }

  private record Making(Path path, boolean parents, Optional<Set<PosixFilePermission>> mode)
      implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(Requests.exact(Action.WRITE, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      var nearest = reach.nearest(path);
      if (nearest.missing().size() > 1 && !parents) {
        nearest.close();
        throw new NoSuchFileException(
            nearest.folder().real().resolve(nearest.missing().getFirst()).toString());
      }
      try (var place = Parents.make(nearest, deed)) {
        return Obj.builder().put("created", isMade(reach, place, deed)).build();
      }
    }

    private boolean isMade(Reach reach, Place place, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      if (place.entry().isPresent()) {
        mustBeFolder(reach);
        return false;
      }
      deed.begin(Obj.builder().put("path", place.real().toString()).build());
      try {
        place.folder().makeFolder(place.name());
      } catch (FileAlreadyExistsException e) {
        mustBeFolder(reach);
        return false;
      }
      if (mode.isPresent()) {
        place.folder().permit(place.name(), mode.get());
      }
      place.folder().force();
      return true;
    }

    /// A link to a folder is as good as one.
    private void mustBeFolder(Reach reach) throws RefusedException, EndedException, IOException {
      try (var place = reach.place(path, Last.FOLLOWED, Action.WRITE)) {
        if (place.entry().filter(entry -> entry.kind() == Kind.FOLDER).isEmpty()) {
          throw new EndedException.Trouble(
              "`%s` exists already, and is no folder".formatted(Existing.shown(place.name())));
        }
      }
    }
  }
}
