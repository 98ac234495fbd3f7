package dev.taskexec.effects.process.limit;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.budget.Usage.How;
import dev.taskexec.effects.process.tree.ProcessStat.Identity;
import dev.taskexec.effects.process.tree.ProcessTree;
import java.util.Optional;
import java.util.OptionalLong;

/// Looks from time to time at what a tree of processes uses, and tells the meter. Used by one
/// thread.
///
/// Where no quantity is bounded that it looks at, it has nothing to do. Looks are close to each
/// other at first, because what is short must be seen too, and then further apart: a look at all
/// processes costs a millisecond or more. The files of the output, which cost nothing, are always
/// watched closely.
public final class Sampler {
  private static final int SHORTEST_MS = 10;

  /// In units of the shortest pause.
  private static final int LONGEST_STRIDE = 10;

  /// So many looks pass before the stride grows by one.
  private static final int LOOKS_PER_STRIDE = 10;

  private final Meter meter;
  private final ProcessTree tree;
  private final OutputGauge output;
  private final CpuTally tally = new CpuTally();
  private final boolean watchesOutput;
  private final boolean watchesProcesses;

  private Optional<Identity> root = Optional.empty();
  private long cpuMs;
  private long outputBytes;
  private long mostMemory;
  private long mostProcesses;
  private int looks;
  private int skipped;

  public Sampler(Meter meter, ProcessTree tree, OutputGauge output) {
    this.meter = meter;
    this.tree = tree;
    this.output = output;
    this.watchesOutput = output.isThere() && isBounded(Quantity.OUTPUT_BYTES);
    this.watchesProcesses =
        isBounded(Quantity.CPU_MS)
            || isBounded(Quantity.MEMORY_BYTES)
            || isBounded(Quantity.PROCESSES);
  }

  private boolean isBounded(Quantity quantity) {
    return meter.left(quantity).isPresent();
  }

  public boolean isNeeded() {
    return watchesOutput || watchesProcesses;
  }

  /// How long to wait for the next look.
  public int pauseMs() {
    return watchesOutput ? SHORTEST_MS : SHORTEST_MS * stride();
  }

  private int stride() {
    return Math.min(1 + looks / LOOKS_PER_STRIDE, LONGEST_STRIDE);
  }

  /// Looks, as often as [#pauseMs] says.
  ///
  /// @return the first bound that does not reach
  public Optional<Overrun> look() {
    var overrun = watchesOutput ? spendOutput() : Optional.<Overrun>empty();
    skipped++;
    if (overrun.isPresent() || (watchesOutput && skipped < stride())) {
      return overrun;
    }
    return lookClosely();
  }

  /// Looks at everything that is bounded, whenever it was looked at last.
  public Optional<Overrun> lookClosely() {
    skipped = 0;
    var overrun = watchesOutput ? spendOutput() : Optional.<Overrun>empty();
    return watchesProcesses ? overrun.or(this::lookAtProcesses) : overrun;
  }

  private Optional<Overrun> lookAtProcesses() {
    var members = tree.members();
    looks++;
    if (root.isEmpty() && !members.all().isEmpty()) {
      root = Optional.of(members.all().getFirst().identity());
    }
    var running = members.running();
    var memory = Memory.of(running, meter.left(Quantity.MEMORY_BYTES));
    mostMemory = Math.max(mostMemory, memory);
    mostProcesses = Math.max(mostProcesses, running.size());
    return spendCpu(tally.add(members.all()), How.SAMPLED)
        .or(() -> meter.hold(Quantity.MEMORY_BYTES, memory, How.SAMPLED))
        .or(() -> meter.hold(Quantity.PROCESSES, running.size(), How.SAMPLED));
  }

  private Optional<Overrun> spendCpu(long ms, How how) {
    var more = Math.max(0, ms - cpuMs);
    cpuMs += more;
    return more == 0 ? Optional.empty() : meter.spend(Quantity.CPU_MS, more, how);
  }

  private Optional<Overrun> spendOutput() {
    var more = output.bytes() - outputBytes;
    outputBytes += more;
    return more == 0 ? Optional.empty() : meter.spend(Quantity.OUTPUT_BYTES, more, How.MEASURED);
  }

  /// What was used in all, and the bound that this shows not to have reached.
  public record Settled(Usage usage, Optional<Overrun> overrun) {}

  /// Tells the meter what was used in all, when the root has been waited for.
  ///
  /// @param measuredCpuMs what the system counted for the root and the children that it waited for;
  ///   empty where that is not known
  public Settled settle(OptionalLong measuredCpuMs) {
    var usage = Usage.NONE;
    var overrun = Optional.<Overrun>empty();
    if (measuredCpuMs.isPresent() || looks > 0) {
      var measured = measuredCpuMs.orElse(0);
      var total = root.map(process -> tally.end(process, measured)).orElse(measured);
      var how = measuredCpuMs.isPresent() && total == measured ? How.MEASURED : How.SAMPLED;
      overrun = spendCpu(total, how);
      usage = usage.with(Quantity.CPU_MS, total, how);
    }
    if (output.isThere()) {
      var last = overrun;
      overrun = spendOutput().or(() -> last);
      usage = usage.with(Quantity.OUTPUT_BYTES, outputBytes, How.MEASURED);
    }
    if (looks > 0) {
      usage =
          usage
              .with(Quantity.MEMORY_BYTES, mostMemory, How.SAMPLED)
              .with(Quantity.PROCESSES, mostProcesses, How.SAMPLED);
    }
    return new Settled(usage, overrun);
  }
}
