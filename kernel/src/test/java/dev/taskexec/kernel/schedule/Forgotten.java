package dev.taskexec.kernel.schedule;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.ledger.LineStore;
import dev.taskexec.kernel.run.Chronicle;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.EOFException;
import java.time.Instant;
import java.util.List;

/// Records that are counted and forgotten: what a run writes down without a disk, and without what
/// it costs to write it. Lines of the ledger are made and hashed all the same, as the ledger does.
final class Forgotten implements Chronicle, LineStore {
  private static final Sha256 LINE = Sha256.of(new byte[0]);

  private long size;
  private int results;

  /// How many tasks have their result.
  int results() {
    return results;
  }

  @Override
  public void emit(RunEvent event) {}

  @Override
  public Sha256 attempted(AttemptEnd end, AttemptReport report, Instant started, String because) {
    return LINE;
  }

  @Override
  public Sha256 upToDate(PlannedTask planned, Freshness.UpToDate found, Instant at) {
    return LINE;
  }

  @Override
  public void result(PlannedTask planned, AttemptReport report, int attempts, long ms) {
    results++;
  }

  @Override
  public void flush() {}

  @Override
  public boolean end(Instant at) {
    return true;
  }

  @Override
  public void append(byte[] bytes, int length) {
    size += length;
  }

  @Override
  public void force() {}

  @Override
  public void cutOff(long to) {
    size = to;
  }

  @Override
  public List<Kept> kept() {
    return List.of();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public byte[] read(long from, int length) throws EOFException {
    throw new EOFException("forgotten");
  }

  @Override
  public void close() {}
}
