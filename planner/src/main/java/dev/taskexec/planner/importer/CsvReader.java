package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads comma-separated values with a header row.
final class CsvReader {
  private static final String SEPARATORS = ",;\t";

  private final Source source;
  private final Findings findings;
  private final LinkedHashMap<String, List<Entry>> groups = new LinkedHashMap<>();

  private CsvReader(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.findings = new Findings(source, diagnostics);
  }

  static void read(ImportFile file, Diagnostics diagnostics, Consumer<TaskList> use) {
    file.text(diagnostics)
        .flatMap(source -> new CsvReader(source, diagnostics).read())
        .ifPresent(use);
  }

  private Optional<TaskList> read() {
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator(source.text()))
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (var parser = CSVParser.parse(new StringReader(source.text()), format)) {
      return read(parser);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private Optional<TaskList> read(CSVParser parser) {
    try {
      var records = parser.iterator();
      if (!records.hasNext()) {
        findings.addForFile(
            Code.IMP002,
            "the file is empty",
            "give a file with a header row and a row for each task");
        return Optional.empty();
      }
      var head = records.next();
      return CsvColumns.of(head.toList(), rowSpot(head)).map(columns -> read(records, columns));
    } catch (UncheckedIOException _) {
      reportMalformed(parser);
      return Optional.empty();
    }
  }

  private TaskList read(Iterator<CSVRecord> records, CsvColumns columns) {
    records.forEachRemaining(row -> add(row, columns));
    var list = new ArrayList<Group>();
    groups.forEach((name, entries) -> list.add(new Group(name, columns.hasParallel(), entries)));
    return new TaskList("Tasks", false, list);
  }

  private void add(CSVRecord row, CsvColumns columns) {
    var cells = row.toList();
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    var spot = rowSpot(row);
    if (cells.size() > columns.count()) {
      spot.report(
          Code.IMP003,
          "this row has %d cells, but there are %d columns; those behind are not carried over"
              .formatted(cells.size(), columns.count()),
          "put a cell that holds a separator in double quotes");
    }
    groups
        .computeIfAbsent(columns.queue(cells), _ -> new ArrayList<>())
        .add(columns.entry(cells, spot));
  }

  private Spot rowSpot(CSVRecord row) {
    var from = (int) Math.clamp(row.getCharacterPosition(), 0, source.text().length());
    var to = Math.max(from, source.endOf(source.lineAt(from)));
    return (code, message, help) -> findings.add(code, from, to, message, help);
  }

  private void reportMalformed(CSVParser parser) {
    var line = (int) Math.clamp(parser.getCurrentLineNumber(), 1, source.lines());
    findings.add(
        Code.IMP002,
        source.startOf(line),
        source.endOf(line),
        "this is not CSV: a quote is not closed, or something follows a closing quote",
        "close each quote, and write a quote within quotes twice");
  }

  /// The separator that stands most often in the header row.
  private static char separator(String text) {
    var counts = new int[SEPARATORS.length()];
    var quoted = false;
    var begun = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == '\n' || c == '\r') && begun) {
        break;
      }
      begun |= !Character.isWhitespace(c);
      var which = SEPARATORS.indexOf(c);
      if (!quoted && which >= 0) {
        counts[which]++;
      }
    }
    var best = 0;
    for (var i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
