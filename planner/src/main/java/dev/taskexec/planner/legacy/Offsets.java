package dev.taskexec.planner.legacy;

import java.util.Arrays;

/// A growing list of offsets, four bytes each: a hostile file has millions of odd lines.
final class Offsets {
  private int[] values = new int[16];
  private int size;

  void add(int offset) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = offset;
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }
}
