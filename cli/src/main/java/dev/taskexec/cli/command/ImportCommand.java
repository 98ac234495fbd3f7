package dev.taskexec.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Argument;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Counted;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Session;
import dev.taskexec.planner.ImportKind;
import dev.taskexec.planner.Importer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// `import`: makes a source of truth of a task list in another format, and never writes over a
/// file.
final class ImportCommand implements Command {
  private static final String STDOUT = "-";
  private static final List<String> KINDS =
      Arrays.stream(ImportKind.values()).map(ImportKind::word).toList();
  private static final Argument FILE = Argument.required("FILE", "The task list.");
  private static final Option FROM =
      Option.value("--from", "KIND", "What it is: %s.".formatted(String.join(", ", KINDS)));
  private static final Option OUT =
      Option.value(
          "--out",
          "FILE",
          "Where the source goes; else sot.md beside the task list. Missing folders are made;"
              + " `-` is standard output.");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "import",
        "Makes a source of truth of a task list in another format.",
        List.of(
            "Titles, order, parallel marks, dependencies and done marks are kept; what cannot be"
                + " carried over is said with its line. A file that exists is never replaced."),
        "--from KIND FILE [--out FILE] [OPTION]...",
        List.of(FILE),
        CommonOptions.with(FROM, OUT),
        List.of(
            new Syntax.Example("--from spec-kit specs/001/tasks.md", "writes specs/001/sot.md"),
            new Syntax.Example("--from task-master tasks.json --out sot.md", "writes it here"),
            new Syntax.Example("--from csv tasks.csv --out -", "only shows it")));
  }

  @Override
  public ExitCode run(Given given, Session session) throws UsageException, UnwritableException {
    var kind = kind(given);
    var file = given.requiredPath(FILE);
    var toStdout = given.text(OUT).filter(STDOUT::equals).isPresent();
    var beside = file.resolveSibling("sot.md");
    var out = toStdout ? beside : given.path(OUT).orElse(beside);
    if (!toStdout && Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      session.messages().failure(List.of(taken(out)));
      return ExitCode.WRONG_INPUT;
    }
    var imported = Importer.read(kind, file);
    if (imported.sot().isEmpty()) {
      session.messages().failure(imported.diagnostics());
      return ExitCode.WRONG_INPUT;
    }
    session.messages().diagnostics(imported.diagnostics());
    var bytes = imported.sot().get().getBytes(UTF_8);
    if (toStdout) {
      session.out().write(stream -> stream.write(bytes));
    } else {
      if (!write(bytes, out)) {
        session.messages().failure(List.of(taken(out)));
        return ExitCode.WRONG_INPUT;
      }
      session.out().line("[ok] source written: " + Shown.text(out.toString()));
    }
    var counts = Counted.of(imported.diagnostics());
    if (!counts.isEmpty()) {
      session.messages().line(counts);
    }
    return ExitCode.OK;
  }

  private static ImportKind kind(Given given) throws UsageException {
    var word = given.text(FROM).orElse("");
    var kind = ImportKind.named(word);
    if (kind.isPresent()) {
      return kind.get();
    }
    throw new UsageException(
        FROM.name(),
        word.isEmpty()
            ? "`--from` is missing: it says what kind of task list the file is"
            : "`%s` is no kind of task list that can be imported".formatted(word),
        Nearest.to(word, KINDS).map("did you mean `%s`? "::formatted).orElse("")
            + "use one of "
            + String.join(", ", KINDS.stream().map("`%s`"::formatted).toList()));
  }

  private static Diagnostic taken(Path out) {
    return Diagnostic.of(
        Code.OUT002,
        new Place.OfFile(out.toString()),
        "`%s` exists already and is not replaced".formatted(out),
        "name another file with `--out`, or move this one away");
  }

  /// @return whether nothing had come to stand there meanwhile
  private static boolean write(byte[] bytes, Path out) throws UnwritableException {
    try {
      AtomicFile.makeFoldersOf(out);
      AtomicFile.writeNew(out, stream -> stream.write(bytes));
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (IOException cause) {
      throw new UnwritableException(
          out.toString(), cause, "name another file with `--out`, or make its folder writable");
    }
  }
}
