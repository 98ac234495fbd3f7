package dev.taskexec.cli.command;

import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.graph.DotText;
import dev.taskexec.cli.graph.MermaidText;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.session.Session;
import java.util.List;

/// `graph`: draws the queues and tasks of a source of truth or a plan, with what needs what.
final class GraphCommand implements Command {
  private static final Option FORMAT =
      Option.value("--format", "HOW", "Writes mermaid (the default) or dot, for Graphviz.");

  private enum Format {
    MERMAID,
    DOT
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "graph",
        "Draws the queues and tasks of a source of truth or a plan, with what needs what.",
        List.of(
            "An arrow goes from what comes first. It is dashed where any outcome will do, and says"
                + " \"then\" in a sequential queue. Tasks that are done are gray."),
        "(--sot FILE | --plan FILE) [OPTION]...",
        CommonOptions.with(
            CommonOptions.SOT, CommonOptions.PLAN, CommonOptions.CONFIG, CommonOptions.SET, FORMAT),
        List.of(
            new Syntax.Example("--sot sot.md", "a flowchart for a Markdown fence `mermaid`"),
            new Syntax.Example(
                "--plan plan.json --format dot | dot -Tsvg -o plan.svg", "a picture")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var format = given.choice(FORMAT, Format.MERMAID);
    var read = PlanSource.of(given).read(given.path(CommonOptions.CONFIG), false, session);
    if (read.plan().isEmpty()) {
      session.messages().failure(read.diagnostics());
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(read.diagnostics());
    switch (format) {
      case MERMAID -> MermaidText.write(read.plan().get(), session.out()::line);
      case DOT -> DotText.write(read.plan().get(), session.out()::line);
    }
    return ExitCode.OK;
  }
}
