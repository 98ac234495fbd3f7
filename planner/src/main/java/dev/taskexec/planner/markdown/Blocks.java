package dev.taskexec.planner.markdown;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.util.function.Consumer;

/// Reads a Markdown document as a stream of blocks, in linear time and in memory that does not grow
/// with the document.
public final class Blocks {
  private Blocks() {}

  /// @param from where to begin: behind the front matter
  /// @param findings gets an error where a block is too deep or too long to be read safely (SOT068)
  public static void read(Source source, int from, Findings findings, Consumer<Block> sink) {
    throw new IllegalStateException("not written yet");
  }
}
