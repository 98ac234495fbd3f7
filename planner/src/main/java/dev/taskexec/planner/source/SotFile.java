package dev.taskexec.planner.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the file of a source of truth.
public final class SotFile {
  private SotFile() {}

  /// What is kept of the bytes, which are let go before the table of lines is made.
  private record Content(String text, Sha256 digest) {}

  /// Reads it; where that does not work, a diagnostic says why.
  ///
  /// @param name what messages call the file: the path as the reader gave it
  public static Optional<Sot> read(Path path, String name, Diagnostics diagnostics) {
    return content(path, name, diagnostics)
        .map(
            content ->
                new Sot(
                    CredentialWarning.hiding(new Source(name, content.text())), content.digest()));
  }

  private static Optional<Content> content(Path path, String name, Diagnostics diagnostics) {
    return switch (FileBytes.read(path)) {
      case FileBytes.Read(var bytes) -> decode(bytes, name, diagnostics);
      case FileBytes.Missing() ->
          refuse(
              diagnostics,
              Code.SOT001,
              name,
              "`%s` does not exist".formatted(name),
              "give the path of a Markdown file");
      case FileBytes.NotAFile(var kind) ->
          refuse(
              diagnostics,
              Code.SOT002,
              name,
              "`%s` is a %s, not a file".formatted(name, kind),
              "give the path of a Markdown file, for example `%s`"
                  .formatted(Path.of(name, "sot.md")));
      case FileBytes.Unreadable(var reason) ->
          refuse(
              diagnostics,
              Code.SOT003,
              name,
              "`%s` cannot be read: %s".formatted(name, reason),
              "give a file that the user that plans may read");
    };
  }

  private static Optional<Content> refuse(
      Diagnostics diagnostics, Code code, String name, String message, String help) {
    diagnostics.add(code, new Place.OfFile(name), message, help);
    return Optional.empty();
  }

  private static Optional<Content> decode(byte[] bytes, String name, Diagnostics diagnostics) {
    return switch (Utf8.decode(bytes)) {
      case Utf8.Decoded.Text(var text, _) -> Optional.of(new Content(text, Sha256.of(bytes)));
      case Utf8.Decoded.Malformed malformed -> {
        reportMalformed(bytes, malformed, name, diagnostics);
        yield Optional.empty();
      }
    };
  }

  private static void reportMalformed(
      byte[] bytes, Utf8.Decoded.Malformed malformed, String name, Diagnostics diagnostics) {
    var start = Utf8.hasBom(bytes) ? 3 : 0;
    var before = new String(bytes, start, malformed.byteOffset() - start, UTF_8);
    var text = new Source(name, new String(bytes, start, bytes.length - start, UTF_8));
    diagnostics.add(
        Code.SOT004,
        text.place(before.length(), 1),
        "byte 0x%02X, at offset %d of the file, is not UTF-8"
            .formatted(bytes[malformed.byteOffset()], malformed.byteOffset()),
        isUtf16(bytes)
            ? "save the file as UTF-8; it looks like UTF-16"
            : "save the file as UTF-8; it may be in an older encoding such as Windows-1252");
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }
}
