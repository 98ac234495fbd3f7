package dev.taskexec.kernel.schedule;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.ledger.Forcer;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.run.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Others, as the run loop sees them, if they take no time: an attempt is over when it was started,
/// the ledger is durable when that was asked for, and both lie in the inbox at once.
final class AtOnce implements Dispatcher, Forcer {
  private static final AttemptReport OK = AttemptReport.of(new Outcome.Ok());

  private final Inbox inbox;
  private final Ledger ledger;
  private final Instant at;

  AtOnce(Inbox inbox, Ledger ledger, Instant at) {
    this.inbox = inbox;
    this.ledger = ledger;
    this.at = at;
  }

  @Override
  public Handle start(Attempt attempt, Lease lease) {
    var result = new AttemptEnd.Result.Reported(OK);
    inbox.ended(new AttemptEnd(attempt, result, List.of(), Optional.empty(), at, 1));
    return Over.HANDLE;
  }

  @Override
  public void force() {
    try {
      inbox.post(new Message.Forced(ledger.force()));
    } catch (EvidenceException e) {
      inbox.post(new Message.Unforced(e));
    }
  }

  private enum Over implements Handle {
    HANDLE;

    @Override
    public void stop() {}

    @Override
    public void abandon() {}
  }
}
