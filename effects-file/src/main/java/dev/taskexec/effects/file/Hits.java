package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.search.Lines;
import dev.taskexec.effects.file.search.Needle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines that were found so far. For use by one thread.
final class Hits {
  private static final int BEFORE = 80;
  private static final int LONGEST_EXCERPT = 240;

  private final Needle needle;
  private final int limit;
  private final Deed deed;
  private final List<Obj> hits = new ArrayList<>();
  private long files;
  private long binary;

  Hits(Needle needle, int limit, Deed deed) {
    this.needle = needle;
    this.limit = limit;
    this.deed = deed;
  }

  /// @return whether there was room for all that was found
  boolean lookThrough(OpenFolder folder, Path name, String path)
      throws IOException, EndedException {
    try (var in = folder.read(name)) {
      var lines = new Lines(in);
      var found = new ArrayList<Obj>();
      var number = 0;
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        deed.goOn();
        number++;
        var place = needle.in(line.get());
        if (place.isPresent()) {
          if (hits.size() + found.size() == limit) {
            hits.addAll(found);
            files++;
            return false;
          }
          found.add(hit(path, number, line.get(), place.get()));
        }
      }
      if (lines.isBinary()) {
        binary++;
      } else {
        files++;
        hits.addAll(found);
      }
      return true;
    }
  }

  private static Obj hit(String path, int number, String line, Needle.Found found) {
    return Obj.builder()
        .put("path", path)
        .put("line", number)
        .put("column", line.codePointCount(0, found.start()) + 1L)
        .put("excerpt", excerpt(line, found))
        .build();
  }

  /// Never half a character at either end.
  private static String excerpt(String line, Needle.Found found) {
    var start = Math.max(0, found.start() - BEFORE);
    if (start > 0 && Character.isLowSurrogate(line.charAt(start))) {
      start++;
    }
    var end = Math.min(line.length(), start + LONGEST_EXCERPT);
    if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
      end--;
    }
    return whole(line.substring(start, end));
  }

  /// A line that was cut at its bound may end with half a character.
  private static String whole(String text) {
    return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))
        ? text.substring(0, text.length() - 1)
        : text;
  }

  Obj result(boolean truncated, long denied) {
    return Obj.builder()
        .put("hits", hits)
        .put("files", files)
        .put("binary", binary)
        .put("given_up", needle.givenUp())
        .put("truncated", truncated)
        .put("denied", denied)
        .build();
  }
}
