package dev.taskexec.abi.secret;

import java.util.Arrays;
import java.util.List;

/// All that is sought in a stream, as one machine that looks at every byte once (Aho and Corasick,
/// "Efficient string matching", CACM 18, 1975). A state is what of the bytes so far may be the
/// beginning of something sought; 0 is nothing. Immutable.
///
/// The states are kept in arrays, because a key of 64 KiB and its forms are a million of them.
final class PatternTree {
  /// The state of nothing.
  static final int ROOT = 0;

  private static final int BYTES = 256;
  private static final int NONE = -1;

  private final int[] fromRoot = new int[BYTES];
  private byte[] label = new byte[BYTES];
  private int[] child = new int[BYTES];
  private int[] sibling = new int[BYTES];
  private int[] depth = new int[BYTES];
  private int[] secret = new int[BYTES];
  private int[] found = new int[BYTES];
  private final int[] shorter;
  private int size = 1;

  /// What is sought.
  ///
  /// @param secret the number of the secret that it is a form of
  record Pattern(byte[] bytes, int secret) {}

  /// @param patterns none of them empty; of two that are the same the first counts
  PatternTree(List<Pattern> patterns) {
    Arrays.fill(fromRoot, NONE);
    child[ROOT] = NONE;
    patterns.forEach(this::add);
    shorter = new int[size];
    linkShorter();
  }

  /// The state behind one more byte.
  int next(int state, byte value) {
    var at = state;
    while (at != ROOT) {
      var further = childOf(at, value);
      if (further != NONE) {
        return further;
      }
      at = shorter[at];
    }
    return Math.max(ROOT, fromRoot[value & 0xff]);
  }

  /// How many of the last bytes may be the beginning of something sought.
  int depth(int state) {
    return depth[state];
  }

  /// The length of the longest thing sought that ends here; 0 for none.
  int found(int state) {
    return found[state];
  }

  /// Which secret that is a form of; for a mere beginning one that begins so.
  int secret(int state) {
    return secret[state];
  }

  private void add(Pattern pattern) {
    var at = ROOT;
    for (var value : pattern.bytes()) {
      var further = at == ROOT ? fromRoot[value & 0xff] : childOf(at, value);
      at = further == NONE ? grow(at, value, pattern.secret()) : further;
    }
    if (found[at] == 0) {
      found[at] = depth[at];
      secret[at] = pattern.secret();
    }
  }

  private int childOf(int state, byte value) {
    var at = child[state];
    while (at != NONE && label[at] != value) {
      at = sibling[at];
    }
    return at;
  }

  private int grow(int parent, byte value, int owner) {
    if (size == label.length) {
      var room = size * 2;
      label = Arrays.copyOf(label, room);
      child = Arrays.copyOf(child, room);
      sibling = Arrays.copyOf(sibling, room);
      depth = Arrays.copyOf(depth, room);
      secret = Arrays.copyOf(secret, room);
      found = Arrays.copyOf(found, room);
    }
    var made = size++;
    label[made] = value;
    secret[made] = owner;
    child[made] = NONE;
    depth[made] = depth[parent] + 1;
    sibling[made] = child[parent];
    child[parent] = made;
    if (parent == ROOT) {
      fromRoot[value & 0xff] = made;
    }
    return made;
  }

  /// Level by level: what a state goes back to is always shorter than the state itself.
  private void linkShorter() {
    var queue = new int[size];
    var end = 0;
    for (var at = child[ROOT]; at != NONE; at = sibling[at]) {
      queue[end++] = at;
    }
    for (var i = 0; i < end; i++) {
      var parent = queue[i];
      for (var at = child[parent]; at != NONE; at = sibling[at]) {
        shorter[at] = next(shorter[parent], label[at]);
        if (found[at] == 0 && found[shorter[at]] > 0) {
          found[at] = found[shorter[at]];
          secret[at] = secret[shorter[at]];
        }
        queue[end++] = at;
      }
    }
  }
}
