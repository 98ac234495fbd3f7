package dev.taskexec.planner.param;

import dev.taskexec.planner.source.Written;
import java.util.Arrays;

/// A text in which stretches are replaced, from its start to its end.
final class FilledText {
  private final Written text;
  private final StringBuilder out = new StringBuilder();
  private int[] offsets = new int[64];
  private int taken;

  FilledText(Written text) {
    this.text = text;
  }

  /// How much of the text was gone over.
  int taken() {
    return taken;
  }

  /// Takes over what stands before an index.
  void copyTo(int index) {
    for (; taken < index; taken++) {
      append(text.text().charAt(taken), text.offset(taken));
    }
  }

  /// Puts something in the place of what stands before an index.
  void put(String replacement, int index) {
    for (var i = 0; i < replacement.length(); i++) {
      append(replacement.charAt(i), text.offset(taken));
    }
    taken = index;
  }

  /// Goes over a text, if it stands here.
  void skip(String next) {
    taken += text.text().startsWith(next, taken) ? next.length() : 0;
  }

  /// All of it, with the rest taken over.
  Written toWritten() {
    copyTo(text.length());
    var places = Arrays.copyOf(offsets, out.length() + 1);
    places[out.length()] = text.offset(text.length());
    return Written.mapped(text.source(), out.toString(), places);
  }

  private void append(char c, int offset) {
    if (out.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[out.length()] = offset;
    out.append(c);
  }
}
