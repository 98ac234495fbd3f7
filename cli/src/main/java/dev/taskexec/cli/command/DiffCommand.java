package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Argument;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.DifferenceText;
import dev.taskexec.cli.report.DifferenceJson;
import dev.taskexec.cli.session.Session;
import dev.taskexec.planner.diff.PlanDifference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `diff`: shows what a plan or source says differently from an older one.
final class DiffCommand implements Command {
  private static final Argument OLD =
      Argument.required("OLD", "The older plan.json, or a source of truth (.md) to be planned.");
  private static final Argument NEW =
      Argument.required("NEW", "The newer plan.json, or a source of truth (.md) to be planned.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "diff",
        "Shows what a plan says differently from an older one.",
        List.of(
            "What a task may do and might not before comes first and is marked with `!`. A"
                + " difference is no error: the exit code is 0 then too. What a plan says about"
                + " where it came from is no difference."),
        "OLD NEW [OPTION]...",
        List.of(OLD, NEW),
        CommonOptions.with(DataFormat.OPTION, CommonOptions.CONFIG, CommonOptions.SET),
        List.of(
            new Syntax.Example("plan.json sot.md", "what planning again would change"),
            new Syntax.Example("main/plan.json plan.json --format json", "for other programs")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var format = given.choice(DataFormat.OPTION, DataFormat.TEXT);
    var before = given.requiredPath(OLD);
    var after = given.requiredPath(NEW);
    var old = read(before, given, session);
    var now = read(after, given, session);
    var diagnostics = new ArrayList<Diagnostic>(old.diagnostics());
    if (!before.equals(after)) {
      diagnostics.addAll(now.diagnostics());
    }
    if (old.plan().isEmpty() || now.plan().isEmpty()) {
      session.messages().failure(diagnostics);
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(diagnostics);
    var difference = PlanDifference.between(old.plan().get(), now.plan().get());
    switch (format) {
      case TEXT -> DifferenceText.write(difference, session.out()::line);
      case JSON ->
          session
              .out()
              .line(
                  IndentedJson.text(
                      DifferenceJson.of(
                          new DifferenceJson.Side(before.toString(), old.plan().get()),
                          new DifferenceJson.Side(after.toString(), now.plan().get()),
                          difference)));
    }
    session.messages().line(DifferenceText.summary(difference));
    return ExitCode.OK;
  }

  private static PlanSource.Read read(Path path, Given given, Session session)
      throws UsageException {
    var source =
        isMarkdown(path)
            ? new PlanSource.Source(path, given.assignments(CommonOptions.SET))
            : new PlanSource.Ready(path);
    return source.read(given.path(CommonOptions.CONFIG), false, session);
  }

  private static boolean isMarkdown(Path path) {
    var name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown");
  }
}
