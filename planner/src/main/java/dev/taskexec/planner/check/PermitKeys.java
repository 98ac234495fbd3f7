package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.EffectName;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import dev.taskexec.abi.permit.Resource;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// Permits that reach the folder of the kit's keys. Who reads a key can forge the record.
final class PermitKeys {

  private PermitKeys() {}

  /// @param placed the same rules with comparable paths
  static List<PermitProblem> of(
      List<PermitRule> rules, List<PermitRule> placed, PermitSurroundings around) {
    return around.keyFolder().map(keys -> of(rules, placed, around, keys)).orElse(List.of());
  }

  private static List<PermitProblem> of(
      List<PermitRule> rules, List<PermitRule> placed, PermitSurroundings around, Folder keys) {
    var problems = new ArrayList<PermitProblem>();
    for (var i = 0; i < rules.size(); i++) {
      var rule = placed.get(i);
      if (!rule.denies() && reaches(rule.resource(), keys)) {
        var message =
            "`%s` reaches the kit's keys in `%s`"
                .formatted(Excerpt.of(rules.get(i).toString()), Excerpt.of(keys.path()));
        problems.add(new PermitProblem(i, Code.CHK007, message, help(rule, keys, around)));
      }
    }
    return problems;
  }

  private static boolean reaches(Resource resource, Folder keys) {
    return switch (resource) {
      case PathResource path ->
          path.isAbsolute() == keys.isAbsolute() ? path.overlaps(keys) : path.covers(keys);
      case Program program -> program.file().filter(file -> file.overlaps(keys)).isPresent();
      case Destination _, Variable _, EffectName _ -> false;
    };
  }

  private static String help(PermitRule rule, Folder keys, PermitSurroundings around) {
    var root = around.root().flatMap(_ -> around.place("."));
    var safe = root.isPresent() && rule.resource().covers(root.get()) && !root.get().overlaps(keys);
    var oneByOne = "permit folders one by one and leave that one out";
    return switch (rule.action()) {
      case READ ->
          safe ? "permit what is below the root, `read:**`, or folders one by one" : oneByOne;
      case WRITE -> safe ? "permit folders below the root, for example `write:out/**`" : oneByOne;
      case RUN, NET, ENV, EFFECT -> "run a program that lies elsewhere";
    };
  }
}
