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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `file.append`: content behind the end of a file.
public final class FileAppend extends FileEffect {
  public FileAppend() {
    this(Openers.best());
  }

  FileAppend(Opener opener) {
    super("file.append", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Writes behind the end of a file, which is made where there is none.",
        Schema.requiring("path", "content")
            .text("path", "The file, relative to the root or absolute.")
            .text("content", "What is added to it, as it is: also the newline.")
            .choice("encoding", Encoding.class, "How `content` is meant; `text` without it.")
            .build(),
        List.of("`write:` for the file"),
        List.of(
            "`created`: whether there was none before", "`appended`: how many bytes were added"),
        "What is appended twice is there twice.",
        List.of(Obj.builder().put("path", "notes.txt").put("content", "one more line\n").build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Appending(arguments.path("path"), arguments.content());
  }

  private record Appending(Path path, byte[] content) implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(Requests.exact(Action.WRITE, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var place = reach.place(path, Last.FOLLOWED, Action.WRITE)) {
        var created = place.entry().isEmpty() && isCreated(place, deed);
        if (!created) {
          append(reach, place, deed);
        }
        return Obj.builder().put("created", created).put("appended", content.length).build();
      }
    }

    /// Whether nobody else was faster.
    private boolean isCreated(Place place, Deed deed)
        throws EndedException, IOException, EvidenceException {
      begin(place, deed);
      try {
        NewFile.put(
            place.folder(),
            place.name(),
            Optional.empty(),
            false,
            out -> Content.write(out, ByteBuffer.wrap(content), deed));
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }

    private void append(Reach reach, Place place, Deed deed)
        throws EndedException, IOException, EvidenceException {
      // What has another name elsewhere is written there as well, and that nobody has permitted.
      if (reach.isConfined()
          && place.entry().filter(entry -> entry.kind() == Kind.FILE).isPresent()
          && place.folder().names(place.name()) > 1) {
        throw new EndedException.Trouble(
            "`%s` has a second name, a hard link, and would change there too"
                .formatted(Existing.shown(place.name())));
      }
      try (var out = place.folder().append(place.name())) {
        begin(place, deed);
        add(out, deed);
        if (out instanceof FileChannel file) {
          file.force(true);
        }
      }
    }

    /// Takes back what was written of it when the rest cannot be.
    private void add(SeekableByteChannel out, Deed deed) throws EndedException, IOException {
      var bytes = ByteBuffer.wrap(content);
      deed.spend(bytes.remaining());
      try {
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      } catch (IOException e) {
        if (out.isOpen() && bytes.position() > 0) {
          out.truncate(out.size() - bytes.position());
        }
        throw e;
      }
    }

    private static void begin(Place place, Deed deed) throws EvidenceException {
      deed.begin(Obj.builder().put("path", place.real().toString()).build());
    }
  }
}
