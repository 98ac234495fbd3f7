package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.file.AtomicFolder;
import dev.taskexec.abi.source.Place;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Argument;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import dev.taskexec.planner.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// `migrate`: turns a folder of the Python kit into cards and hooks of today, in a new folder.
final class MigrateCommand implements Command {
  private static final Argument DIR =
      Argument.required("DIR", "The folder of the source of truth and its config/.");
  private static final Option OUT =
      Option.value("--out", "DIR", "The new folder; else DIR-migrated. It must not exist.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "migrate",
        "Turns a folder of the Python kit into cards and hooks of today, in a new folder.",
        List.of(
            "The source gets front matter, and a task with one command gets a card; other hooks stay"
                + " hooks. What cannot be carried over is said with its line. The old folder stays"
                + " as it is, and the new one appears whole or not at all."),
        "DIR [--out DIR] [OPTION]...",
        List.of(DIR),
        CommonOptions.with(OUT),
        List.of(
            new Syntax.Example("release", "writes release-migrated"),
            new Syntax.Example(". --out ../today", "names the new folder")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException, UnwritableException {
    var folder = given.requiredPath(DIR);
    var out = given.path(OUT).orElseGet(() -> besides(folder));
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      session.messages().failure(List.of(taken(out)));
      return ExitCode.WRONG_INPUT;
    }
    var migrated = Migration.of(folder, session.surroundings().providers().agentNames());
    if (migrated.files().isEmpty()) {
      session.messages().failure(migrated.diagnostics());
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(migrated.diagnostics());
    try {
      AtomicFolder.write(out, migrated.files());
    } catch (IOException cause) {
      throw new UnwritableException(
          out.toString(), cause, "name another folder with `--out`, or free space");
    }
    for (var file : migrated.files().keySet()) {
      session.out().line("[ok] written: " + Shown.text(out.resolve(file).toString()));
    }
    var counts = Counted.of(migrated.diagnostics());
    if (!counts.isEmpty()) {
      session.messages().line(counts);
    }
    return ExitCode.OK;
  }

  /// `DIR-migrated`, also where the folder is given as `.` or ends with a slash.
  private static Path besides(Path folder) {
    var name = folder.getFileName();
    var isNamed = name != null && !name.toString().isEmpty() && !name.toString().startsWith(".");
    var named = isNamed ? folder : folder.toAbsolutePath().normalize();
    return named.resolveSibling(named.getFileName() + "-migrated");
  }

  private static Diagnostic taken(Path out) {
    return Diagnostic.of(
        Code.OUT002,
        new Place.OfFile(out.toString()),
        "`%s` exists already and is not replaced".formatted(out),
        "name another folder with `--out`, or move this one away");
  }
}
