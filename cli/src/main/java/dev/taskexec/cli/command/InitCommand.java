package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.source.Place;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.init.StarterFile;
import dev.taskexec.cli.option.Argument;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// `init`: writes the files that a new project starts from, and never over others.
final class InitCommand implements Command {
  private static final Path HERE = Path.of("");
  private static final Argument DIR =
      Argument.optional("DIR", "The folder to write to; else this one. It is made if missing.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "init",
        "Writes a commented source of truth, its configuration and a CI snippet to start from.",
        List.of(
            "Files: %s. Where one of them exists already, nothing is written."
                .formatted(
                    String.join(", ", StarterFile.ALL.stream().map(StarterFile::path).toList()))),
        "[DIR] [OPTION]...",
        List.of(DIR),
        CommonOptions.with(),
        List.of(
            new Syntax.Example("release", "starts a project in the folder `release`"),
            new Syntax.Example("", "starts one in this folder")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException, UnwritableException {
    var folder = given.path(DIR).filter(path -> !path.equals(Path.of("."))).orElse(HERE);
    var taken =
        StarterFile.ALL.stream()
            .map(file -> file.in(folder))
            .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
            .map(InitCommand::taken)
            .toList();
    if (!taken.isEmpty()) {
      session.messages().failure(taken);
      return ExitCode.WRONG_INPUT;
    }
    // All folders first, so that a file in the place of one leaves nothing half done.
    for (var file : StarterFile.ALL) {
      makeFolders(file.in(folder));
    }
    for (var file : StarterFile.ALL) {
      write(file, file.in(folder));
      session.out().line("[ok] written: " + Shown.text(file.in(folder).toString()));
    }
    var sot = folder.resolve("sot.md").toString();
    session.messages().line("next: task-exec-kit plan --sot=" + Shown.text(quoted(sot)));
    return ExitCode.OK;
  }

  private static Diagnostic taken(Path path) {
    return Diagnostic.of(
        Code.OUT002,
        new Place.OfFile(path.toString()),
        "`%s` exists already, so nothing was written".formatted(path),
        "name another folder, or move it away");
  }

  private static void makeFolders(Path path) throws UnwritableException {
    try {
      AtomicFile.makeFoldersOf(path);
    } catch (IOException cause) {
      throw unwritable(path, cause);
    }
  }

  private static void write(StarterFile file, Path path) throws UnwritableException {
    try {
      AtomicFile.writeNew(path, stream -> stream.write(file.content()));
    } catch (IOException cause) {
      throw unwritable(path, cause);
    }
  }

  private static UnwritableException unwritable(Path path, IOException cause) {
    return new UnwritableException(path.toString(), cause, "name a folder that can be written to");
  }

  /// As a shell takes it for one word.
  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./+@%-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
