package dev.taskexec.cli.command;

import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.TaskTable;
import dev.taskexec.cli.report.TasksJson;
import dev.taskexec.cli.session.Session;
import java.util.List;

/// `list`: shows the tasks of a source of truth or a plan.
final class ListCommand implements Command {
  private static final Option FORMAT =
      Option.value("--format", "HOW", "Writes a table as text (the default), or an array as json.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "list",
        "Shows the tasks of a source of truth or a plan as a table, in plan order.",
        List.of("A task id that stands in the plan more than once is shown as ID, ID#2 and so on."),
        "(--sot FILE | --plan FILE) [OPTION]...",
        CommonOptions.with(
            CommonOptions.SOT, CommonOptions.PLAN, CommonOptions.CONFIG, CommonOptions.SET, FORMAT),
        List.of(
            new Syntax.Example("--sot sot.md", "what `plan` would make of it"),
            new Syntax.Example("--plan plan.json --quiet", "the table without warnings"),
            new Syntax.Example("--plan plan.json --format json", "for other programs")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var format = given.choice(FORMAT, DataFormat.TEXT);
    var read = PlanSource.of(given).read(given.path(CommonOptions.CONFIG), false, session);
    if (read.plan().isEmpty()) {
      session.messages().failure(read.diagnostics());
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(read.diagnostics());
    switch (format) {
      case TEXT -> TaskTable.write(read.plan().get(), session.out()::line);
      case JSON -> TasksJson.write(read.plan().get(), session.out()::text);
    }
    return ExitCode.OK;
  }
}
