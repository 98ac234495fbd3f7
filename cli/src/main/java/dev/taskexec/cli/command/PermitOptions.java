package dev.taskexec.cli.command;

import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.kernel.BrokenRun;
import dev.taskexec.kernel.permit.OwnFiles;
import dev.taskexec.kernel.permit.Protection;
import dev.taskexec.kernel.permit.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The options of `run` that say what tasks may do, whatever their plan says. All but one take
/// something away.
///
/// @param denials for all tasks
/// @param strictness what happens where this machine cannot enforce permits
/// @param permitsRequired whether tasks that are not confined are refused
record PermitOptions(List<PermitRule> denials, Strictness strictness, boolean permitsRequired) {
  static final Option DENY =
      Option.values(
          "--deny",
          "RULE",
          "Takes something away from all tasks, as in the permits: net:*, write:docs/**.");
  static final Option REQUIRE_PERMITS =
      Option.flag("--require-permits", "Refuses to run where a task is not confined.");
  static final Option REQUIRE_SANDBOX =
      Option.flag("--require-sandbox", "Refuses what this machine cannot enforce to the letter.");
  static final Option UNSANDBOXED =
      Option.flag(
              "--allow-unsandboxed",
              "Runs confined tasks also where nothing confines their programs. No variable sets"
                  + " it.")
          .onLineOnly();

  /// All of them.
  static final List<Option> ALL = List.of(DENY, REQUIRE_PERMITS, REQUIRE_SANDBOX, UNSANDBOXED);

  static PermitOptions of(Given given) throws UsageException {
    var required = given.flag(REQUIRE_SANDBOX);
    var waived = given.flag(UNSANDBOXED);
    if (required && waived) {
      throw contradiction(given, "`%s` is given too".formatted(given.where(REQUIRE_SANDBOX)));
    }
    return new PermitOptions(
        denials(given),
        required ? Strictness.REQUIRED : waived ? Strictness.WAIVED : Strictness.USUAL,
        given.flag(REQUIRE_PERMITS));
  }

  /// These, and what was said when the run began, of which nothing is taken away.
  PermitOptions resuming(BrokenRun run, Given given) throws UsageException {
    if (run.sandboxRequired() && strictness == Strictness.WAIVED) {
      throw contradiction(given, "the run was begun with `--require-sandbox`");
    }
    var all = new LinkedHashSet<>(run.denials());
    all.addAll(denials);
    return new PermitOptions(
        List.copyOf(all), resuming(run), permitsRequired || run.permitsRequired());
  }

  private Strictness resuming(BrokenRun run) {
    if (run.sandboxRequired()) {
      return Strictness.REQUIRED;
    }
    return run.unsandboxed() && strictness == Strictness.USUAL ? Strictness.WAIVED : strictness;
  }

  /// @param own the kit's own files
  /// @param source knows where the plan's rules stand
  Protection protection(OwnFiles own, RuleSource source) {
    return new Protection(denials, strictness, permitsRequired, own, source);
  }

  private static List<PermitRule> denials(Given given) throws UsageException {
    var rules = new ArrayList<PermitRule>();
    for (var text : given.allTexts(DENY)) {
      try {
        var rule = PermitRule.parse(text);
        rules.add(new PermitRule(true, rule.action(), rule.resource()));
      } catch (PermitSyntaxException wrong) {
        throw new UsageException(given.where(DENY), wrong.problem(), wrong.remedy());
      }
    }
    return List.copyOf(rules);
  }

  private static UsageException contradiction(Given given, String why) {
    return new UsageException(
        given.where(UNSANDBOXED),
        "`%s` cannot be given: %s".formatted(given.where(UNSANDBOXED), why),
        "leave one of them out");
  }
}
