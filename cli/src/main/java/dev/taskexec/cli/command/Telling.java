package dev.taskexec.cli.command;

import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.report.DiagnosticsJson;
import dev.taskexec.cli.report.Format;
import dev.taskexec.cli.report.Report;
import dev.taskexec.cli.report.SarifLog;
import dev.taskexec.cli.session.Session;

/// How a command tells what it found: as people read it, or in one document for programs, beside
/// which nothing else is said.
record Telling(Format format, Session session) {
  static final Option FORMAT =
      Option.value(
          "--format",
          "HOW",
          "Tells what was found as text (the default), or on standard output as json or sarif.");

  static Telling of(Given given, Session session) throws UsageException {
    return new Telling(given.choice(FORMAT, Format.TEXT), session);
  }

  /// Words for people that follow the diagnostics.
  @FunctionalInterface
  interface Words {

    /// @param counts such as `; 1 warning`, or nothing
    void say(String counts);
  }

  /// Tells of a command that ended as it should.
  ExitCode done(Report report, Words words) {
    switch (format) {
      case TEXT -> {
        session.messages().diagnostics(report.diagnostics());
        var counts = Counted.of(report.diagnostics());
        words.say(counts.isEmpty() ? "" : "; " + counts);
      }
      case JSON -> document(DiagnosticsJson.of(report));
      case SARIF -> document(SarifLog.of(report));
    }
    return report.exit();
  }

  /// Tells why a command could not do what it should.
  ExitCode failed(Report report) {
    switch (format) {
      case TEXT -> session.messages().failure(report.diagnostics());
      case JSON -> document(DiagnosticsJson.of(report));
      case SARIF -> document(SarifLog.of(report));
    }
    return report.exit();
  }

  private void document(JsonValue document) {
    session.out().line(IndentedJson.text(document));
  }
}
