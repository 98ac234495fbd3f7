package dev.taskexec.kernel.select;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.select.EarlierRun.UnreadableException;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the tasks that are meant by what was asked for.
public final class Chooser {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ID = 64;
  private static final String ONLY = "--only";
  private static final String SKIP = "--skip";
  private static final String TAG = "--tag";
  private static final String RERUN = "--rerun";

  private final Wish wish;
  private final PlanIndex index;
  private final List<Diagnostic> trouble = new ArrayList<>();

  /// What was asked for.
  ///
  /// @param only patterns of which one must fit; empty for all
  /// @param skip patterns of which none may fit
  /// @param tags of which a task must have one; empty for all
  /// @param failedOf the folder of a run whose tasks that did not end well are meant
  /// @param needs whether what they need is meant too
  public record Wish(
      List<String> only,
      List<String> skip,
      List<String> tags,
      Optional<Path> failedOf,
      boolean needs) {}

  /// What it comes to.
  public sealed interface Choice {

    /// @param places in the plan, ascending; not empty unless the plan is
    record Tasks(List<Integer> places) implements Choice {}

    /// All that was asked for is done already.
    record Nothing(String reason) implements Choice {}

    record Wrong(List<Diagnostic> diagnostics) implements Choice {

      public Wrong {
        diagnostics = List.copyOf(diagnostics);
      }
    }
  }

  private Chooser(ExecutionPlan plan, Wish wish) {
    this.wish = wish;
    this.index = new PlanIndex(plan);
  }

  public static Choice choose(ExecutionPlan plan, Wish wish) {
    return new Chooser(plan, wish).choice();
  }

  private Choice choice() {
    var chosen = all();
    var never = new BitSet();
    if (!wish.only().isEmpty()) {
      chosen.and(fitting(ONLY, wish.only()));
    }
    if (!wish.tags().isEmpty()) {
      chosen.and(tagged());
    }
    if (!wish.skip().isEmpty()) {
      never.or(fitting(SKIP, wish.skip()));
      chosen.andNot(never);
    }
    if (!trouble.isEmpty()) {
      return new Choice.Wrong(trouble);
    }
    if (chosen.isEmpty() && !index.tasks().isEmpty()) {
      return new Choice.Wrong(List.of(nothingSelected()));
    }
    return wish.failedOf()
        .map(run -> failed(led(run), chosen, never))
        .orElseGet(() -> tasks(chosen, never));
  }

  /// Where `latest` leads: it is a link, or a file with the run's id where links cannot be made.
  private static Path led(Path run) {
    try {
      if (Files.isRegularFile(run) && Files.size(run) <= LONGEST_ID) {
        var id = new String(Files.readAllBytes(run), StandardCharsets.ISO_8859_1).strip();
        return run.resolveSibling(new RunId(id).value());
      }
      return run.toRealPath();
    } catch (IOException | IllegalArgumentException _) {
      return run;
    }
  }

  private Choice failed(Path run, BitSet chosen, BitSet never) {
    EarlierRun earlier;
    try {
      earlier = EarlierRun.read(run);
    } catch (UnreadableException e) {
      return new Choice.Wrong(List.of(unreadable(run, e)));
    }
    var well = places(task -> endedWell(task, earlier));
    var known = places(task -> earlier.ends().containsKey(task.instance().toString()));
    chosen.and(known);
    chosen.andNot(well);
    if (chosen.isEmpty()) {
      return new Choice.Nothing(
          "nothing to run again: no task that was asked for failed in the run %s"
              .formatted(shown(run)));
    }
    never.or(well);
    return tasks(chosen, never);
  }

  private Choice tasks(BitSet chosen, BitSet never) {
    if (wish.needs()) {
      index.addNeeds(chosen, never);
    }
    return new Choice.Tasks(chosen.stream().boxed().toList());
  }

  private BitSet all() {
    var all = new BitSet();
    all.set(0, index.tasks().size());
    return all;
  }

  private BitSet places(Predicate<PlannedTask> wanted) {
    var places = new BitSet();
    for (var task : index.tasks()) {
      if (wanted.test(task)) {
        places.set(task.index());
      }
    }
    return places;
  }

  private BitSet fitting(String option, List<String> patterns) {
    var all = new BitSet();
    for (var text : new LinkedHashSet<>(patterns)) {
      var pattern = new TaskPattern(text);
      var places = places(pattern::fits);
      if (places.isEmpty()) {
        var names = new LinkedHashSet<String>();
        index.tasks().forEach(task -> names.add(task.task().id().value()));
        index.tasks().forEach(task -> names.add(task.task().queue()));
        trouble.add(
            unknown(
                option,
                "no task and no queue of the plan is called %s".formatted(shown(text)),
                text,
                names,
                "`list` shows the tasks and queues of a plan"));
      }
      all.or(places);
    }
    return all;
  }

  private BitSet tagged() {
    var all = new BitSet();
    for (var tag : new LinkedHashSet<>(wish.tags())) {
      var places = places(task -> task.task().tags().contains(tag));
      if (places.isEmpty()) {
        var tags = new LinkedHashSet<String>();
        index.tasks().forEach(task -> tags.addAll(task.task().tags()));
        trouble.add(
            unknown(
                TAG,
                "no task of the plan has the tag " + shown(tag),
                tag,
                tags,
                tags.isEmpty()
                    ? "the plan's tasks have no tags; `- Tags:` gives them some"
                    : "`list --format json` shows the tags of a plan"));
      }
      all.or(places);
    }
    return all;
  }

  private static boolean endedWell(PlannedTask task, EarlierRun earlier) {
    var end = earlier.ends().get(task.instance().toString());
    return end == EarlierRun.End.WELL
        || end == EarlierRun.End.FAILED
            && task.task().dependencies().onFailure() == OnFailure.CONTINUE;
  }

  private Diagnostic nothingSelected() {
    var options = new ArrayList<String>();
    if (!wish.only().isEmpty()) {
      options.add(ONLY);
    }
    if (!wish.tags().isEmpty()) {
      options.add(TAG);
    }
    if (!wish.skip().isEmpty()) {
      options.add(SKIP);
    }
    return Diagnostic.of(
        Code.USE003,
        new Place.OfOption(options.getFirst()),
        "no task is left to run: none fits what %s %s"
            .formatted(
                String.join(", ", options), options.size() == 1 ? "asks for" : "ask for together"),
        "a task must fit one `--only`, have one `--tag` and fit no `--skip`");
  }

  private static Diagnostic unreadable(Path run, UnreadableException why) {
    return Diagnostic.of(
        Code.USE004,
        new Place.OfOption(RERUN),
        "how the tasks of the run %s ended cannot be told: %s"
            .formatted(shown(run), OneLine.of(String.valueOf(why.getMessage()), LONGEST_NAME)),
        why.isMissing()
            ? "it did not come to its end; go on with it: `run --resume %s`".formatted(name(run))
            : "name other tasks with `--only`, or run all");
  }

  private static Diagnostic unknown(
      String option, String message, String given, Collection<String> known, String otherwise) {
    return Diagnostic.of(
        Code.USE002,
        new Place.OfOption(option),
        message,
        Nearest.to(given, known)
            .map(near -> "did you mean %s?".formatted(shown(near)))
            .orElse(otherwise));
  }

  private static String shown(Path run) {
    return shown(name(run));
  }

  private static String name(Path run) {
    return String.valueOf(run.getFileName());
  }

  private static String shown(String text) {
    return "`" + OneLine.of(text, LONGEST_NAME) + "`";
  }
}
