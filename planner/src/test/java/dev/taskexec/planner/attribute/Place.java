package dev.taskexec.planner.attribute;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Entry;
import java.util.ArrayList;
import java.util.List;

/// One place with attributes, each on a line `Name: value`; a value `- a; b` has items, a value
/// `{a=b; c=d}` entries.
final class Place {
  private final Source source;
  private final Owner owner;
  private final Diagnostics diagnostics = new Diagnostics();
  private final AttributeReader reader;
  private final Settings.Builder settings = new Settings.Builder();

  private Place(Owner owner, String text) {
    this.source = new Source("sot.md", text);
    this.owner = owner;
    this.reader = new AttributeReader(Parameters.NONE, new Findings(source, diagnostics));
  }

  static Place of(Owner owner, String... lines) {
    var place = new Place(owner, String.join("\n", lines));
    for (var line = 1; line <= place.source.lines(); line++) {
      place.line(place.source.startOf(line), place.source.endOf(line));
    }
    return place;
  }

  /// The settings of a place without findings.
  static Settings settings(Owner owner, String... lines) {
    var place = of(owner, lines);
    if (!place.findings().isEmpty()) {
      throw new AssertionError(place.findings());
    }
    return place.settings();
  }

  Settings settings() {
    return settings.build();
  }

  AttributeReader reader() {
    return reader;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics.sorted();
  }

  /// One line a diagnostic: code, line, message, help.
  List<String> findings() {
    return diagnostics.sorted().stream()
        .map(
            found ->
                "%s:%d %s -> %s"
                    .formatted(found.code(), line(found.place()), found.message(), found.help()))
        .toList();
  }

  private static int line(dev.taskexec.abi.source.Place place) {
    return place instanceof dev.taskexec.abi.source.Place.InText text ? text.span().line() : 0;
  }

  private void line(int from, int to) {
    var line = Written.of(source, from, to);
    var colon = line.text().indexOf(':');
    reader.read(line.sub(0, colon), value(line.sub(colon + 1).strip()), owner, settings);
  }

  private static Value value(Written text) {
    if (text.text().startsWith("- ")) {
      return Value.ofItems(parts(text.sub(2)));
    }
    if (!text.text().startsWith("{")) {
      return Value.of(text);
    }
    return Value.ofEntries(
        parts(text.sub(1, text.length() - 1)).stream()
            .map(
                part -> {
                  var equals = part.text().indexOf('=');
                  return new Entry(part.sub(0, equals), part.sub(equals + 1));
                })
            .toList());
  }

  private static List<Written> parts(Written text) {
    var parts = new ArrayList<Written>();
    var begin = 0;
    for (var end = text.text().indexOf(';'); end >= 0; end = text.text().indexOf(';', begin)) {
      parts.add(text.sub(begin, end).strip());
      begin = end + 1;
    }
    parts.add(text.sub(begin).strip());
    return parts;
  }
}
