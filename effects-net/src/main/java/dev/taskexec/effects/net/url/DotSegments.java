package dev.taskexec.effects.net.url;

import java.util.ArrayDeque;

/// The names `.` and `..` in the path of a URL.
final class DotSegments {
  private DotSegments() {}

  /// The path that a reference means (RFC 3986, section 5.2.4).
  ///
  /// @param path begins with a slash
  static String removedFrom(String path) {
    var kept = new ArrayDeque<String>();
    var names = path.substring(1).split("/", -1);
    for (var i = 0; i < names.length; i++) {
      var last = i == names.length - 1;
      switch (names[i]) {
        case ".." -> {
          kept.pollLast();
          addEnd(kept, last);
        }
        case "." -> addEnd(kept, last);
        case String name -> kept.addLast(name);
      }
    }
    return "/" + String.join("/", kept);
  }

  /// A path that ends in `.` or `..` ends in a slash.
  private static void addEnd(ArrayDeque<String> kept, boolean last) {
    if (last) {
      kept.addLast("");
    }
  }
}
