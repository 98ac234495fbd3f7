package dev.taskexec.kernel;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.kernel.ResumeException.Trouble;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.resume.BrokenLedger;
import dev.taskexec.kernel.resume.WorkDigest;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Files;
import java.util.List;

/// Whether what would go on is the run that was begun: the same request, the same plan, the same
/// work.
///
/// @param tasks of the plan that would be run, in its order
record SameRun(ResumeRequest request, List<PlannedTask> tasks) {

  void check(BrokenLedger ledger) throws ResumeException {
    if (ledger.nonsense().isPresent()) {
      throw damaged(ledger.nonsense().get());
    }
    var start = ledger.start();
    var folder = request.run().folder();
    if (start.isPresent()) {
      same(start.get().request(), request.run().requestBytes(), folder.request());
      same(start.get().plan(), request.planBytes(), folder.plan());
    }
    if (ledger.stranger().isPresent()) {
      throw damaged(
          "it tells of the task `%s`, which the plan does not have"
              .formatted(ledger.stranger().get()));
    }
    var asked = request.run().asked();
    if (asked.of() != tasks.size() || !asked.work().equals(WorkDigest.of(tasks))) {
      throw new ResumeException(
          Trouble.OTHER_PLAN,
          "the hooks that were applied to the plan of %s have changed since it began"
              .formatted(request.run().shown()),
          "put them back as they were, or start the run anew");
    }
    if (!Files.isDirectory(asked.start())) {
      throw new ResumeException(
          Trouble.NOT_RESUMABLE,
          "the folder `%s`, in which the tasks of %s begin, is gone"
              .formatted(asked.start(), request.run().shown()),
          "put it back, or start the run anew");
    }
  }

  private static void same(Sha256 then, byte[] now, Place file) throws ResumeException {
    if (!then.equals(Sha256.of(now))) {
      throw new ResumeException(
          Trouble.NOT_RESUMABLE,
          file.shown() + " was changed after the run began: the ledger names another digest",
          "put it back as it was, or start the run anew");
    }
  }

  private ResumeException damaged(String reason) {
    return new ResumeException(
        Trouble.DAMAGED,
        "%s cannot be what the kit wrote: %s"
            .formatted(request.run().folder().ledger().shown(), reason),
        "what it tells cannot be trusted; look at what the run has done and start it anew");
  }
}
