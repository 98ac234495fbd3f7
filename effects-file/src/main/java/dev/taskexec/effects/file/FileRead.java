package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// `file.read`: what is in a file.
public final class FileRead extends FileEffect {
  private static final int MOST = 1 << 20;
  private static final int USUAL = 1 << 16;

  public FileRead() {
    this(Openers.best());
  }

  FileRead(Opener opener) {
    super("file.read", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Reads a file, so that what is in it is on record.",
        Schema.requiring("path")
            .text("path", "The file, relative to the root or absolute.")
            .choice(
                "encoding",
                Encoding.class,
                "How the content is given: `text` (UTF-8) or `base64`. Without it, as text where"
                    + " it is text.")
            .number("limit", 0, MOST, USUAL, "How many bytes of the content are given at most.")
            .build(),
        List.of("`read:` for the file"),
        List.of(
            "`content`: what is in it, up to the limit",
            "`encoding`: `text` or `base64`",
            "`size`: how many bytes it has in all",
            "`sha256`: the digest of all of it",
            "`truncated`: whether there is more than the content shows"),
        "Reading twice changes nothing.",
        List.of(Obj.builder().put("path", "README.md").build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    return new Reading(
        arguments.path("path"),
        arguments.has("encoding")
            ? Optional.of(arguments.choice("encoding", Encoding.class, Encoding.TEXT))
            : Optional.empty(),
        arguments.number("limit", 0, MOST, USUAL));
  }

  private record Reading(Path path, Optional<Encoding> encoding, int limit) implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(Requests.exact(Action.READ, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var place = reach.place(path, Last.FOLLOWED, Action.READ);
          var in = place.folder().read(place.name())) {
        deed.begin(Obj.builder().put("path", place.real().toString()).build());
        var kept = new ByteArrayOutputStream();
        var summary =
            Content.read(
                in,
                deed,
                piece ->
                    kept.write(piece.array(), 0, Math.min(piece.remaining(), limit - kept.size())));
        return result(kept.toByteArray(), summary);
      }
    }

    private Obj result(byte[] bytes, Content.Summary summary) throws EndedException {
      var truncated = bytes.length < summary.size();
      var text =
          encoding.equals(Optional.of(Encoding.BASE64))
              ? Optional.<String>empty()
              : text(bytes, truncated);
      if (text.isEmpty() && encoding.equals(Optional.of(Encoding.TEXT))) {
        throw new EndedException.Trouble("`%s` is not UTF-8 text".formatted(path.getFileName()));
      }
      return Obj.builder()
          .put("content", text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes)))
          .put("encoding", text.isPresent() ? "text" : "base64")
          .put("size", summary.size())
          .put("sha256", summary.digest().hex())
          .put("truncated", truncated)
          .build();
    }

    /// A character that was cut in two at the limit is left out.
    private static Optional<String> text(byte[] bytes, boolean truncated) {
      var text = CharBuffer.allocate(bytes.length);
      var decoder = StandardCharsets.UTF_8.newDecoder();
      var decoded = decoder.decode(ByteBuffer.wrap(bytes), text, !truncated);
      return decoded.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }
  }
}
