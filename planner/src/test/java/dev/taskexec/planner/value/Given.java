package dev.taskexec.planner.value;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A text as somebody wrote it, and what a reader makes of it.
record Given(Source source, Diagnostics diagnostics, Reading reading) {
  /// In front of the value, so that places are not offsets by chance.
  private static final String BEFORE = "- Name: ";

  static Given of(String text) {
    var source = new Source("sot.md", BEFORE + text);
    var diagnostics = new Diagnostics();
    return new Given(
        source, diagnostics, Reading.of(Parameters.NONE, new Findings(source, diagnostics)));
  }

  Written written() {
    return Written.of(source, BEFORE.length(), source.text().length());
  }

  <T> Optional<T> readBy(BiFunction<Written, Reading, Optional<T>> reader) {
    return reader.apply(written(), reading);
  }

  <T> Optional<T> listBy(BiFunction<List<Written>, Reading, Optional<T>> reader) {
    return Items.split(written(), Items.Marks.BACKTICKS_AND_QUOTES, reading)
        .flatMap(items -> reader.apply(items, reading));
  }

  /// What a reader of one text makes of it.
  static <T> T read(String text, BiFunction<Written, Reading, Optional<T>> reader) {
    var given = of(text);
    var read = given.readBy(reader);
    return read.orElseThrow(() -> new AssertionError(text + ": " + given.findings()));
  }

  /// What a reader of items makes of it.
  static <T> T list(String text, BiFunction<List<Written>, Reading, Optional<T>> reader) {
    var given = of(text);
    var read = given.listBy(reader);
    return read.orElseThrow(() -> new AssertionError(text + ": " + given.findings()));
  }

  /// What a reader of one text says about it.
  static <T> List<String> trouble(String text, BiFunction<Written, Reading, Optional<T>> reader) {
    var given = of(text);
    return given.troubled(given.readBy(reader));
  }

  /// What a reader of items says about it.
  static <T> List<String> listTrouble(
      String text, BiFunction<List<Written>, Reading, Optional<T>> reader) {
    var given = of(text);
    return given.troubled(given.listBy(reader));
  }

  private <T> List<String> troubled(Optional<T> read) {
    if (read.isPresent()) {
      throw new AssertionError(source.text() + " was read as " + read.get());
    }
    return findings();
  }

  /// One line a diagnostic: the stretch, the message and the help.
  List<String> findings() {
    return diagnostics.sorted().stream().map(this::line).toList();
  }

  private String line(Diagnostic found) {
    var stretch =
        found.place() instanceof Place.InText text
            ? source
                .text()
                .substring(text.span().offset(), text.span().offset() + text.span().length())
            : "file";
    return "[%s] %s -> %s".formatted(stretch, found.message(), found.help());
  }
}
