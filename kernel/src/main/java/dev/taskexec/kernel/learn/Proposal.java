package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Barred;
import dev.taskexec.abi.effect.Observation.Connected;
import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The least permits that would have sufficed for what was learned of a task. The same lesson in
/// the same setting gives the same proposal.
///
/// @param rules sorted by action and then by text; none covers another
/// @param remarks what could not be proposed or watched, one line each, in Markdown
public record Proposal(List<PermitRule> rules, List<String> remarks) {

  public Proposal {
    rules = List.copyOf(rules);
    remarks = List.copyOf(remarks);
  }

  public static Proposal of(Lesson lesson, Setting setting) {
    var remarks = new Remarks();
    var ran = only(Ran.class, lesson.seen());
    var touched =
        Stream.concat(
                lesson.asked().stream().flatMap(rule -> touched(rule, setting).stream()),
                only(Touched.class, lesson.seen()).stream())
            .toList();
    var rules = new ArrayList<PermitRule>();
    rules.addAll(new FileRules(setting, remarks, ProgramRules.files(ran)).of(touched));
    rules.addAll(new ProgramRules(setting, remarks).of(ran));
    lesson.asked().stream()
        .filter(rule -> touched(rule, setting).isEmpty())
        .map(rule -> relative(rule, setting))
        .forEach(rules::add);
    only(Connected.class, lesson.seen()).stream()
        .map(to -> PermitRule.parse("net:%s:%d".formatted(to.address(), to.port())))
        .forEach(rules::add);
    remark(lesson, ran, remarks);
    return new Proposal(least(rules), remarks.all());
  }

  private static void remark(Lesson lesson, List<Ran> ran, Remarks remarks) {
    for (var observation : lesson.seen()) {
      switch (observation) {
        case Connected to ->
            remarks.add(
                "its programs connect to %s: where the host has a name, write that; for programs"
                    + " only the port counts",
                to.address() + ":" + to.port());
        case Barred(var what) -> remarks.add("no permit can allow that it " + escaped(what));
        case Unseen(var reason) -> remarks.add("not watched: " + escaped(reason));
        case Touched _, Ran _ -> {}
      }
    }
    if (!ran.isEmpty()) {
      remarks.add(
          "which of your variables its programs read cannot be seen: confined they get `PATH`,"
              + " `HOME`, `LANG`, what the plan sets, and those that an `env:` names");
    }
  }

  private static String escaped(String text) {
    return text.replace("%s", "%");
  }

  /// What an effect said that it would touch, where that is one file.
  private static List<Touched> touched(PermitRule rule, Setting setting) {
    if (!(rule.resource() instanceof ExactPath(var path)) || !path.startsWith("/")) {
      return List.of();
    }
    var file = setting.resolved(Path.of(path));
    return switch (rule.action()) {
      case READ -> List.of(new Touched(Way.READ, file));
      case WRITE -> List.of(new Touched(Way.CHANGED, file));
      case RUN, NET, ENV, EFFECT -> List.of();
    };
  }

  private static PermitRule relative(PermitRule rule, Setting setting) {
    return rule.resource() instanceof Folder(var path) && path.startsWith("/")
        ? new PermitRule(
            false, rule.action(), new Folder(setting.written(setting.resolved(Path.of(path)))))
        : rule;
  }

  private static List<PermitRule> least(List<PermitRule> rules) {
    var sorted =
        rules.stream()
            .distinct()
            .sorted(
                Comparator.<PermitRule, Action>comparing(PermitRule::action)
                    .thenComparing(PermitRule::toString))
            .toList();
    return sorted.stream()
        .filter(
            rule -> sorted.stream().noneMatch(other -> !other.equals(rule) && other.covers(rule)))
        .toList();
  }

  private static <T extends Observation> List<T> only(Class<T> kind, List<Observation> seen) {
    return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
