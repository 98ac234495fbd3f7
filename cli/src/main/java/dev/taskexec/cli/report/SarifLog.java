package dev.taskexec.cli.report;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.SourceSpan;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.session.Version;
import java.util.ArrayList;
import java.util.List;

/// A report as a log of SARIF 2.1.0 (OASIS, 27 March 2020): one run, with a rule for each code that
/// occurs and a result for each diagnostic.
///
/// Files are named by relative references, as they were given; columns count UTF-16 code units,
/// which is what consumers assume.
public final class SarifLog {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final List<Code> rules;
  private final Advice.Table advice = Advice.Table.read();

  private SarifLog(List<Code> rules) {
    this.rules = rules;
  }

  public static JsonValue of(Report report) {
    var codes = report.diagnostics().stream().map(Diagnostic::code).distinct().sorted().toList();
    return Obj.builder()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", List.of(new SarifLog(codes).run(report)))
        .build();
  }

  private JsonValue run(Report report) {
    var name = Version.text();
    var blank = name.lastIndexOf(' ');
    var driver =
        Obj.builder()
            .put("name", name.substring(0, blank))
            .put("version", name.substring(blank + 1))
            .put("rules", rules.stream().map(this::rule).toList())
            .build();
    var invocation =
        Obj.builder()
            .put("executionSuccessful", report.exit() != ExitCode.CANNOT_WRITE)
            .put("exitCode", report.exit().code())
            .build();
    return Obj.builder()
        .put("tool", Obj.builder().put("driver", driver).build())
        .put("invocations", List.of(invocation))
        .put("columnKind", "utf16CodeUnits")
        .put("results", report.diagnostics().stream().map(this::result).toList())
        .build();
  }

  private JsonValue rule(Code code) {
    var text = advice.of(code);
    return Obj.builder()
        .put("id", code.name())
        .put("shortDescription", text(code.sentence()))
        .put("help", text(text.cause() + " " + text.mend()))
        .put("defaultConfiguration", Obj.builder().put("level", level(code.severity())).build())
        .build();
  }

  private JsonValue result(Diagnostic diagnostic) {
    var result =
        Obj.builder()
            .put("ruleId", diagnostic.code().name())
            .put("ruleIndex", rules.indexOf(diagnostic.code()))
            .put("level", level(diagnostic.severity()))
            .put("message", text(diagnostic.message() + "\nhelp: " + diagnostic.help()))
            .put("locations", List.of(location(diagnostic.place()).build()));
    if (diagnostic.count() > 1) {
      result.put("occurrenceCount", diagnostic.count());
    }
    if (!diagnostic.related().isEmpty()) {
      result.put("relatedLocations", relatedLocations(diagnostic));
    }
    return result.build();
  }

  private static List<JsonValue> relatedLocations(Diagnostic diagnostic) {
    var locations = new ArrayList<JsonValue>();
    for (var related : diagnostic.related()) {
      locations.add(
          location(related.place())
              .put("id", locations.size() + 1)
              .put("message", text(related.label()))
              .build());
    }
    return locations;
  }

  private static JsonValue.Builder location(Place place) {
    return switch (place) {
      case Place.InText(var name, var span, _) ->
          Obj.builder().put("physicalLocation", artifact(name).put("region", region(span)).build());
      case Place.OfFile(var name) -> Obj.builder().put("physicalLocation", artifact(name).build());
      case Place.OfOption(var name) ->
          Obj.builder()
              .put(
                  "logicalLocations",
                  List.of(
                      Obj.builder()
                          .put("name", SafeText.of(name))
                          .put("kind", "parameter")
                          .build()));
    };
  }

  private static JsonValue.Builder artifact(String name) {
    return Obj.builder()
        .put("artifactLocation", Obj.builder().put("uri", FileUri.of(name)).build());
  }

  private static JsonValue region(SourceSpan span) {
    return Obj.builder()
        .put("startLine", span.start().line())
        .put("startColumn", span.start().unit())
        .put("endLine", span.end().line())
        .put("endColumn", span.end().unit())
        .put("charOffset", span.offset())
        .put("charLength", span.length())
        .build();
  }

  /// A message. `[words](address)` would be a link in it (SARIF 3.11.6), which text from a file
  /// must not make.
  private static JsonValue text(String text) {
    return Obj.builder().put("text", SafeText.of(text).replace("](", "] (")).build();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
