package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// `file.digest`: the SHA-256 of a file, or of the files below a folder.
///
/// That of a folder is the digest of one line for each file, `HEX PATH` with two blanks, in the
/// order of the bytes of the paths; so in the folder `find * -type f | LC_ALL=C sort | xargs
/// sha256sum | sha256sum` gives it too, where names are plain.
public final class FileDigest extends FileEffect {
  public FileDigest() {
    this(Openers.best());
  }

  FileDigest(Opener opener) {
    super("file.digest", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Computes the SHA-256 digest of a file, or of all files below a folder.",
        Schema.requiring("path")
            .text("path", "The file or folder, relative to the root or absolute.")
            .text("expect_sha256", "The digest that it must have; the effect fails otherwise.")
            .build(),
        List.of(
            "`read:` for the file or the folder", "of a folder, what may not be read is left out"),
        List.of(
            "`sha256`: the digest; of a folder that of lines `HEX  PATH`, one for each file, in"
                + " the order of the bytes of the paths",
            "`files`: how many files went into it",
            "`size`: how many bytes they have together",
            "`left_out`: how many links, pipes, sockets and devices did not",
            "`denied`: how many were left out because they may not be read"),
        "Computing twice changes nothing.",
        List.of(Obj.builder().put("path", "src").build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Digesting(arguments.path("path"), arguments.digest("expect_sha256"));
  }

  private record Digesting(Path path, Optional<Sha256> expected) implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(Requests.exact(Action.READ, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var place = reach.place(path, Last.FOLLOWED, Action.READ)) {
        deed.begin(Obj.builder().put("path", place.real().toString()).build());
        if (place.entry().filter(entry -> entry.kind() == Kind.FOLDER).isPresent()) {
          try (var folder = place.folder().folder(place.name())) {
            return ofFolder(folder, reach, deed);
          }
        }
        var summary = Content.summary(place.folder(), place.name(), deed);
        return result(summary.digest(), 1, summary.size(), 0, 0);
      }
    }

    private Obj ofFolder(OpenFolder folder, Reach reach, Deed deed)
        throws EndedException, IOException {
      var digest = Sha256.newDigest();
      var files = new AtomicLong();
      var size = new AtomicLong();
      var leftOut = new AtomicLong();
      var tree =
          new Tree(
              reach,
              deed,
              true,
              met -> {
                switch (met.entry().kind()) {
                  case FILE -> {
                    var summary = Content.summary(met.folder(), met.name(), deed);
                    var line = summary.digest().hex() + "  " + met.path() + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                    size.addAndGet(summary.size());
                    files.incrementAndGet();
                  }
                  case LINK, SPECIAL -> leftOut.incrementAndGet();
                  case FOLDER -> {}
                }
                return true;
              });
      var unused = tree.walk(folder);
      return result(Sha256.of(digest), files.get(), size.get(), leftOut.get(), tree.denied());
    }

    private Obj result(Sha256 digest, long files, long size, long leftOut, long denied)
        throws EndedException {
      if (expected.isPresent() && !expected.get().equals(digest)) {
        throw new EndedException.Trouble(
            "`%s` is not what was expected: its digest is %s"
                .formatted(Existing.shown(path), digest));
      }
      return Obj.builder()
          .put("sha256", digest.hex())
          .put("files", files)
          .put("size", size)
          .put("left_out", leftOut)
          .put("denied", denied)
          .build();
    }
  }
}
