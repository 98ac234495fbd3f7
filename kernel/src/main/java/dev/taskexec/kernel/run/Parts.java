package dev.taskexec.kernel.run;

import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.attempt.Mailbox;
import dev.taskexec.kernel.attempt.Prober;
import dev.taskexec.kernel.budget.Broker;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.ledger.Forcer;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.retry.Backoff;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// What a loop works with, and all that it touches.
///
/// @param dispatcher its attempts report to the mailbox
/// @param prober answers to the mailbox
/// @param ledger open, with its first records
/// @param forcer of the ledger; answers to the mailbox
/// @param needs of the job's tasks
/// @param candidates among the job's tasks
/// @param nanos a clock that only goes forward; the mailbox waits by the same
public record Parts(
    Dispatcher dispatcher,
    Prober prober,
    Mailbox mailbox,
    Chronicle chronicle,
    Ledger ledger,
    Forcer forcer,
    Broker broker,
    NeedGraph needs,
    Candidates candidates,
    Backoff backoff,
    InstantSource clock,
    LongSupplier nanos) {}
