package dev.taskexec.kernel.permit;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.EffectName;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.kernel.permit.Bearer.Holder;
import java.util.List;
import java.util.Optional;

/// May this effect touch all that it asks for?
///
/// @param requests what it would touch, as allowing rules with absolute paths
/// @param permits what the permit leaves to it, without the kit's own denials
record Question(
    Protection protection,
    Holder holder,
    EffectEnvelope envelope,
    List<PermitRule> requests,
    Permits permits) {

  /// Why not; empty if it may.
  Optional<Refusal> refusal() {
    return (isHeld() ? reached() : Optional.<Refusal>empty())
        .or(this::ofEffect)
        .or(() -> requests.stream().map(this::of).flatMap(Optional::stream).findFirst());
  }

  /// A plan that was not made by `plan` may permit what none may; nothing is done under it.
  private Optional<Refusal> reached() {
    for (var rule : charter().written().keySet()) {
      var touched = charter().own().stream().filter(denial -> isReached(rule, denial)).findFirst();
      if (touched.isPresent()) {
        return Optional.of(
            new Refusal(
                "`%s` reaches `%s`, which the kit keeps for itself"
                    .formatted(charter().written().get(rule), shown(touched.get()).resource()),
                whereabouts().ofRule(rule),
                "permit the folders beside it, one rule for each"));
      }
    }
    return Optional.empty();
  }

  /// What a task may write, its programs may rename, and a key that was read can be used. Of the
  /// runs reading is taken out instead, as they lie in the root.
  private boolean isReached(PermitRule rule, PermitRule denial) {
    return !rule.denies()
        && rule.overlaps(denial)
        && (rule.action() == Action.WRITE || charter().isOfKeys(denial));
  }

  /// Whether the permits say all that may be done, and not only what may not.
  boolean isHeld() {
    return holder.limits(envelope);
  }

  private Optional<Refusal> ofEffect() {
    PermitRule asked;
    try {
      asked = new PermitRule(false, Action.EFFECT, new EffectName(envelope.effect()));
    } catch (PermitSyntaxException e) {
      return Optional.of(
          new Refusal(e.problem(), Optional.empty(), "only effects with such names are permitted"));
    }
    return denied(asked)
        .or(
            () ->
                isHeld() && !isPlanned() && !permits.allow(asked)
                    ? Optional.of(missing(asked))
                    : Optional.empty());
  }

  private Optional<Refusal> of(PermitRule asked) {
    if (isScratch(asked)) {
      return Optional.empty();
    }
    return ofKit(asked)
        .or(() -> denied(asked))
        .or(
            () ->
                isHeld() && !isPlannedProgram(asked) && !permits.allow(asked)
                    ? Optional.of(missing(asked))
                    : Optional.empty());
  }

  private Optional<Refusal> denied(PermitRule asked) {
    return permits
        .denialOf(asked)
        .map(
            denial ->
                new Refusal(
                    "`%s` denies `%s`".formatted(whereabouts().written(denial), shown(asked)),
                    whereabouts().ofRule(denial),
                    "a denial always wins; take it out, or do without"));
  }

  /// What is the kit's own is taken out of what may be read, so that a tree that holds it may be
  /// read but for that.
  private Optional<Refusal> ofKit(PermitRule asked) {
    return charter().own().stream()
        .filter(denial -> isHeld() && denial.overlaps(asked))
        .filter(
            denial ->
                asked.action() != Action.READ
                    || !asked.resource().covers(denial.resource())
                    || denial.resource().covers(asked.resource()))
        .findFirst()
        .map(
            denial ->
                new Refusal(
                    "`%s` lies in `%s`, which the kit keeps for itself"
                        .formatted(shown(asked), shown(denial).resource()),
                    Optional.empty(),
                    "no permit allows it; use another folder, such as `out`"));
  }

  private Refusal missing(PermitRule asked) {
    var mine = Charter.with(holder.permit().token().permits(), charter().programs());
    if (envelope.permit().isPresent() && mine.allow(asked)) {
      return new Refusal(
          "the envelope's own `permit` lacks `%s`".formatted(shown(asked)),
          whereabouts().ofPermits(),
          "add `%s` to the `permit` of the envelope".formatted(shown(asked)));
    }
    var line = charter().written().keySet().stream().allMatch(PermitRule::denies);
    return new Refusal(
        "no permit `%s`".formatted(shown(asked)),
        whereabouts().ofPermits(),
        line
            ? "add the line ``- Permits: `%s` `` to its card".formatted(shown(asked))
            : "add `%s` to its `- Permits:`".formatted(shown(asked)));
  }

  private boolean isPlanned() {
    return charter().work().names(envelope);
  }

  private boolean isPlannedProgram(PermitRule asked) {
    return asked.action() == Action.RUN && isPlanned();
  }

  private boolean isScratch(PermitRule asked) {
    return (asked.action() == Action.READ || asked.action() == Action.WRITE)
        && asked.resource() instanceof PathResource path
        && holder
            .scratch()
            .filter(scratch -> new Folder(PermitOffice.text(scratch)).covers(path))
            .isPresent();
  }

  private PermitRule shown(PermitRule rule) {
    return Shown.below(charter().root(), rule);
  }

  private Whereabouts whereabouts() {
    return new Whereabouts(protection, charter());
  }

  private Charter charter() {
    return holder.charter();
  }
}
