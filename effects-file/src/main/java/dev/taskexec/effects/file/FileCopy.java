package dev.taskexec.effects.file;

import dev.taskexec.abi.digest.Sha256;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// `file.copy`: the same content under another name. Each file appears whole or not at all.
public final class FileCopy extends FileEffect {
  public FileCopy() {
    this(Openers.best());
  }

  FileCopy(Opener opener) {
    super("file.copy", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Copies a file, or a folder with the files and folders below it.",
        Schema.requiring("from", "to")
            .text("from", "What is copied, relative to the root or absolute.")
            .text("to", "The name of the copy, the whole of it: not the folder that it goes to.")
            .flag("recursive", "Whether a folder is copied, with the files that are in it.")
            .choice(
                "if_exists",
                IfExists.class,
                "What becomes of files that are there: `fail` without it.")
            .text("expect_sha256", "The digest that the file that is copied must have.")
            .flag("backup", "Whether a file that is replaced is kept beside it as `NAME.bak`.")
            .build(),
        List.of(
            "`read:` for what is copied; what is in a folder and may not be read is left out",
            "`write:` for the copy, with `recursive` for everything below it, and no denial in it",
            "with `backup`, `write:` for the copy with `.bak` behind its name"),
        List.of(
            "`files`: how many files were copied",
            "`size`: how many bytes they have together",
            "`sha256`: of a single file, its digest",
            "`kept`: how many files were there and stayed as they were",
            "`left_out`: how many links, pipes, sockets and devices were not copied",
            "`denied`: how many were left out because they may not be read"),
        "With `replace` or `keep`, copying twice is copying once.",
        List.of(
            Obj.builder()
                .put("from", "README.md")
                .put("to", "out/README.md")
                .put("if_exists", "replace")
                .build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    var recursive = arguments.flag("recursive");
    for (var name : List.of("expect_sha256", "backup")) {
      if (recursive && arguments.has(name)) {
        throw new WrongArgumentsException(name + " is for single files, and this is `recursive`");
      }
    }
    return new Copying(
        arguments.path("from"),
        arguments.path("to"),
        recursive,
        arguments.choice("if_exists", IfExists.class, IfExists.FAIL),
        arguments.digest("expect_sha256"),
        arguments.flag("backup"));
  }

  private record Copying(
      Path from,
      Path to,
      boolean recursive,
      IfExists ifExists,
      Optional<Sha256> expected,
      boolean backup)
      implements Work {

    @Override
    public List<PermitRule> requests() {
      var read = Requests.exact(Action.READ, from);
      if (recursive) {
        return List.of(read, Requests.tree(Action.WRITE, to));
      }
      var write = Requests.exact(Action.WRITE, to);
      return backup && to.getFileName() != null
          ? List.of(read, write, Requests.exact(Action.WRITE, Backup.of(to)))
          : List.of(read, write);
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var source = reach.place(from, Last.FOLLOWED, Action.READ);
          var target = reach.place(to, Last.FOLLOWED, Action.WRITE)) {
        var entry = source.entry().orElseThrow(() -> new NoSuchFileException(from.toString()));
        if (target.real().startsWith(source.real())) {
          throw new EndedException.Trouble(
              "`%s` cannot be copied to itself or below itself"
                  .formatted(Existing.shown(source.name())));
        }
        if (entry.kind() == Kind.FOLDER) {
          return folder(source, target, reach, deed);
        }
        return file(source, target, reach, deed);
      }
    }

    private static void begin(Place source, Place target, Deed deed) throws EvidenceException {
      deed.begin(
          Obj.builder()
              .put("from", source.real().toString())
              .put("to", target.real().toString())
              .build());
    }

    private Obj file(Place source, Place target, Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      // It is held from here on, so that what was looked at is what is copied.
      try (var in = source.folder().read(source.name())) {
        var permissions = source.entry().map(entry -> entry.permissions());
        var old = target.entry();
        if (old.isPresent() && ifExists == IfExists.KEEP) {
          return CopyCount.NONE.plusKept().result();
        }
        Existing.check(target, old, ifExists, Optional.empty(), deed);
        if (backup && old.isPresent()) {
          reach.requireReal(Action.WRITE, to, Backup.of(target.real()));
        }
        begin(source, target, deed);
        if (backup && old.isPresent()) {
          Backup.make(target, old.get(), deed);
        }
        var summary = new AtomicReference<Content.Summary>();
        NewFile.put(
            target.folder(),
            target.name(),
            permissions,
            ifExists == IfExists.REPLACE,
            out ->
                summary.set(
                    asExpected(Content.read(in, deed, piece -> Content.write(out, piece, deed)))));
        return CopyCount.NONE.plusFile(summary.get().size()).single(summary.get().digest());
      }
    }

    private Content.Summary asExpected(Content.Summary summary) throws EndedException.Trouble {
      if (expected.isPresent() && !expected.get().equals(summary.digest())) {
        throw new EndedException.Trouble(
            "`%s` is not what was expected: its digest is %s"
                .formatted(Existing.shown(from), summary.digest()));
      }
      return summary;
    }

    private Obj folder(Place source, Place target, Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      if (!recursive) {
        throw new EndedException.Trouble(
            "`%s` is a folder; say `recursive` to copy the files that are in it"
                .formatted(Existing.shown(source.name())));
      }
      reach.require(Requests.tree(Action.WRITE, target.real()));
      var old = target.entry().map(entry -> entry.kind());
      if (old.isPresent() && (ifExists == IfExists.FAIL || old.get() != Kind.FOLDER)) {
        throw new EndedException.Trouble(
            "`%s` exists already".formatted(Existing.shown(target.name())));
      }
      try (var folder = source.folder().folder(source.name())) {
        begin(source, target, deed);
        return new CopiedTree(reach, deed, ifExists).copy(folder, target).result();
      }
    }
  }
}
