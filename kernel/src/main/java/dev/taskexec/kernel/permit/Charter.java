package dev.taskexec.kernel.permit;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.plan.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All that one task may do: what its plan permits and what the run takes away. An attempt's permit
/// is issued from it.
///
/// @param confined whether the plan says that the task can do only what its permits say; else it is
///   here because of `--deny`
/// @param root where relative paths start; absolute, links resolved
/// @param rules of the task with absolute paths, and the denials of the run
/// @param programs permits for the programs that the plan itself names
/// @param own denials of what is the kit's own
/// @param keys those of them that are about its keys
/// @param written the task's rules as the plan has them, by their absolute form
public record Charter(
    Instance task,
    boolean confined,
    Path root,
    PlannedWork work,
    List<PermitRule> rules,
    List<PermitRule> programs,
    List<PermitRule> own,
    List<PermitRule> keys,
    Map<PermitRule, PermitRule> written) {

  public Charter {
    rules = List.copyOf(rules);
    programs = List.copyOf(programs);
    own = List.copyOf(own);
    keys = List.copyOf(keys);
    written = Map.copyOf(written);
  }

  /// The caveats of a token that allows all of it.
  List<Caveat> caveats() {
    return List.of(new Caveat.Within(rules));
  }

  boolean isOfKeys(PermitRule denial) {
    return keys.contains(denial);
  }

  /// The rules of the task and the run, as one would write them.
  public List<String> shown() {
    return Stream.concat(rules.stream(), programs.stream())
        .map(rule -> Shown.below(root, rule).toString())
        .toList();
  }

  /// For the ledger.
  public JsonValue programsJson() {
    return Arr.ofStrings(programs.stream().map(PermitRule::toString).toList());
  }

  /// What is left of it under a token, without the kit's own denials.
  Permits under(PermitToken token) {
    return with(token.permits(), programs);
  }

  /// The same with these.
  static Permits with(Permits permits, List<PermitRule> more) {
    var all = new ArrayList<>(permits.rules());
    all.addAll(more);
    return new Permits(all);
  }
}
