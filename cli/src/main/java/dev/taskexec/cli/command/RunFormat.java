package dev.taskexec.cli.command;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.render.LearnedText;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Output;
import dev.taskexec.kernel.EventStream;
import dev.taskexec.kernel.RunReport;
import java.nio.file.Files;

/// What `run` writes to standard output.
enum RunFormat {
  /// A line that names `run.json`.
  TEXT,
  /// `run.json` itself, when the run has ended.
  JSON,
  /// Each event as it happens, one a line, as in `events.ndjson`.
  NDJSON;

  static final Option OPTION =
      Option.value(
          "--format",
          "HOW",
          "Writes text (the default), run.json at the end as json, or each event as it happens as"
              + " ndjson.");

  /// Who writes what happens meanwhile.
  EventSink listener(Output out) {
    return switch (this) {
      case TEXT, JSON -> _ -> {};
      case NDJSON ->
          new EventStream(
              line -> {
                out.line(line);
                out.flush();
              });
    };
  }

  /// Writes what there is at the end.
  void end(RunReport report, Output out) {
    switch (this) {
      case TEXT -> {
        out.line("[ok] run summary written: " + Shown.text(report.summary().toString()));
        LearnedText.write(report.folder(), out::line);
      }
      case JSON -> out.write(stream -> Files.copy(report.folder().resolve("run.json"), stream));
      case NDJSON -> {}
    }
  }
}
