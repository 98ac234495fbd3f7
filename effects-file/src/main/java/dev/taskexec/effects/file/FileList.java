package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `file.list`: what is in a folder.
public final class FileList extends FileEffect {
  private static final int MOST = 10_000;
  private static final int USUAL = 1_000;

  public FileList() {
    this(Openers.best());
  }

  FileList(Opener opener) {
    super("file.list", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Lists what is in a folder, in order.",
        Schema.requiring("path")
            .text("path", "The folder, relative to the root or absolute; `.` for the root.")
            .flag("recursive", "Whether folders in it are listed too. Links are not followed.")
            .text(
                "glob", "Only paths below the folder that fit, written as in permits: `**/*.java`.")
            .number("limit", 1, MOST, USUAL, "How many entries are given at most.")
            .build(),
        List.of("`read:` for the folder", "with `recursive`, what may not be read is left out"),
        List.of(
            "`entries`: of each the `path` below the folder, the `kind` (`file`, `folder`,"
                + " `link`, `special`) and, of a file, the `size` in bytes",
            "`truncated`: whether there are more than the limit",
            "`denied`: how many were left out because they may not be read"),
        "Listing twice changes nothing.",
        List.of(
            Obj.builder()
                .put("path", "src")
                .put("recursive", true)
                .put("glob", "**/*.java")
                .build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Listing(
        arguments.path("path"),
        arguments.flag("recursive"),
        PathGlob.read(arguments),
        arguments.number("limit", 1, MOST, USUAL));
  }

  private record Listing(Path path, boolean recursive, PathGlob glob, int limit) implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(Requests.exact(Action.READ, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var folder = reach.folder(path)) {
        deed.begin(Obj.builder().put("path", folder.real().toString()).build());
        var entries = new ArrayList<Obj>();
        var tree =
            new Tree(
                reach,
                deed,
                recursive,
                met -> {
                  if (!glob.fits(met.path())) {
                    return true;
                  }
                  if (entries.size() == limit) {
                    return false;
                  }
                  entries.add(entry(met));
                  return true;
                });
        var whole = tree.walk(folder);
        return Obj.builder()
            .put("entries", entries)
            .put("truncated", !whole)
            .put("denied", tree.denied())
            .build();
      }
    }

    private static Obj entry(Tree.Met met) {
      var entry = Obj.builder().put("path", met.path()).put("kind", met.entry().kind().word());
      return switch (met.entry().kind()) {
        case FILE -> entry.put("size", met.entry().size()).build();
        case FOLDER, LINK, SPECIAL -> entry.build();
      };
    }
  }
}
