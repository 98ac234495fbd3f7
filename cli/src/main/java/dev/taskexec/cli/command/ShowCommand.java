package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.source.Place;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Argument;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.AttemptsText;
import dev.taskexec.cli.render.RunViewText;
import dev.taskexec.cli.report.RunViewJson;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.view.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `show`: how far a run has come, also one that goes on in another terminal, or what the attempts
/// at one of its tasks came to.
final class ShowCommand implements Command {
  private static final Argument RUN =
      Argument.required("RUN", "The run's id, its folder, or latest.");
  private static final Argument TASK =
      Argument.optional("TASK", "A task's id; ID#2 is the second task of that id.");
  private static final Option RUNS =
      Option.value(
          "--runs", "DIR", "Where the run's folder is; else `runs` beside the plan, or here.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "show",
        "Shows how far a run has come, or the attempts at one of its tasks.",
        List.of(
            "It changes nothing, and may be asked while the run goes on.",
            "A task has no attempts to show before the first of them has ended."),
        "RUN [TASK] [OPTION]...",
        List.of(RUN, TASK),
        CommonOptions.with(CommonOptions.SOT, CommonOptions.PLAN, RUNS, DataFormat.OPTION),
        List.of(
            new Syntax.Example("latest", "what runs now, and what went badly"),
            new Syntax.Example("latest TASK-002", "its attempts: exits, usage, logs"),
            new Syntax.Example("20261121_094313Z --format json", "for other programs")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException {
    var format = given.choice(DataFormat.OPTION, DataFormat.TEXT);
    var here = session.surroundings().workingFolder();
    var finder = RunFinder.of(given, RUNS, here);
    var name = given.requiredText(RUN);
    var found = finder.find(name);
    if (found.isEmpty()) {
      session.messages().failure(List.of(finder.missing(name)));
      return ExitCode.WRONG_INPUT;
    }
    var folder = here.resolve(found.get());
    var id = RunId.parse(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
    try {
      if (id.isEmpty()) {
        throw new IOException("its name is no run's id");
      }
      return given.text(TASK).isPresent()
          ? showTask(folder, given.text(TASK).get(), format, given, session)
          : showRun(folder, id.get(), format, given, session);
    } catch (IOException e) {
      return refuse(found.get(), "it cannot be read: " + e.getMessage(), session);
    }
  }

  private static ExitCode showRun(
      Path folder, RunId id, DataFormat format, Given given, Session session)
      throws IOException, UsageException {
    var view = RunFolders.view(folder, id);
    switch (format) {
      case TEXT ->
          RunViewText.write(
              view,
              session.surroundings().clock().instant(),
              CommonOptions.dataStyles(given, session.surroundings()),
              session.out()::line);
      case JSON -> session.out().line(IndentedJson.text(RunViewJson.of(view)));
    }
    return ExitCode.OK;
  }

  private static ExitCode showTask(
      Path folder, String task, DataFormat format, Given given, Session session)
      throws IOException, UsageException {
    var attempts = RunFolders.attempts(folder, task);
    if (attempts.isEmpty()) {
      return refuse(
          Path.of(task), "no attempt at it has ended in the run " + folder.getFileName(), session);
    }
    switch (format) {
      case TEXT ->
          AttemptsText.write(
              attempts,
              CommonOptions.dataStyles(given, session.surroundings()),
              session.out()::line);
      case JSON -> session.out().line(IndentedJson.text(new JsonValue.Arr(List.copyOf(attempts))));
    }
    return ExitCode.OK;
  }

  private static ExitCode refuse(Path what, String message, Session session) {
    session
        .messages()
        .failure(
            List.of(
                Diagnostic.of(
                    Code.RUN001,
                    new Place.OfFile(what.toString()),
                    message,
                    "`task-exec-kit show RUN` tells what the run has come to")));
    return ExitCode.WRONG_INPUT;
  }
}
