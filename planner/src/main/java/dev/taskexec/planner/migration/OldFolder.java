package dev.taskexec.planner.migration;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.legacy.SectionOutline;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.FileBytes;
import dev.taskexec.planner.source.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder of the Python kit.
final class OldFolder {
  private static final String USUAL = "sot.md";

  private OldFolder() {}

  /// Its source of truth: `sot.md`, or the only Markdown file with an execution section; where
  /// there is none, a diagnostic says so.
  static Optional<Path> sot(Path folder, Diagnostics diagnostics) {
    var usual = folder.resolve(USUAL);
    if (Files.isRegularFile(usual)) {
      return Optional.of(usual);
    }
    if (!Files.isDirectory(folder)) {
      return refuse(
          folder, "is no folder", "give the folder that holds the source of truth", diagnostics);
    }
    List<Path> found;
    try (var entries = Files.list(folder)) {
      found = entries.filter(OldFolder::isSot).sorted().toList();
    } catch (IOException _) {
      return refuse(folder, "cannot be read", "make the folder readable", diagnostics);
    }
    return switch (found.size()) {
      case 0 ->
          refuse(
              folder,
              "has no `sot.md`, and no other Markdown file with an execution section",
              "give the folder that holds the source of truth",
              diagnostics);
      case 1 -> Optional.of(found.getFirst());
      default ->
          refuse(
              folder,
              "has %d Markdown files with an execution section, and none is called `sot.md`"
                  .formatted(found.size()),
              "rename the one that counts to `sot.md`",
              diagnostics);
    };
  }

  private static boolean isSot(Path file) {
    return file.toString().endsWith(".md")
        && Files.isRegularFile(file)
        && FileBytes.read(file) instanceof FileBytes.Read(var bytes)
        && Utf8.decode(bytes) instanceof Utf8.Decoded.Text(var text, _)
        && SectionOutline.of(text).isPresent();
  }

  private static Optional<Path> refuse(
      Path folder, String what, String help, Diagnostics diagnostics) {
    diagnostics.add(
        Code.IMP001,
        new Place.OfFile(folder.toString()),
        "`%s` %s".formatted(Excerpt.of(folder.toString()), what),
        help);
    return Optional.empty();
  }
}
