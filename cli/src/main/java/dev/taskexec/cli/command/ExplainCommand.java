package dev.taskexec.cli.command;

import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Argument;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.ExplanationText;
import dev.taskexec.cli.report.ExplanationJson;
import dev.taskexec.cli.session.Session;
import java.util.List;

/// `explain`: shows of one task where each part of it was said, what it needs and what needs it.
final class ExplainCommand implements Command {
  private static final Argument TASK =
      Argument.required(
          "TASK", "The task's id; ID#2 is the second task of that id, where there are several.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "explain",
        "Shows where each part of a task was said, what it needs and what needs it.",
        List.of(
            "Of a plan it shows where things were said if the source that the plan names is there and"
                + " still gives the same plan; else it says why not."),
        "TASK (--sot FILE | --plan FILE) [OPTION]...",
        List.of(TASK),
        CommonOptions.with(
            CommonOptions.SOT,
            CommonOptions.PLAN,
            CommonOptions.CONFIG,
            CommonOptions.SET,
            DataFormat.OPTION),
        List.of(
            new Syntax.Example("TASK-002 --sot sot.md", "why it is planned as it is"),
            new Syntax.Example("TASK-002 --plan plan.json --format json", "for other programs")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var format = given.choice(DataFormat.OPTION, DataFormat.TEXT);
    var source = PlanSource.of(given);
    var explained =
        source.explain(given.requiredText(TASK), given.path(CommonOptions.CONFIG), session);
    if (explained.explanation().isEmpty()) {
      session.messages().failure(explained.diagnostics());
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(explained.diagnostics());
    var explanation = explained.explanation().get();
    switch (format) {
      case TEXT ->
          ExplanationText.write(
              explanation,
              CommonOptions.dataStyles(given, session.surroundings()),
              session.out()::line);
      case JSON ->
          session
              .out()
              .line(IndentedJson.text(ExplanationJson.of(explanation, source.path().toString())));
    }
    return ExitCode.OK;
  }
}
