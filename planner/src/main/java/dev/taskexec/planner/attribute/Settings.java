package dev.taskexec.planner.attribute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The attributes that one place (a card, a queue, a row, the defaults) sets, with where it does.
///
/// Small, because there may be very many: three words an attribute. Immutable.
public final class Settings {
  public static final Settings NONE = new Builder().build();

  private final Attribute<?>[] attributes;
  private final Object[] values;
  private final int[] spans;

  private Settings(Attribute<?>[] attributes, Object[] values, int[] spans) {
    this.attributes = attributes;
    this.values = values;
    this.spans = spans;
  }

  public boolean isEmpty() {
    return attributes.length == 0;
  }

  public boolean has(Attribute<?> attribute) {
    return index(attribute) >= 0;
  }

  /// The value that is set; empty where none is.
  @SuppressWarnings("unchecked") // only Builder.put fills the arrays
  public <T> Optional<T> get(Attribute<T> attribute) {
    var index = index(attribute);
    return index < 0 ? Optional.empty() : Optional.of((T) values[index]);
  }

  /// Where the value of an attribute that is set starts in the source.
  public int from(Attribute<?> attribute) {
    return spans[2 * index(attribute)];
  }

  /// Where it ends.
  public int to(Attribute<?> attribute) {
    return spans[2 * index(attribute) + 1];
  }

  /// The attributes that are set, in the order in which they are.
  public List<Attribute<?>> attributes() {
    return List.of(attributes);
  }

  private int index(Attribute<?> attribute) {
    for (var i = 0; i < attributes.length; i++) {
      if (attributes[i].equals(attribute)) {
        return i;
      }
    }
    return -1;
  }

  /// Collects settings.
  public static final class Builder {
    private final List<Attribute<?>> attributes = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> spans = new ArrayList<>();

    /// The sums of attributes that stand there more than once.
    private final Map<Attribute<?>, Gathering<?>> sums = new LinkedHashMap<>();

    /// Sets an attribute; one that is set already gets the new value and place.
    ///
    /// @param from where its value starts in the source
    /// @param to where its value ends
    public <T> Builder put(Attribute<T> attribute, T value, int from, int to) {
      sums.remove(attribute);
      var index = attributes.indexOf(attribute);
      if (index < 0) {
        attributes.add(attribute);
        values.add(value);
        spans.add(from);
        spans.add(to);
      } else {
        values.set(index, value);
        spans.set(2 * index, from);
        spans.set(2 * index + 1, to);
      }
      return this;
    }

    /// Adds a value to an attribute that is set already and may be repeated.
    ///
    /// @return why the value does not go together with those before; then it is not added
    @SuppressWarnings("unchecked") // a sum stands there under its own attribute
    <T> Optional<String> add(Attribute<T> attribute, T value, int to) {
      var index = attributes.indexOf(attribute);
      var sum =
          (Gathering<T>)
              sums.computeIfAbsent(
                  attribute,
                  _ -> {
                    var started = attribute.gathering().orElseThrow();
                    started.add((T) values.get(index));
                    return started;
                  });
      var trouble = sum.add(value);
      if (trouble.isEmpty()) {
        spans.set(2 * index + 1, Math.max(to, spans.get(2 * index + 1)));
      }
      return trouble;
    }

    public boolean has(Attribute<?> attribute) {
      return attributes.contains(attribute);
    }

    /// Where the value of an attribute that is set starts in the source.
    int from(Attribute<?> attribute) {
      return spans.get(2 * attributes.indexOf(attribute));
    }

    /// Where it ends.
    int to(Attribute<?> attribute) {
      return spans.get(2 * attributes.indexOf(attribute) + 1);
    }

    public Settings build() {
      sums.forEach((attribute, sum) -> values.set(attributes.indexOf(attribute), sum.all()));
      return new Settings(
          attributes.toArray(Attribute<?>[]::new),
          values.toArray(),
          spans.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
