package dev.taskexec.kernel.permit;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;
import java.util.Optional;

/// Whether this machine can keep a task's programs to what it may do.
///
/// @param denials of the run, with absolute paths
/// @param wanted the tier that the plan asks for
record Programs(
    List<PermitRule> denials, Optional<String> wanted, Strictness strictness, Sandbox machine) {
  private static final String ANYWAY =
      "or give `--allow-unsandboxed`: its programs may then do all that you may";

  /// Whether an effect starts a program.
  static boolean isStarted(EffectEnvelope envelope, List<PermitRule> requests) {
    return envelope.effect().equals(PlannedWork.EXEC)
        || requests.stream().anyMatch(rule -> rule.action() == Action.RUN);
  }

  /// @param held whether the permits say all that may be done
  Optional<Refusal> refusal(
      Charter charter, boolean held, EffectEnvelope envelope, List<PermitRule> requests) {
    if (strictness == Strictness.WAIVED || !isStarted(envelope, requests)) {
      return Optional.empty();
    }
    return held ? ofConfined().or(() -> ofHole(charter)) : ofFree(charter);
  }

  /// Who may write a folder may rename what is in it, so that no denial below it holds for a
  /// program. `plan` refuses that where it stands in the plan.
  private Optional<Refusal> ofHole(Charter charter) {
    for (var rule : charter.rules()) {
      for (var denial : denials) {
        if (!rule.denies() && rule.action() == Action.WRITE && isBelow(denial, rule)) {
          return Optional.of(
              new Refusal(
                  "`%s` lies below `%s`, which programs may write: they could rename it"
                      .formatted(
                          Shown.below(charter.root(), denial), Shown.below(charter.root(), rule)),
                  Optional.of("--deny"),
                  "deny all of what may be written, or leave it out"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isBelow(PermitRule denial, PermitRule rule) {
    return denial.resource() instanceof PathResource path
        && path.overlaps(rule.resource())
        && !(denial.action() == Action.WRITE && path.covers(rule.resource()));
  }

  private Optional<Refusal> ofConfined() {
    var enough = wanted.map(Tier::of).orElse(Optional.of(Tier.LANDLOCK));
    if (enough.isEmpty() || enough.get() == Tier.NONE) {
      return Optional.of(
          new Refusal(
              "the plan asks for the sandbox `%s`, which there is not".formatted(wanted.orElse("")),
              Optional.empty(),
              "there are `landlock` and `landlock+ns`"));
    }
    var can = machine.probe();
    return Tier.of(can.tier()).orElse(Tier.NONE).compareTo(enough.get()) >= 0
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "programs cannot be confined %s here%s"
                    .formatted(
                        wanted.map(tier -> "by `" + tier + "`").orElse("at all"),
                        can.missing().isEmpty() ? "" : ": " + String.join("; ", can.missing())),
                Optional.empty(),
                "run it where they can, " + ANYWAY));
  }

  /// A program that nothing confines keeps to no denial but those that are looked at before it
  /// starts.
  private static Optional<Refusal> ofFree(Charter charter) {
    return charter.rules().stream()
        .filter(PermitRule::denies)
        .filter(rule -> rule.action() != Action.ENV && rule.action() != Action.EFFECT)
        .findFirst()
        .map(
            denial ->
                new Refusal(
                    "nothing keeps the programs of an unconfined task to `%s`"
                        .formatted(Shown.below(charter.root(), denial)),
                    Optional.of("--deny"),
                    "confine the task with `- Permits:`, or leave `--deny` out, " + ANYWAY));
  }
}
