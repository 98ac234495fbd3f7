package dev.taskexec.planner.attribute;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The attributes that there are. Compared by identity.
///
/// @param <T> what its value is read as
public final class Attribute<T> {
  public static final Attribute<List<NeedText>> NEEDS = new Attribute<>("Needs");
  public static final Attribute<Order> ORDER = new Attribute<>("Order");
  public static final Attribute<Integer> WORKERS = new Attribute<>("Workers");
  public static final Attribute<Rate> RATE = new Attribute<>("Rate");
  public static final Attribute<Budget> BUDGET = new Attribute<>("Budget");
  public static final Attribute<Budget> TASK_BUDGET = new Attribute<>("Task budget");
  public static final Attribute<String> AGENT = new Attribute<>("Agent");
  public static final Attribute<PermitTerms> PERMITS = new Attribute<>("Permits");

  /// In milliseconds, from 1.
  public static final Attribute<Long> TIMEOUT = new Attribute<>("Timeout");

  public static final Attribute<Retry> RETRY = new Attribute<>("Retry");
  public static final Attribute<Boolean> IDEMPOTENT = new Attribute<>("Idempotent");
  public static final Attribute<OnFailure> ON_FAILURE = new Attribute<>("On failure");
  public static final Attribute<List<String>> USES = new Attribute<>("Uses");
  public static final Attribute<SequencedMap<String, String>> ENV = new Attribute<>("Env");
  public static final Attribute<String> WORKDIR = new Attribute<>("Workdir");
  public static final Attribute<List<String>> INPUTS = new Attribute<>("Inputs");
  public static final Attribute<List<String>> OUTPUTS = new Attribute<>("Outputs");
  public static final Attribute<List<String>> TAGS = new Attribute<>("Tags");

  private final String name;

  private Attribute(String name) {
    this.name = name;
  }

  /// The name as it is documented.
  public String label() {
    return name;
  }

  /// The attribute of a name in any case, with blanks, `-` or `_` between its words.
  public static Optional<Attribute<?>> named(String name) {
    throw new IllegalStateException("not written yet: " + name);
  }
}
