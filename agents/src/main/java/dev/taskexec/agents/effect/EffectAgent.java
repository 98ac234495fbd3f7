package dev.taskexec.agents.effect;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.OnFailure;

/// Carries out a task's envelopes one after the other, each with a log of its own, and leaves a
/// note with what came of each.
///
/// - What does not go well ends the task, unless its `on_error` says `continue`; what was refused
///   or ended by the kit always does. The envelopes behind it are not tried.
/// - The first envelope that did not go well decides the task's outcome, unless a later one was
///   ended by the kit: then the task was cancelled, or exhausted where a budget did not reach.
/// - Invariants are looked at before and after. Where one does not hold before, the effect is not
///   performed; of an effect that is done already under its key, only those behind it count.
/// - A process that ends with another code than 0 has failed, unless an `exit` invariant stands
///   there, which says what is well instead.
/// - A task without envelopes, and every task of a dry run, is `noop`.
public final class EffectAgent implements Agent {

  @Override
  public String name() {
    return "effect";
  }

  @Override
  public AttemptReport run(TaskContext context) throws EvidenceException {
    var work = context.task().work();
    if (context.dryRun() || work.effects().isEmpty()) {
      return AttemptReport.of(new Outcome.Noop());
    }
    var account = new Account(work.effects().size());
    for (var envelope : work.effects()) {
      var step = new Step(envelope, account.next(), work.effects().size(), context);
      account.add(step.carriedOut());
      var goesOn = account.isGood() || work.onError() == OnFailure.CONTINUE;
      if (!goesOn || account.isOver()) {
        break;
      }
    }
    return account.report(context.note("effects", account.text()));
  }
}
