package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rules of budgets as they are written, without any shortcut: every answer is reckoned from
/// all that ever happened, with numbers that have no end.
final class NaiveBudgets {
  private static final String PLAN = "the plan";

  private final ExecutionPlan plan;
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<Integer, PlannedTask> line = new TreeMap<>();

  /// What was granted, and what came of it.
  static final class Attempt {
    private final PlannedTask task;
    private final Map<Quantity, BigInteger> used = new EnumMap<>(Quantity.class);
    private boolean settled;

    private Attempt(PlannedTask task) {
      this.task = task;
    }

    PlannedTask task() {
      return task;
    }

    BigInteger used(Quantity quantity) {
      return used.getOrDefault(quantity, BigInteger.ZERO);
    }

    void uses(Quantity quantity, BigInteger amount) {
      used.put(quantity, amount);
    }

    void settle() {
      settled = true;
    }

    /// What it takes from an account that bounds the quantity.
    private BigInteger takes(Quantity quantity) {
      if (settled) {
        return quantity.held() ? BigInteger.ZERO : used(quantity);
      }
      var own = task.task().terms().budget().limit(quantity);
      return used(quantity).max(BigInteger.valueOf(own.orElse(0)));
    }

    private BigInteger isGone(Quantity quantity) {
      return quantity.held() ? BigInteger.ZERO : used(quantity);
    }
  }

  NaiveBudgets(ExecutionPlan plan) {
    this.plan = plan;
  }

  Attempt grant(PlannedTask task) {
    line.remove(task.index());
    var attempt = new Attempt(task);
    attempts.add(attempt);
    return attempt;
  }

  void refuse(PlannedTask task) {
    line.remove(task.index());
  }

  void wait(PlannedTask task) {
    line.put(task.index(), task);
  }

  Map<Integer, PlannedTask> line() {
    return line;
  }

  /// `granted`, `refused`, or `waits`.
  String answer(PlannedTask task) {
    var answer = "granted";
    for (var owner : owners(task)) {
      for (var quantity : Quantity.values()) {
        var limit = limit(owner, quantity);
        if (limit == null) {
          continue;
        }
        var needed = needed(task, quantity);
        if (needed.compareTo(rest(limit, sum(owner, quantity, true))) > 0) {
          return "refused";
        }
        if (needed.signum() > 0
            && (needed.compareTo(free(owner, quantity)) > 0 || isHeldBack(task, owner, quantity))) {
          answer = "waits";
        }
      }
    }
    return answer;
  }

  /// The accounts, by the names that messages call them.
  static List<String> owners(PlannedTask task) {
    return List.of(task.task().queue(), PLAN);
  }

  BigInteger limit(String owner, Quantity quantity) {
    var budget =
        owner.equals(PLAN)
            ? plan.budget()
            : plan.queues().stream()
                .filter(queue -> queue.name().equals(owner))
                .findFirst()
                .orElseThrow()
                .budget();
    var limit = budget.limits().get(quantity);
    return limit == null ? null : BigInteger.valueOf(limit);
  }

  BigInteger free(String owner, Quantity quantity) {
    return rest(limit(owner, quantity), sum(owner, quantity, false));
  }

  /// What is set aside for running attempts and not used yet.
  BigInteger aside(String owner, Quantity quantity) {
    return sum(owner, quantity, false).subtract(sum(owner, quantity, true));
  }

  private static BigInteger rest(BigInteger limit, BigInteger taken) {
    return limit.subtract(taken).max(BigInteger.ZERO);
  }

  private BigInteger sum(String owner, Quantity quantity, boolean gone) {
    var sum = BigInteger.ZERO;
    for (var attempt : attempts) {
      if (owners(attempt.task()).contains(owner)) {
        sum = sum.add(gone ? attempt.isGone(quantity) : attempt.takes(quantity));
      }
    }
    return sum;
  }

  private boolean isHeldBack(PlannedTask task, String owner, Quantity quantity) {
    return line.values().stream()
        .anyMatch(
            other ->
                other.index() < task.index()
                    && owners(other).contains(owner)
                    && needed(other, quantity).signum() > 0);
  }

  /// Every task has a command, which takes time, an operation, a process, its memory and its
  /// cycles.
  private static BigInteger needed(PlannedTask task, Quantity quantity) {
    var own = task.task().terms().budget().limit(quantity);
    if (own.isPresent()) {
      return BigInteger.valueOf(own.getAsLong());
    }
    return quantity == Quantity.TOKENS || quantity == Quantity.OUTPUT_BYTES
        ? BigInteger.ZERO
        : BigInteger.ONE;
  }
}
