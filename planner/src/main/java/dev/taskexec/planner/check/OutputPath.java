package dev.taskexec.planner.check;

import java.util.ArrayList;
import java.util.List;

/// An output of a task, taken apart: the folders that it names, and the pattern below them.
///
/// @param prefix the plain names at the front, each with a NUL behind it, so that what is below a
///   path begins with its prefix and sorts right behind it
/// @param pattern what follows, from the first segment that is no plain name; empty for an exact
///   path
record OutputPath(String prefix, String pattern) {
  private static final char END = '\0';

  /// What it costs to take two paths apart, in steps.
  private static final int TAKEN_APART = 64;

  /// Reads a path as it is written. `./a`, `a//b` and `a/x/../b` are what they lead to.
  static OutputPath of(String text) {
    var segments = new ArrayList<String>();
    for (var segment : text.split("/", -1)) {
      add(segment, segments);
    }
    var plain = 0;
    while (plain < segments.size() && !GlobOverlap.isPattern(segments.get(plain))) {
      plain++;
    }
    var prefix = new StringBuilder(text.startsWith("/") ? "/" : "");
    segments.subList(0, plain).forEach(segment -> prefix.append(segment).append(END));
    var pattern = segments.subList(plain, segments.size());
    return new OutputPath(
        prefix.toString(), hasOpenBrace(pattern) ? "**" : String.join("/", pattern));
  }

  boolean isExact() {
    return pattern.isEmpty();
  }

  /// Whether there is a path that both stand for, or one below the other: an exact path may be a
  /// folder.
  ///
  /// @param other with a prefix that begins with this one's
  boolean meets(OutputPath other, Effort effort) {
    return isExact()
        || (endsMeet(tail(), other.tail())
            && effort.spend(TAKEN_APART)
            && GlobOverlap.meet(List.of(pattern.split("/")), other.below(prefix), effort));
  }

  private static boolean endsMeet(String one, String other) {
    return one.endsWith(other) || other.endsWith(one);
  }

  /// The letters at the end that stand for themselves, a name at most: what most different paths
  /// already differ in.
  private String tail() {
    if (isExact()) {
      var last = prefix.lastIndexOf(END, prefix.length() - 2);
      return prefix.substring(last + 1, Math.max(last + 1, prefix.length() - 1));
    }
    var from = pattern.length();
    while (from > 0 && GlobOverlap.isPlain(pattern.charAt(from - 1))) {
      from--;
    }
    return pattern.substring(from);
  }

  /// The segments behind a prefix.
  private List<String> below(String folder) {
    var segments = new ArrayList<String>();
    for (int from = folder.length(), to = next(from); to >= 0; from = to + 1, to = next(from)) {
      segments.add(prefix.substring(from, to));
    }
    if (!isExact()) {
      segments.addAll(List.of(pattern.split("/")));
    }
    return segments;
  }

  private int next(int from) {
    return prefix.indexOf(END, from);
  }

  private static void add(String segment, List<String> segments) {
    if (segment.isEmpty() || segment.equals(".")) {
      return;
    }
    var climbs = segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..");
    if (!climbs) {
      segments.add(segment);
    } else if (!segments.getLast().equals("**")) {
      segments.removeLast();
    }
  }

  /// Alternatives that span folders are not taken apart.
  private static boolean hasOpenBrace(List<String> pattern) {
    return pattern.stream()
        .anyMatch(segment -> segment.lastIndexOf('{') > segment.lastIndexOf('}'));
  }
}
