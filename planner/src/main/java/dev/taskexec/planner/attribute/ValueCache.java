package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values that were read before, so that a million cards with the same few values share them.
///
/// Holds a few thousand short ones; when it is full it starts anew. Needs are never in it, because
/// they know their places, nor is a text with `${`.
final class ValueCache {
  private static final int MOST = 4_096;
  private static final int LONGEST = 400;

  private final Map<Key, Object> values = new HashMap<>();

  /// @param text what is written; for items all of them, one behind the other
  record Key(Attribute<?> attribute, String text) {}

  /// The key of a value that may be kept.
  Optional<Key> key(Attribute<?> attribute, Value value) {
    return attribute.equals(Attribute.NEEDS)
        ? Optional.empty()
        : text(value).map(text -> new Key(attribute, text));
  }

  @SuppressWarnings("unchecked") // a value is only kept under the attribute that it was read for
  <T> Optional<T> get(Attribute<T> attribute, Key key) {
    return key.attribute().equals(attribute)
        ? Optional.ofNullable((T) values.get(key))
        : Optional.empty();
  }

  /// Keeps a value that was read without a finding.
  void keep(Key key, Object value) {
    if (values.size() >= MOST) {
      values.clear();
    }
    values.put(key, value);
  }

  private static Optional<String> text(Value value) {
    return switch (value) {
      case Value.Line(var text) -> Optional.of(text.text()).filter(ValueCache::isPlain);
      case Value.Items(var pieces) -> text(pieces);
      case Value.Mapping _ -> Optional.empty();
    };
  }

  private static Optional<String> text(List<Written> pieces) {
    if (pieces.size() > LONGEST) {
      return Optional.empty();
    }
    var length = pieces.stream().mapToLong(Written::length).sum();
    return length > LONGEST
        ? Optional.empty()
        : Optional.of(
                pieces.stream().map(Written::text).collect(Collectors.joining("\0", "\0", "")))
            .filter(ValueCache::isPlain);
  }

  private static boolean isPlain(String text) {
    return text.length() <= 2 * LONGEST && !text.contains("${");
  }
}
