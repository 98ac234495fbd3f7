package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Entry;
import dev.taskexec.planner.value.Items;
import dev.taskexec.planner.value.Items.Marks;
import dev.taskexec.planner.value.Reading;
import java.util.List;
import java.util.Optional;

/// Reads the value of an attribute.
///
/// @param <T> what it is read as
@FunctionalInterface
interface ValueReader<T> {

  /// Reads a value; where that does not work, there is a finding.
  Optional<T> read(Value value, Reading reading);

  /// Reads one text.
  @FunctionalInterface
  interface OfText<T> {
    Optional<T> read(Written text, Reading reading);
  }

  /// Reads items.
  @FunctionalInterface
  interface OfItems<T> {
    Optional<T> read(List<Written> items, Reading reading);
  }

  /// Reads a mapping.
  @FunctionalInterface
  interface OfEntries<T> {
    Optional<T> read(List<Entry> entries, Reading reading);
  }

  /// A value that is one text.
  static <T> ValueReader<T> one(OfText<T> reader) {
    return (value, reading) ->
        switch (value) {
          case Value.Line(var text) -> reader.read(text, reading);
          case Value.Items(var pieces) ->
              pieces.size() == 1
                  ? reader.read(pieces.getFirst(), reading)
                  : reading.wrong(
                      pieces.get(1),
                      "there are %d values where one is expected".formatted(pieces.size()),
                      "keep one of them, behind the colon");
          case Value.Mapping(var entries) -> noMapping(entries, reading);
        };
  }

  /// A value that is a list.
  static <T> ValueReader<T> list(Marks marks, OfItems<T> reader) {
    return listOrMapping(marks, reader, ValueReader::noMapping);
  }

  /// A value that is a list or a mapping.
  static <T> ValueReader<T> listOrMapping(
      Marks marks, OfItems<T> reader, OfEntries<T> mappingReader) {
    return (value, reading) ->
        switch (value) {
          case Value.Line(var text) ->
              Items.split(text, marks, reading).flatMap(items -> reader.read(items, reading));
          case Value.Items(var pieces) ->
              Items.checked(pieces, reading).flatMap(items -> reader.read(items, reading));
          case Value.Mapping(var entries) -> mappingReader.read(entries, reading);
        };
  }

  /// The same for a list whose items may hold more items: `- cpu 5s, memory 2GiB` as a bullet.
  static <T> ValueReader<T> partsOrMapping(OfItems<T> reader, OfEntries<T> mappingReader) {
    return (value, reading) ->
        switch (value) {
          case Value.Line _, Value.Mapping _ ->
              listOrMapping(Marks.BACKTICKS, reader, mappingReader).read(value, reading);
          case Value.Items(var pieces) ->
              Parts.of(pieces, reading).flatMap(parts -> reader.read(parts, reading));
        };
  }

  private static <T> Optional<T> noMapping(List<Entry> entries, Reading reading) {
    return reading.wrong(
        entries.getFirst().name(),
        "there are names with values where a text is expected",
        "write it in one line, as below a queue");
  }
}
