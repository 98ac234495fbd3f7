package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Barred;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.json.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What the tasks of a run used of their permits, where that is known for certain: of those that
/// ended well, and of which nothing escaped the watching.
///
/// A run that learned permits saw it all. In any other run the kit's own effects say what they
/// touch; what programs use of what they are permitted, nobody sees.
public final class UsedPermits {
  /// A larger record is of a run so large that reading it would hold up `plan`.
  private static final long LARGEST = 32L << 20;

  private static final String EXEC = "process.exec";
  private static final Set<Action> WATCHED =
      Set.of(Action.READ, Action.WRITE, Action.RUN, Action.NET);

  private UsedPermits() {}

  /// By instance, as rules with absolute paths.
  ///
  /// @param run its folder
  /// @throws IOException if it cannot be read
  public static SequencedMap<String, List<PermitRule>> read(Path run) throws IOException {
    var good = good(run);
    var used = new LinkedHashMap<String, List<PermitRule>>();
    if (good.isEmpty()) {
      return used;
    }
    for (var learned : Learned.read(run)) {
      var lesson = learned.lesson();
      if (good.contains(lesson.instance()) && lesson.isWhole()) {
        var requests = new ArrayList<>(lesson.asked());
        lesson.seen().forEach(seen -> request(seen).ifPresent(requests::add));
        used.put(lesson.instance(), requests);
      }
    }
    if (used.isEmpty()) {
      recorded(run, good).forEach(used::putIfAbsent);
    }
    return used;
  }

  /// The allowing rules that nothing of what was used has anything to do with. Rules about
  /// variables and effects are not among them: nobody sees what a program reads of those.
  ///
  /// @param root from which relative paths start; absolute, in normal form
  public static List<PermitRule> unused(
      List<PermitRule> rules, List<PermitRule> used, String root) {
    return rules.stream()
        .filter(rule -> !rule.denies() && WATCHED.contains(rule.action()))
        .filter(rule -> used.stream().noneMatch(request -> serves(rule.at(root), request)))
        .toList();
  }

  /// A name may lead to any address, so only the ports are compared.
  private static boolean serves(PermitRule rule, PermitRule request) {
    return rule.resource() instanceof Destination mine
            && request.resource() instanceof Destination theirs
        ? mine.port().isEmpty() || theirs.port().isEmpty() || mine.port().equals(theirs.port())
        : rule.overlaps(request);
  }

  private static Optional<PermitRule> request(Observation observation) {
    try {
      return switch (observation) {
        case Touched(var way, var path) ->
            Optional.of(
                new PermitRule(
                    false,
                    switch (way) {
                      case READ, LISTED -> Action.READ;
                      case CHANGED, ENTRY, FOLDER -> Action.WRITE;
                    },
                    new ExactPath(path.toString())));
        case Ran(_, var named) when named -> Optional.empty();
        case Ran(var program, _) ->
            Optional.of(new PermitRule(false, Action.RUN, new Program(program.toString())));
        case Connected(var address, var port) ->
            Optional.of(PermitRule.parse("net:%s:%d".formatted(address, port)));
        case Barred _, Unseen _ -> Optional.empty();
      };
    } catch (IllegalArgumentException _) {
      // A name that no rule can hold; so no rule is about it.
      return Optional.empty();
    }
  }

  /// What the effects of tasks without programs said that they would touch.
  private static SequencedMap<String, List<PermitRule>> recorded(Path run, Set<String> good)
      throws IOException {
    var used = new LinkedHashMap<String, List<PermitRule>>();
    var partly = new HashSet<String>();
    each(
        run.resolve("ledger.jsonl"),
        line -> {
          if (!line.text("kind").equals("effect.start") || !good.contains(line.text("task"))) {
            return;
          }
          var task = line.text("task");
          var data = line.fields("data");
          var facts = data.fields("facts");
          if (data.text("effect").equals(EXEC) || !facts.has("requests")) {
            partly.add(task);
            return;
          }
          facts.texts("requests").stream()
              .map(PermitRule::parse)
              .forEach(used.computeIfAbsent(task, _ -> new ArrayList<>())::add);
        });
    used.keySet().removeAll(partly);
    return used;
  }

  private static Set<String> good(Path run) throws IOException {
    var good = new HashSet<String>();
    each(
        run.resolve("events.ndjson"),
        line -> {
          if (line.text("event").equals("task.finished")
              && line.text("outcome").equals("ok")
              && !line.has("restored")) {
            good.add(line.text("instance"));
          }
        });
    return good;
  }

  private interface Taker {
    void take(JsonFields line);
  }

  /// What is not as the kit writes it is passed over.
  private static void each(Path file, Taker taker) throws IOException {
    if (!Files.exists(file) || Files.size(file) > LARGEST) {
      return;
    }
    try (var lines = new JsonLines(Files.newInputStream(file))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        try {
          taker.take(new JsonFields(line.get()));
        } catch (IllegalArgumentException _) {
          // A line of another kind, or one that a task wrote.
        }
      }
    }
  }
}
