package dev.taskexec.planner.render;

import java.util.List;

/// A source of truth as text.
///
/// @param text lines that end with `\n`, the last one too
/// @param leftOut what the plan says and the text does not, one sentence each
public record Rendered(String text, List<String> leftOut) {

  public Rendered {
    leftOut = List.copyOf(leftOut);
  }
}
