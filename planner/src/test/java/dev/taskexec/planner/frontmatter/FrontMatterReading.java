package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What came of reading a text's front matter, in forms that tests can compare.
record FrontMatterReading(FrontMatter frontMatter, List<Diagnostic> diagnostics) {

  static FrontMatterReading of(String text) {
    return of(text, new LinkedHashMap<>());
  }

  static FrontMatterReading of(String text, SequencedMap<String, String> given) {
    var diagnostics = new Diagnostics();
    var source = new Source("sot.md", text);
    var frontMatter = FrontMatter.of(given, new Findings(source, diagnostics));
    return new FrontMatterReading(frontMatter, diagnostics.sorted());
  }

  /// Front matter with the key and these lines, which start at line 3.
  static FrontMatterReading ofKeys(String... lines) {
    return of(text(lines));
  }

  static String text(String... lines) {
    return "---\ntask-exec-kit: 1\n" + String.join("\n", lines) + "\n---\n# Body\n";
  }

  FrontMatter.Extended extended() {
    return (FrontMatter.Extended) frontMatter;
  }

  /// One line a diagnostic: code, place as `line:column+length` or an option, message.
  List<String> findings() {
    return diagnostics.stream()
        .map(found -> "%s %s %s".formatted(found.code(), place(found.place()), found.message()))
        .toList();
  }

  List<String> helps() {
    return diagnostics.stream().map(Diagnostic::help).toList();
  }

  private static String place(Place place) {
    return place instanceof Place.InText text
        ? "%d:%d+%d".formatted(text.span().line(), text.span().column(), text.span().length())
        : place.name();
  }
}
