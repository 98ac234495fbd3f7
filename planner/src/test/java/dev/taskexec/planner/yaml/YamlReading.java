package dev.taskexec.planner.yaml;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import dev.taskexec.planner.yaml.YamlValue.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What came of reading a text as YAML, in forms that tests can compare.
record YamlReading(Optional<YamlValue> value, List<Diagnostic> diagnostics) {

  static YamlReading of(String text) {
    var diagnostics = new Diagnostics();
    var source = new Source("sot.md", text);
    var value =
        Yaml.read(
            Written.of(source, 0, text.length()), Code.SOT030, new Findings(source, diagnostics));
    return new YamlReading(value, diagnostics.sorted());
  }

  /// The value in one line: `{key: value, list: [a, b]}`; texts that are not plain in quotes.
  String shown() {
    return shown(value.orElseThrow());
  }

  /// The one scalar of the document, which is the value of its first key.
  Scalar first() {
    return (Scalar) ((Mapping) value.orElseThrow()).entries().getFirst().value();
  }

  /// One line a diagnostic: place as `line:column+length`, message.
  List<String> findings() {
    return diagnostics.stream().map(found -> place(found.place()) + " " + found.message()).toList();
  }

  private static String shown(YamlValue value) {
    return switch (value) {
      case Scalar(var text, var plain) -> plain ? text.text() : "'" + text + "'";
      case Sequence(_, _, var items) ->
          items.stream().map(YamlReading::shown).collect(Collectors.joining(", ", "[", "]"));
      case Mapping(_, _, var entries) ->
          entries.stream()
              .map(entry -> shown(entry.key()) + ": " + shown(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String place(Place place) {
    return place instanceof Place.InText text
        ? "%d:%d+%d".formatted(text.span().line(), text.span().column(), text.span().length())
        : "file";
  }
}
