package dev.taskexec.effects.file;

import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.Opener;
import dev.taskexec.effects.file.beneath.Openers;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.Reach.Last;
import dev.taskexec.effects.file.reach.RefusedException;
import dev.taskexec.effects.file.reach.Requests;
import dev.taskexec.effects.file.search.Needle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// `file.search`: where a text stands in files.
public final class FileSearch extends FileEffect {
  private static final int MOST = 1_000;
  private static final int USUAL = 100;
  private static final int LONGEST_REASON = 200;

  public FileSearch() {
    this(Openers.best());
  }

  FileSearch(Opener opener) {
    super("file.search", opener);
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Finds the lines that hold a text or match a regular expression, in a file or in the"
            + " files below a folder.",
        Schema.requiring("path")
            .text("path", "The file or folder, relative to the root or absolute.")
            .text("text", "What is sought, as it is. Give this or `regex`.")
            .text(
                "regex",
                "A regular expression as Java has them, which need not match the whole line.")
            .flag("ignore_case", "Whether capital and small letters are the same.")
            .text(
                "glob",
                "Only files whose paths below the folder fit, written as in permits:"
                    + " `**/*.java`.")
            .number("limit", 1, MOST, USUAL, "How many lines are given at most.")
            .build(),
        List.of(
            "`read:` for the file or the folder", "of a folder, what may not be read is left out"),
        List.of(
            "`hits`: of each line the `path` below the folder, the `line` and `column` from 1,"
                + " and an `excerpt`",
            "`files`: how many files were looked through",
            "`binary`: how many were left, because they hold NUL",
            "`given_up`: in how many lines the expression took too long",
            "`truncated`: whether there are more than the limit",
            "`denied`: how many were left out because they may not be read"),
        "Searching twice changes nothing.",
        List.of(
            Obj.builder()
                .put("path", "src")
                .put("text", "deprecated")
                .put("glob", "**/*.java")
                .build()));
  }

  @Override
  Work read(Arguments arguments) throws WrongArgumentsException {
    var searching =
        new Searching(
            arguments.path("path"),
            Sought.read(arguments),
            PathGlob.read(arguments),
            arguments.number("limit", 1, MOST, USUAL));
    var unused = searching.sought.needle();
    return searching;
  }

  /// @param regex whether it is a regular expression
  private record Sought(String text, boolean regex, boolean ignoringCase) {
    static Sought read(Arguments arguments) throws WrongArgumentsException {
      if (arguments.has("text") == arguments.has("regex")) {
        throw new WrongArgumentsException("give either `text` or `regex`");
      }
      var regex = arguments.has("regex");
      var text = arguments.text(regex ? "regex" : "text");
      if (text.isEmpty()) {
        throw new WrongArgumentsException("what is sought is empty");
      }
      return new Sought(text, regex, arguments.flag("ignore_case"));
    }

    Needle needle() throws WrongArgumentsException {
      try {
        return regex ? Needle.regex(text, ignoringCase) : Needle.text(text, ignoringCase);
      } catch (PatternSyntaxException e) {
        throw new WrongArgumentsException(
            "regex: " + OneLine.of(e.getDescription(), LONGEST_REASON));
      }
    }
  }

  private record Searching(Path path, Sought sought, PathGlob glob, int limit) implements Work {
    @Override
    public List<PermitRule> requests() {
      return List.of(Requests.exact(Action.READ, path));
    }

    @Override
    public Obj perform(Reach reach, Deed deed)
        throws RefusedException, EndedException, IOException, EvidenceException {
      try (var place = reach.place(path, Last.FOLLOWED, Action.READ)) {
        var hits = new Hits(needle(), limit, deed);
        var isFolder = place.entry().filter(entry -> entry.kind() == Kind.FOLDER).isPresent();
        deed.begin(Obj.builder().put("path", place.real().toString()).build());
        if (!isFolder) {
          var whole = hits.lookThrough(place.folder(), place.name(), place.name().toString());
          return hits.result(!whole, 0);
        }
        var tree =
            new Tree(
                reach,
                deed,
                true,
                met ->
                    met.entry().kind() != Kind.FILE
                        || !glob.fits(met.path())
                        || hits.lookThrough(met.folder(), met.name(), met.path()));
        try (var folder = place.folder().folder(place.name())) {
          var whole = tree.walk(folder);
          return hits.result(!whole, tree.denied());
        }
      }
    }

    private Needle needle() throws EndedException.Trouble {
      try {
        return sought.needle();
      } catch (WrongArgumentsException e) {
        throw new EndedException.Trouble(e.reason());
      }
    }
  }
}
