package dev.taskexec.kernel.ledger;

import dev.taskexec.kernel.ledger.DiskOperation.Append;
import dev.taskexec.kernel.ledger.DiskOperation.Cut;
import dev.taskexec.kernel.ledger.DiskOperation.Force;
import dev.taskexec.kernel.ledger.DiskOperation.Keep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What crashes leave of a disk.
///
/// When the kit is killed, all that was written is there, and any part of a write that was under
/// way. When the power fails, all that was forced is there; of the rest any part from its start,
/// and behind it nothing, or zeros where the file had grown already and its content had not come.
public final class Crashes {

  private Crashes() {}

  /// Everything that is possible if the kit is killed when so many operations are done and the next
  /// is under way.
  public static Set<Disk> afterKill(Disk first, List<DiskOperation> operations, int done) {
    var disk = replay(first, operations.subList(0, done)).written();
    var possible = new LinkedHashSet<Disk>();
    possible.add(disk);
    if (done < operations.size()) {
      switch (operations.get(done)) {
        case Append(var bytes) -> {
          for (var length = 1; length < bytes.length(); length++) {
            possible.add(disk.with(disk.file() + bytes.substring(0, length)));
          }
        }
        // The operating system does these whole or not at all.
        case Force _, Keep _, Cut _ -> {}
      }
    }
    return possible;
  }

  /// Everything that is possible if the power fails when so many operations are done and the next
  /// is under way.
  public static Set<Disk> afterPowerLoss(Disk first, List<DiskOperation> operations, int done) {
    var begun = Math.min(done + 1, operations.size());
    var durable = replay(first, operations.subList(0, done)).durable();
    var possible = new LinkedHashSet<Disk>();
    for (var written :
        List.of(written(first, operations, done), written(first, operations, begun))) {
      possible.addAll(between(durable, written));
    }
    return possible;
  }

  static Disk afterPowerLoss(Disk first, List<DiskOperation> operations, RandomGenerator chance) {
    var state = replay(first, operations);
    var possible = List.copyOf(between(state.durable(), state.written()));
    return possible.get(chance.nextInt(possible.size()));
  }

  private static Disk written(Disk first, List<DiskOperation> operations, int done) {
    return replay(first, operations.subList(0, done)).written();
  }

  /// What is there for good, and what was written.
  private record State(Disk durable, Disk written) {}

  private static State replay(Disk first, List<DiskOperation> operations) {
    var durable = first;
    var written = first;
    var doomed = false;
    for (var operation : operations) {
      switch (operation) {
        case Append(var bytes) -> written = written.with(written.file() + bytes);
        case Cut(var size) -> written = written.with(written.file().substring(0, (int) size));
        case Keep(var bytes) -> {
          var kept = new ArrayList<>(written.kept());
          kept.add(bytes);
          written = new Disk(written.file(), kept);
          // Of a file of its own, which was forced before it got its name.
          durable = new Disk(durable.file(), kept);
        }
        // What a force that failed did not bring to the disk is forgotten, and a later one that
        // succeeds says nothing of it.
        case Force(var good) -> {
          doomed |= !good;
          durable = doomed ? durable : written;
        }
      }
    }
    return new State(durable, written);
  }

  private static Set<Disk> between(Disk durable, Disk written) {
    var possible = new LinkedHashSet<Disk>();
    possible.add(durable);
    var sound = durable.file().length();
    var all = written.file();
    if (!all.startsWith(durable.file())) {
      // A cut that is not durable yet.
      possible.add(durable.with(all));
      return possible;
    }
    for (var length = sound; length <= all.length(); length++) {
      var torn = all.substring(0, length);
      possible.add(durable.with(torn));
      possible.add(durable.with(torn + "\0".repeat(all.length() - length)));
    }
    return possible;
  }
}
