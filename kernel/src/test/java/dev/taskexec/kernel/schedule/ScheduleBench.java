package dev.taskexec.kernel.schedule;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/// Measures what deciding costs for each task, by the size and the shape of the plan, and prints a
/// Markdown table. `bench/schedule` builds and starts it.
public final class ScheduleBench {
  private static final List<Integer> SIZES = List.of(12_500, 25_000, 50_000, 100_000);
  private static final int BATCH = SIZES.getLast();
  private static final int SLOTS = 8;
  private static final int WARM_UP_ROUNDS = 4;
  private static final double NANOS_PER_MICRO = 1e3;

  private final PrintStream out;
  private final int rounds;

  private ScheduleBench(PrintStream out, int rounds) {
    this.out = out;
    this.rounds = rounds;
  }

  private interface Case {
    void run(ExecutionPlan plan, List<PlannedTask> tasks, int slots);
  }

  /// @param args how many rounds are measured; 3 if it is not said
  public static void main(String[] args) {
    var rounds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
    new ScheduleBench(System.out, rounds).run();
  }

  private void run() {
    for (var shape : Shape.values()) {
      var plan = shape.plan(SIZES.getFirst());
      for (var i = 0; i < WARM_UP_ROUNDS; i++) {
        measure(plan, 1, Alone::run);
        measure(plan, 1, Whole::run);
      }
    }
    out.println(
        "| plan | tasks | needs | graph and candidates, µs a task | whole loop, µs a task |");
    out.println("| ---- | ---: | ---: | ---: | ---: |");
    for (var shape : Shape.values()) {
      for (var size : SIZES) {
        var plan = shape.plan(size);
        out.printf(
            "| %s | %d | %d | %.2f | %.1f |%n",
            shape.words(),
            size,
            Shape.needs(plan),
            median(plan, 4 * BATCH / size, Alone::run),
            median(plan, BATCH / size, Whole::run));
      }
    }
  }

  /// Microseconds for each task.
  private double median(ExecutionPlan plan, int times, Case what) {
    var micros = new double[rounds];
    for (var i = 0; i < rounds; i++) {
      micros[i] = measure(plan, times, what) / times / plan.size();
    }
    Arrays.sort(micros);
    return micros[rounds / 2];
  }

  /// From the plan in memory to the last outcome, in microseconds of this process's own time: that
  /// of the collector too, and nobody else's on a shared machine. It comes in hundredths of a
  /// second, so small plans are run several times.
  private static double measure(ExecutionPlan plan, int times, Case what) {
    // What the last round left is not to be cleared away at this one's cost.
    System.gc();
    var began = ownTime();
    for (var i = 0; i < times; i++) {
      what.run(plan, PlannedTask.of(plan, task -> task.work().agent()), SLOTS);
    }
    return (ownTime() - began) / NANOS_PER_MICRO;
  }

  private static long ownTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
