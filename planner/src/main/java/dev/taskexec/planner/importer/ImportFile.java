package dev.taskexec.planner.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.FileBytes;
import dev.taskexec.planner.source.Utf8;
import java.nio.file.Path;
import java.util.Optional;

/// The file that is imported.
///
/// @param name what messages call it: the path as the reader gave it
record ImportFile(Path path, String name) {

  static ImportFile of(Path path) {
    return new ImportFile(path, path.toString());
  }

  /// Its bytes; where they cannot be read, a diagnostic says why.
  Optional<byte[]> bytes(Diagnostics diagnostics) {
    return switch (FileBytes.read(path)) {
      case FileBytes.Read(var bytes) -> Optional.of(bytes);
      case FileBytes.Missing() -> refuse("does not exist", diagnostics);
      case FileBytes.NotAFile(var kind) ->
          refuse("is a %s, not a file".formatted(kind), diagnostics);
      case FileBytes.Unreadable(var reason) -> refuse("cannot be read: " + reason, diagnostics);
    };
  }

  /// Its text without a byte order mark.
  Optional<Source> text(Diagnostics diagnostics) {
    return bytes(diagnostics).flatMap(bytes -> decode(bytes, diagnostics));
  }

  private Optional<Source> decode(byte[] bytes, Diagnostics diagnostics) {
    return switch (Utf8.decode(bytes)) {
      case Utf8.Decoded.Text(var text, _) -> Optional.of(new Source(name, text));
      case Utf8.Decoded.Malformed malformed -> {
        var start = Utf8.hasBom(bytes) ? 3 : 0;
        var before = new String(bytes, start, malformed.byteOffset() - start, UTF_8);
        var text = new Source(name, new String(bytes, start, bytes.length - start, UTF_8));
        diagnostics.add(
            Code.IMP002,
            text.place(before.length(), 1),
            "byte 0x%02X, at offset %d of the file, is not UTF-8"
                .formatted(bytes[malformed.byteOffset()], malformed.byteOffset()),
            "save the file as UTF-8");
        yield Optional.empty();
      }
    };
  }

  private <T> Optional<T> refuse(String what, Diagnostics diagnostics) {
    diagnostics.add(
        Code.IMP001,
        new Place.OfFile(name),
        "`%s` %s".formatted(Excerpt.of(name), what),
        "give the path of the file that is to be imported");
    return Optional.empty();
  }
}
