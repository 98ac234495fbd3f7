package dev.taskexec.planner.specification;

import java.util.List;
import java.util.SequencedMap;

/// One example of the specification.
///
/// @param number as it stands in the document, from 1
/// @param line of the document that it starts on
/// @param heading the section that it stands in
/// @param words what stands behind `example N`: how the source is completed, and what is shown
/// @param sot the part of the source that the document shows
/// @param files other files of the project, by name
/// @param expected what comes of it
record Example(
    int number,
    int line,
    String heading,
    List<String> words,
    String sot,
    SequencedMap<String, String> files,
    String expected) {

  /// What stands above the part that the document shows.
  String prelude() {
    if (words.contains("section")) {
      return "---\ntask-exec-kit: 1\n---\n\n### Execution Queue\n\n";
    }
    if (words.contains("card")) {
      return "---\ntask-exec-kit: 1\n---\n\n### Execution Queue\n\n1. **Queue A — Build**\n"
          + "   - Tasks: `TASK-001`\n\n";
    }
    return "";
  }

  /// The whole source.
  String source() {
    return (prelude() + sot).replace('→', '\t').replace("␍", "\r");
  }

  boolean shows(String word) {
    return words.contains(word);
  }

  @Override
  public String toString() {
    return "%d (line %d, %s)".formatted(number, line, heading);
  }
}
