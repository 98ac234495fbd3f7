package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Entry;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Place;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `file.write`: a file with given content, whole or not at all.
public final class FileWrite extends FileEffect {
  public FileWrite() {
    this(Openers.best());
  }

  FileWrite(Opener opener) {
    super("file.write", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Writes a file, which appears whole or not at all.",
        Schema.requiring("path", "content")
            .text("path", "The file, relative to the root or absolute.")
            .text("content", "What is to be in it.")
            .choice("encoding", Encoding.class, "How `content` is meant; `text` without it.")
            .choice(
                "if_exists",
                IfExists.class,
                "What becomes of a file that is there: `replace` without it.")
            .text("expect_sha256", "The digest that a file that is there must have.")
            .flag("backup", "Whether a file that is there is kept beside it as `NAME.bak`.")
            .text("mode", "Its permissions, such as `0644`; else those of the file before it.")
            .flag("parents", "Whether missing folders are made.")
            .build(),
        List.of(
            "`write:` for the file",
            "with `backup`, `write:` for the file with `.bak` behind its name",
            "with `parents`, `write:` for each folder that is made"),
        List.of(
            "`written`: whether it was written; not so where `keep` kept a file",
            "`created`: whether there was none before",
            "`size`: how many bytes were written",
            "`sha256`: the digest of what was written"),
        "Writing the same twice leaves the same file.",
        List.of(
            Obj.builder().put("path", "out/report.txt").put("content", "all is well\n").build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Writing(
        arguments.path("path"),
        arguments.content(),
        arguments.choice("if_exists", IfExists.class, IfExists.REPLACE),
        arguments.digest("expect_sha256"),
        arguments.flag("backup"),
        arguments.mode(),
        arguments.flag("parents"));
  }

  private record Writing(
      Path path,
      byte[] content,
      IfExists ifExists,
      Optional<Sha256> expected,
      boolean backup,
      Optional<Set<PosixFilePermission>> mode,
      boolean parents)
      implements Work {

    @Override
    public List<PermitRule> requests() {
      var requests = new ArrayList<PermitRule>();
      requests.add(Requests.exact(Action.WRITE, path));
      if (backup && path.getFileName() != null) {
        requests.add(Requests.exact(Action.WRITE, Backup.of(path)));
      }
      return requests;
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var place = parents ? made(reach, deed) : found(reach)) {
        var old = place.entry();
        if (old.isPresent() && ifExists == IfExists.KEEP) {
          return result(false, false);
        }
        Existing.check(place, old, ifExists, expected, deed);
        if (backup && old.isPresent()) {
          reach.requireReal(Action.WRITE, path, Backup.of(place.real()));
        }
        deed.begin(Obj.builder().put("path", place.real().toString()).build());
        if (backup && old.isPresent()) {
          Backup.make(place, old.get(), deed);
        }
        NewFile.put(
            place.folder(),
            place.name(),
            mode.or(() -> old.map(Entry::permissions)),
            ifExists == IfExists.REPLACE,
            out -> Content.write(out, ByteBuffer.wrap(content), deed));
        return result(true, old.isEmpty());
      }
    }

    private Place found(Reach reach) throws RefusedException, IOException {
      return reach.place(path, Last.FOLLOWED, Action.WRITE);
    }

    private Place made(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      var nearest = reach.nearest(path);
      if (nearest.missing().size() == 1) {
        nearest.close();
        return found(reach);
      }
      return Parents.make(nearest, deed);
    }

    private Obj result(boolean written, boolean created) {
      return Obj.builder()
          .put("written", written)
          .put("created", created)
          .put("size", content.length)
          .put("sha256", Sha256.of(content).hex())
          .build();
    }
  }
}
