package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Permits for writing that reach the kit's own files: the record of what was done, and the plan of
/// what may be.
final class PermitOwnFiles {
  private static final int PROPOSED = 5;

  private PermitOwnFiles() {}

  /// @param placed the same rules with comparable paths
  static List<PermitProblem> of(
      List<PermitRule> rules, List<PermitRule> placed, PermitSurroundings around) {
    var own = new LinkedHashMap<String, Folder>();
    around.own().forEach(path -> around.place(path).ifPresent(place -> own.put(path, place)));
    var problems = new ArrayList<PermitProblem>();
    for (var i = 0; i < rules.size(); i++) {
      if (placed.get(i) instanceof PermitRule(var denies, var action, PathResource path)
          && !denies
          && action == Action.WRITE) {
        var reached = reached(path, own);
        if (!reached.isEmpty()) {
          problems.add(
              new PermitProblem(
                  i,
                  Code.CHK006,
                  "`%s` lets the task write %s, which the kit keeps for itself"
                      .formatted(Excerpt.of(rules.get(i).toString()), listed(reached)),
                  help(path, own, around)));
        }
      }
    }
    return problems;
  }

  private static List<String> reached(PathResource path, Map<String, Folder> own) {
    return own.entrySet().stream()
        .filter(entry -> meets(path, entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean meets(PathResource path, Folder own) {
    return path.isAbsolute() == own.isAbsolute() ? path.overlaps(own) : path.covers(own);
  }

  private static String listed(List<String> names) {
    return names.stream()
        .map(name -> "`" + Excerpt.of(name) + "`")
        .collect(Collectors.joining(", "));
  }

  private static String help(
      PathResource path, Map<String, Folder> own, PermitSurroundings around) {
    var lines = new ArrayList<String>();
    for (var folder : around.folders()) {
      var place = around.place(folder);
      if (lines.size() < PROPOSED
          && place.isPresent()
          && path.covers(place.get())
          && reached(place.get(), own).isEmpty()) {
        lines.add(new PermitRule(false, Action.WRITE, new Folder(folder)).toString());
      }
    }
    return lines.isEmpty()
        ? "let it write elsewhere, for example `write:out/**`"
        : "permit only the folders that it writes: " + listed(lines);
  }
}
