package dev.taskexec.planner.yaml;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads one YAML 1.2 document, of which it takes mappings, lists and texts, and refuses what makes
/// one place mean another: anchors, aliases and tags.
///
/// Built from the events of the parser, which come one by one and do not nest, so that no input
/// uses up the stack, and aliases that multiply are never followed.
public final class Yaml {
  /// How many lists and mappings may stand in each other.
  public static final int DEEPEST = 50;

  /// In UTF-16 code units.
  public static final int LONGEST = 2_000_000;

  private Yaml() {}

  /// Reads a document.
  ///
  /// @param code of what is wrong in it
  /// @return empty where something is, which is then a finding; an absent scalar for a document in
  ///   which nothing stands
  public static Optional<YamlValue> read(Written document, Code code, Findings findings) {
    var text = document.text();
    var syntax = new YamlSyntax(document, code, findings);
    if (text.length() > LONGEST) {
      syntax.report(
          LONGEST,
          LONGEST,
          "this YAML goes on beyond %,d characters".formatted(LONGEST),
          "make it shorter");
      return Optional.empty();
    }
    return isPrintable(text, syntax) ? build(document, syntax) : Optional.empty();
  }

  /// The parser finds such characters too, but a buffer ahead of what it reads.
  private static boolean isPrintable(String text, YamlSyntax syntax) {
    for (var i = 0; i < text.length(); ) {
      var point = text.codePointAt(i);
      var width = Character.charCount(point);
      if (!StreamReader.isPrintable(point)) {
        syntax.report(
            i,
            i + width,
            "the character U+%04X cannot stand in YAML".formatted(point),
            "remove it, or write it in double quotes with a backslash, such as \"\\x1b\"");
        return false;
      }
      i += width;
    }
    return true;
  }

  private static Optional<YamlValue> build(Written document, YamlSyntax syntax) {
    var points = CodePoints.of(document.text());
    var tree = new YamlTree(document, points, syntax);
    var settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            // All at once: it copies its buffer each time that it reads on within a word.
            .setBufferSize(document.length() + 1)
            .build();
    var events = new ParserImpl(settings, new StreamReader(settings, document.text()));
    for (var event = next(events, points, syntax);
        event.isPresent();
        event = next(events, points, syntax)) {
      if (!tree.take(event.get())) {
        return Optional.empty();
      }
    }
    return syntax.found() ? Optional.empty() : Optional.of(tree.root());
  }

  /// The next event; empty at the end, and where the parser stops, which is then a finding.
  private static Optional<Event> next(
      Iterator<Event> events, CodePoints points, YamlSyntax syntax) {
    try {
      return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
    } catch (RuntimeException e) {
      // Not only the parser's own kinds: it lets those of number parsing and the like through.
      syntax.explain(e, points);
      return Optional.empty();
    }
  }
}
