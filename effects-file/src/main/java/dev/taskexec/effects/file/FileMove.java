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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// `file.move`: another name, in one step. Reading what is moved must be permitted too: it may come
/// to where it can be read.
public final class FileMove extends FileEffect {
  public FileMove() {
    this(Openers.best());
  }

  FileMove(Opener opener) {
    super("file.move", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Gives a file, a link or a folder another name or place, on the same file system.",
        Schema.requiring("from", "to")
            .text("from", "What is moved, relative to the root or absolute.")
            .text("to", "Its new name, the whole of it: not the folder that it goes to.")
            .flag("recursive", "Whether a folder is moved, with all that is in it.")
            .flag("replace", "Whether a file that has the new name is replaced.")
            .build(),
        List.of(
            "`read:` and `write:` for what is moved, `write:` for the new name",
            "with `recursive`, each of them for everything below it, and no denial in it"),
        List.of("`moved`: what it was: `file`, `link`, `folder` or `special`"),
        "Moving twice fails: there is nothing any more.",
        List.of(Obj.builder().put("from", "out/draft.txt").put("to", "out/final.txt").build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Moving(
        arguments.path("from"),
        arguments.path("to"),
        arguments.flag("recursive"),
        arguments.flag("replace"));
  }

  private record Moving(Path from, Path to, boolean recursive, boolean replace) implements Work {
    @Override
    public List<PermitRule> requests() {
      return requests(from, to);
    }

    private List<PermitRule> requests(Path source, Path target) {
      return recursive
          ? List.of(
              Requests.tree(Action.READ, source),
              Requests.tree(Action.WRITE, source),
              Requests.tree(Action.WRITE, target))
          : List.of(
              Requests.exact(Action.READ, source),
              Requests.exact(Action.WRITE, source),
              Requests.exact(Action.WRITE, target));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var source = reach.place(from, Last.MEANT, Action.READ, Action.WRITE);
          var target = reach.place(to, Last.MEANT, Action.WRITE)) {
        for (var request : requests(source.real(), target.real())) {
          reach.require(request);
        }
        var entry = source.entry().orElseThrow(() -> new NoSuchFileException(from.toString()));
        check(entry.kind(), source, target);
        deed.begin(
            Obj.builder()
                .put("from", source.real().toString())
                .put("to", target.real().toString())
                .build());
        source.folder().rename(source.name(), target.folder(), target.name(), replace);
        target.folder().force();
        source.folder().force();
        return Obj.builder().put("moved", entry.kind().word()).build();
      }
    }

    private void check(Kind kind, Place source, Place target) throws EndedException, IOException {
      if (kind == Kind.FOLDER && !recursive) {
        throw new EndedException.Trouble(
            "`%s` is a folder; say `recursive` to move it with all that is in it"
                .formatted(Existing.shown(source.name())));
      }
      if (target.real().startsWith(source.real())) {
        throw new EndedException.Trouble(
            "`%s` cannot be moved to itself or below itself"
                .formatted(Existing.shown(source.name())));
      }
      var old = target.entry();
      if (old.isPresent() && !(replace && old.get().kind() == Kind.FILE)) {
        throw new EndedException.Trouble(
            "`%s` exists already".formatted(Existing.shown(target.name())));
      }
    }
  }
}
