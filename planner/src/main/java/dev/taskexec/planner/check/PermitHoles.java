package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Denials below a folder that the task may write. A child process that may write a folder can
/// rename what is in it, so nothing below can be kept from it.
final class PermitHoles {

  private PermitHoles() {}

  /// @param placed the same rules with comparable paths
  static List<PermitProblem> of(List<PermitRule> rules, List<PermitRule> placed) {
    var writable = new LinkedHashMap<Folder, PermitRule>();
    for (var i = 0; i < rules.size(); i++) {
      if (placed.get(i) instanceof PermitRule(var denies, var action, Folder folder)
          && !denies
          && action == Action.WRITE) {
        writable.putIfAbsent(folder, rules.get(i));
      }
    }
    var problems = new ArrayList<PermitProblem>();
    for (var i = 0; i < rules.size(); i++) {
      if (placed.get(i) instanceof PermitRule(var denies, _, PathResource path) && denies) {
        var rule = i;
        around(path, writable)
            .ifPresent(folder -> problems.add(problem(rule, rules.get(rule), folder)));
      }
    }
    return problems;
  }

  private static PermitProblem problem(int index, PermitRule denial, PermitRule folder) {
    return new PermitProblem(
        index,
        Code.CHK005,
        "`%s` is below `%s`, and what may write a folder can rename what is in it"
            .formatted(shown(denial), shown(folder)),
        "permit writing only to folders beside it, one rule for each, or keep the file elsewhere");
  }

  /// The rule that lets write a folder around a path.
  private static Optional<PermitRule> around(
      PathResource denied, Map<Folder, PermitRule> writable) {
    return switch (denied) {
      case ExactPath(var path) -> above(path, writable);
      // A denial of the whole folder leaves nothing to write, so it can be kept.
      case Folder(var path) -> parent(path).flatMap(above -> above(above, writable));
      case Glob glob ->
          above(glob.start(), writable)
              .or(
                  () ->
                      writable.entrySet().stream()
                          .filter(entry -> glob.isAbsolute() == entry.getKey().isAbsolute())
                          .filter(entry -> glob.overlaps(entry.getKey()))
                          .map(Map.Entry::getValue)
                          .findFirst());
    };
  }

  private static Optional<PermitRule> above(String path, Map<Folder, PermitRule> writable) {
    for (var at = Optional.of(path); at.isPresent(); at = at.flatMap(PermitHoles::parent)) {
      var rule = writable.get(new Folder(at.get()));
      if (rule != null) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// The folder above; of a relative name the root, of the root none.
  private static Optional<String> parent(String path) {
    if (path.isEmpty() || path.equals("/")) {
      return Optional.empty();
    }
    var slash = path.lastIndexOf('/');
    return Optional.of(slash == 0 ? "/" : path.substring(0, Math.max(0, slash)));
  }

  private static String shown(PermitRule rule) {
    return Excerpt.of(rule.toString());
  }
}
