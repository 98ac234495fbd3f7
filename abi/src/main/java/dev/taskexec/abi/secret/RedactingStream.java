package dev.taskexec.abi.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Replaces every byte that belongs to something sought: what overlaps is replaced together, under
/// the name of its longest part. What comes out is the same however the bytes come in.
final class RedactingStream implements Redaction.Stream {
  private static final byte[] NOTHING = {};

  private final PatternTree tree;
  private final List<String> names;
  private final Deque<Range> ranges = new ArrayDeque<>();
  private byte[] kept = NOTHING;

  /// How many bytes have come in.
  private long seen;

  /// The place of the first byte that is kept.
  private long cursor;

  private int state = PatternTree.ROOT;
  private boolean replaced;

  /// Bytes to be replaced, places from the stream's beginning.
  ///
  /// @param end behind its last byte
  /// @param longest the length of the longest thing sought in it
  /// @param secret which secret that is
  private record Range(long start, long end, int longest, int secret) {

    Range with(Range later) {
      var first = longest >= later.longest;
      return new Range(
          Math.min(start, later.start),
          Math.max(end, later.end),
          Math.max(longest, later.longest),
          first ? secret : later.secret);
    }
  }

  RedactingStream(PatternTree tree, List<String> names) {
    this.tree = tree;
    this.names = names;
  }

  @Override
  public byte[] next(byte[] bytes, boolean last) {
    for (var value : bytes) {
      step(value);
    }
    keep(bytes);
    // What begins behind this place may yet turn out to be something sought.
    var safe = last ? seen : seen - tree.depth(state);
    return upTo(safe);
  }

  /// Whether the last bytes, as far as they are at least so many, are the beginning of something
  /// sought: then they are replaced too.
  void coverBeginning(int least) {
    var length = tree.depth(state);
    if (length >= least) {
      add(new Range(seen - length, seen, length, tree.secret(state)));
    }
  }

  /// Whether anything was replaced so far.
  boolean hasReplaced() {
    return replaced;
  }

  private void step(byte value) {
    seen++;
    state = tree.next(state, value);
    var length = tree.found(state);
    if (length > 0) {
      add(new Range(seen - length, seen, length, tree.secret(state)));
    }
  }

  private void add(Range found) {
    var whole = found;
    while (!ranges.isEmpty() && ranges.getLast().end() > whole.start()) {
      whole = ranges.removeLast().with(whole);
    }
    ranges.addLast(whole);
  }

  private void keep(byte[] bytes) {
    var from = Math.max(0, cursor - (seen - bytes.length));
    if (from >= bytes.length) {
      return;
    }
    var before = kept.length;
    kept = Arrays.copyOf(kept, before + bytes.length - (int) from);
    System.arraycopy(bytes, (int) from, kept, before, bytes.length - (int) from);
  }

  private byte[] upTo(long safe) {
    var out = new ByteArrayOutputStream();
    while (!ranges.isEmpty() && ranges.getFirst().start() <= safe) {
      var range = ranges.getFirst();
      copy(range.start(), out);
      skip(range.end());
      if (range.end() > safe) {
        // It may still grow.
        return out.toByteArray();
      }
      ranges.removeFirst();
      replaced = true;
      out.writeBytes("[secret %s]".formatted(names.get(range.secret())).getBytes(UTF_8));
    }
    copy(safe, out);
    return out.toByteArray();
  }

  private void copy(long end, ByteArrayOutputStream out) {
    if (end > cursor) {
      out.write(kept, 0, (int) (end - cursor));
      skip(end);
    }
  }

  /// Lets go of what is kept before a place; bytes that were let go of already are no more there.
  private void skip(long end) {
    if (end > cursor) {
      var count = (int) Math.min(kept.length, end - cursor);
      kept = count == kept.length ? NOTHING : Arrays.copyOfRange(kept, count, kept.length);
      cursor = end;
    }
  }
}
