package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.HiddenRange.Kind;
import java.util.Arrays;

/// All hidden ranges of a text, in order and apart from each other.
public final class HiddenRanges {
  /// Where nothing is hidden.
  public static final int NONE = -1;

  private final int[] starts;
  private final int[] ends;
  private final byte[] marks;
  private final int size;

  private HiddenRanges(int[] starts, int[] ends, byte[] marks, int size) {
    this.starts = starts;
    this.ends = ends;
    this.marks = marks;
    this.size = size;
  }

  /// Finds the fenced code and the HTML comments of a Markdown text of any size.
  public static HiddenRanges of(String text) {
    return of(text, SegmentLimits.NORMAL);
  }

  static HiddenRanges of(String text, SegmentLimits limits) {
    var builder = new Builder();
    new HiddenFinder(text, limits, builder).run();
    return builder.build();
  }

  public int size() {
    return size;
  }

  /// @param index from 0 to below [#size()]
  public HiddenRange get(int index) {
    return new HiddenRange(
        starts[index],
        ends[index],
        (marks[index] & 1) != 0 ? Kind.COMMENT : Kind.FENCE,
        (marks[index] & 2) != 0);
  }

  /// The index of the range that holds an offset, or [#NONE].
  public int indexAt(int offset) {
    var found = Arrays.binarySearch(starts, 0, size, offset);
    var index = found >= 0 ? found : -found - 2;
    return index >= 0 && offset < ends[index] ? index : NONE;
  }

  /// Collects ranges in order; nine bytes each.
  static final class Builder {
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] marks = new byte[16];
    private int size;

    void add(HiddenRange range) {
      if (size == starts.length) {
        var capacity = size + (size >> 1);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        marks = Arrays.copyOf(marks, capacity);
      }
      starts[size] = range.start();
      ends[size] = range.end();
      marks[size] = (byte) ((range.kind() == Kind.COMMENT ? 1 : 0) | (range.closed() ? 2 : 0));
      size++;
    }

    HiddenRanges build() {
      return new HiddenRanges(starts, ends, marks, size);
    }
  }
}
