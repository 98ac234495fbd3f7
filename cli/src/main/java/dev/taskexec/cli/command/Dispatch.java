package dev.taskexec.cli.command;

import dev.taskexec.abi.text.Nearest;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.GivenPath;
import dev.taskexec.cli.option.Parser;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.session.Session;
import dev.taskexec.cli.session.Version;
import java.util.ArrayList;
import java.util.List;

/// Finds the command that the arguments name, and runs it.
public final class Dispatch {
  private static final List<Command> COMMANDS =
      List.of(
          new PlanCommand(),
          new RunCommand(),
          new ValidateCommand(),
          new ListCommand(),
          new GraphCommand(),
          new ExplainCommand(),
          new DiffCommand(),
          new InitCommand(),
          new ImportCommand(),
          new MigrateCommand(),
          new ShowCommand(),
          new DoctorCommand());

  private Dispatch() {}

  /// Does what the arguments say.
  public static ExitCode run(List<String> arguments, Session session)
      throws UsageException, UnwritableException, InterruptedException {
    session.messages().colour(CommonOptions.isColourful(session.surroundings()));
    if (arguments.isEmpty()) {
      throw new UsageException(
          "task-exec-kit",
          "no command was given",
          "use " + listed() + "; see `task-exec-kit help`");
    }
    var first = arguments.getFirst();
    var rest = arguments.subList(1, arguments.size());
    return switch (first) {
      case "--version", "-V" -> show(Version.text() + "\n", session);
      case "--help", "-h", "help" -> help(rest, session);
      default -> run(command(first), rest, session);
    };
  }

  private static ExitCode run(Command command, List<String> arguments, Session session)
      throws UsageException, UnwritableException, InterruptedException {
    var parser = new Parser(command.syntax());
    var given = parser.parse(arguments, session.surroundings().environment());
    if (given.isEmpty()) {
      return show(parser.help(exitCodes()), session);
    }
    CommonOptions.apply(given.get(), session.surroundings(), session.messages());
    var here = session.surroundings().workingFolder().toString();
    if (!GivenPath.isFaithful(here)) {
      throw new UsageException(
          here,
          "the name of the working folder is not UTF-8",
          "start the kit elsewhere, or rename the folder; the JVM cannot name what is in it");
    }
    return command.run(given.get(), session);
  }

  private static ExitCode help(List<String> arguments, Session session) throws UsageException {
    var named = arguments.stream().filter(argument -> !argument.startsWith("-")).findFirst();
    return show(
        named.isEmpty() || named.get().equals("help")
            ? overview()
            : new Parser(command(named.get()).syntax()).help(exitCodes()),
        session);
  }

  private static Command command(String name) throws UsageException {
    for (var command : COMMANDS) {
      if (command.syntax().command().equals(name)) {
        return command;
      }
    }
    var near = Nearest.to(name, names()).map("did you mean `%s`? "::formatted).orElse("");
    throw new UsageException(
        name.isEmpty() ? "task-exec-kit" : name,
        name.startsWith("-")
            ? "there is no option `%s` before the command".formatted(name)
            : "there is no command `%s`".formatted(name),
        near + "use " + listed() + "; see `task-exec-kit help`");
  }

  private static ExitCode show(String text, Session session) {
    session.out().text(text);
    return ExitCode.OK;
  }

  private static String overview() {
    var lines = new ArrayList<String>();
    lines.add("Usage: task-exec-kit COMMAND [OPTION]...");
    lines.add("Compiles a Markdown file of tasks into a plan, and runs exactly that plan.");
    lines.add("");
    lines.add("Commands:");
    for (var command : COMMANDS) {
      lines.add("  %-10s %s".formatted(command.syntax().command(), command.syntax().summary()));
    }
    lines.add("  %-10s %s".formatted("help", "Shows this help, or that of a command."));
    lines.add("");
    lines.add("Options:");
    lines.add("  -h, --help      Shows this help; behind a command, the command's.");
    lines.add("  -V, --version   Shows the version.");
    lines.add("");
    lines.add("Examples:");
    lines.add("  task-exec-kit run --sot sot.md");
    lines.add("  task-exec-kit plan --sot sot.md && task-exec-kit run --plan plan.json");
    lines.add("  task-exec-kit help run");
    lines.add("");
    lines.addAll(exitCodes());
    return String.join("\n", lines) + "\n";
  }

  private static List<String> exitCodes() {
    var lines = new ArrayList<>(List.of("Exit codes:"));
    for (var code : ExitCode.values()) {
      lines.add("  %-4d %s".formatted(code.code(), code.sentence()));
    }
    return lines;
  }

  private static List<String> names() {
    var names = new ArrayList<>(COMMANDS.stream().map(one -> one.syntax().command()).toList());
    names.add("help");
    return names;
  }

  private static String listed() {
    return String.join(", ", names().stream().map("`%s`"::formatted).toList());
  }
}
