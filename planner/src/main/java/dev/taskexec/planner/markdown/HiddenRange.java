package dev.taskexec.planner.markdown;

/// A stretch of a text whose lines are not read, because Markdown shows them as something else.
///
/// @param start the offset where it opens: of the line for a fence, of `<!--` for a comment
/// @param end the offset behind its last character
/// @param closed whether it ends with its own end mark, not merely with what holds it
public record HiddenRange(int start, int end, Kind kind, boolean closed) {

  /// What hides the lines.
  public enum Kind {
    FENCE("code fence"),
    COMMENT("comment");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// What messages call it.
    public String words() {
      return words;
    }
  }

  public HiddenRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("hidden from %d to %d".formatted(start, end));
    }
  }
}
