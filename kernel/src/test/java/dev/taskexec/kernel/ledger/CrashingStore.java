package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.taskexec.kernel.ledger.DiskOperation.Append;
import dev.taskexec.kernel.ledger.DiskOperation.Cut;
import dev.taskexec.kernel.ledger.DiskOperation.Force;
import dev.taskexec.kernel.ledger.DiskOperation.Keep;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/// A ledger's file in memory, which remembers all that is done to it, so that [Crashes] can say
/// what a crash leaves of it; and which can fail as a disk does: a write is cut short because there
/// is no space, a force fails and what was not durable may be gone.
///
/// Deterministic. Safe for use by several threads.
public final class CrashingStore implements LineStore {
  private final Object lock = new Object();
  private final Disk first;
  private final IntPredicate fails;
  private final RandomGenerator random;
  private final List<DiskOperation> operations = new ArrayList<>();
  private final StringBuilder file;
  private final List<String> kept;

  /// A store that never fails, with nothing in it.
  public CrashingStore() {
    this(Disk.EMPTY);
  }

  /// A store that never fails.
  public CrashingStore(Disk first) {
    this(first, _ -> false, new Random(0));
  }

  /// @param fails whether the operation of a number, from 0, fails
  /// @param random how much of a write that fails arrives
  public CrashingStore(Disk first, IntPredicate fails, RandomGenerator random) {
    this.first = first;
    this.fails = fails;
    this.random = random;
    this.file = new StringBuilder(first.file());
    this.kept = new ArrayList<>(first.kept());
  }

  /// What the disk held at first.
  public Disk first() {
    return first;
  }

  /// What was done so far, in order.
  public List<DiskOperation> operations() {
    synchronized (lock) {
      return List.copyOf(operations);
    }
  }

  /// What other processes see, and what is left when the kit is killed now.
  public Disk now() {
    synchronized (lock) {
      return new Disk(file.toString(), kept);
    }
  }

  /// What is left when the power fails now: one of what could be.
  public Disk afterPowerLoss(RandomGenerator chance) {
    return Crashes.afterPowerLoss(first, operations(), chance);
  }

  @Override
  public long size() {
    synchronized (lock) {
      return file.length();
    }
  }

  @Override
  public byte[] read(long from, int length) throws IOException {
    synchronized (lock) {
      if (from + length > file.length()) {
        throw new EOFException("beyond the end");
      }
      return file.substring((int) from, (int) from + length).getBytes(ISO_8859_1);
    }
  }

  @Override
  public void append(byte[] bytes, int length) throws IOException {
    synchronized (lock) {
      var failing = fails.test(operations.size());
      var arriving = failing ? random.nextInt(length + 1) : length;
      var text = new String(Arrays.copyOf(bytes, arriving), ISO_8859_1);
      file.append(text);
      operations.add(new Append(text));
      if (failing) {
        throw new IOException("No space left on device");
      }
    }
  }

  @Override
  public void force() throws IOException {
    synchronized (lock) {
      var good = !fails.test(operations.size());
      operations.add(new Force(good));
      if (!good) {
        throw new IOException("sync failed");
      }
    }
  }

  @Override
  public void cutOff(long size) throws IOException {
    synchronized (lock) {
      var tail = file.substring((int) size);
      failOrDo(new Keep(tail));
      kept.add(tail);
      failOrDo(new Cut(size));
      file.setLength((int) size);
      force();
    }
  }

  @Override
  public List<Kept> kept() {
    synchronized (lock) {
      var told = new ArrayList<Kept>();
      for (var i = 0; i < kept.size(); i++) {
        told.add(new Kept("ledger.torn-" + (i + 1), kept.get(i).length()));
      }
      return told;
    }
  }

  @Override
  public void close() {}

  private void failOrDo(DiskOperation operation) throws IOException {
    if (fails.test(operations.size())) {
      operations.add(new Force(false));
      throw new IOException("Input/output error");
    }
    operations.add(operation);
  }
}
