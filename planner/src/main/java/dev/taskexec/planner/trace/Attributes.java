package dev.taskexec.planner.trace;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Provenance.Kind;
import dev.taskexec.planner.explain.TaskAttribute;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.value.Budgets;
import dev.taskexec.planner.value.Durations;
import dev.taskexec.planner.value.Rates;
import dev.taskexec.planner.value.Retries;
import dev.taskexec.planner.value.Texts;
import dev.taskexec.planner.value.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Lists the attributes that a task has in its plan, with what set each.
final class Attributes {
  private static final String UNCONFINED = "unconfined";

  private final WantedTask wanted;
  private final TaskTrail trail;
  private final List<TaskAttribute> found = new ArrayList<>();

  private Attributes(WantedTask wanted, TaskTrail trail) {
    this.wanted = wanted;
    this.trail = trail;
  }

  static List<TaskAttribute> of(WantedTask wanted, TaskTrail trail) {
    var attributes = new Attributes(wanted, trail);
    attributes.collect();
    return List.copyOf(attributes.found);
  }

  private void collect() {
    var task = wanted.task();
    add("Title", List.of(task.title()), trail.title());
    if (task.done()) {
      add("Done", List.of("yes"), trail.listed().stream().toList());
    }
    add(Attribute.AGENT, List.of(task.work().agent()), trail.agent());
    add(Attribute.PERMITS, permits(), trail.permits());
    addBudget();
    addTerms();
    addFailure();
    addTexts(Attribute.USES, task.dependencies().uses());
    addWorkdir();
    addEnv();
    addSecrets();
    addTexts(Attribute.INPUTS, task.artifacts().inputs());
    addTexts(Attribute.OUTPUTS, task.artifacts().outputs());
    addTexts(Attribute.TAGS, task.tags());
    addQueue();
  }

  private List<String> permits() {
    var terms = wanted.task().terms();
    return terms.confined()
        ? terms.permits().stream().map(PermitRule::toString).toList()
        : List.of(UNCONFINED);
  }

  private void addBudget() {
    var budget = wanted.task().terms().budget();
    if (!budget.isUnlimited()) {
      add(Attribute.BUDGET, List.of(Budgets.text(budget)), trail.of(Attribute.BUDGET));
    }
  }

  private void addTerms() {
    var terms = wanted.task().terms();
    terms
        .timeoutMs()
        .ifPresent(
            ms -> add(Attribute.TIMEOUT, List.of(Durations.text(ms)), trail.of(Attribute.TIMEOUT)));
    terms
        .retry()
        .ifPresent(
            retry -> add(Attribute.RETRY, List.of(Retries.text(retry)), trail.of(Attribute.RETRY)));
    var origins = trail.of(Attribute.IDEMPOTENT);
    if (terms.idempotent() || isSet(origins)) {
      add(Attribute.IDEMPOTENT, List.of(terms.idempotent() ? "yes" : "no"), origins);
    }
  }

  private void addFailure() {
    var onFailure = wanted.task().dependencies().onFailure();
    var origins = trail.of(Attribute.ON_FAILURE);
    if (onFailure != OnFailure.STOP || isSet(origins)) {
      add(Attribute.ON_FAILURE, List.of(onFailure.word()), origins);
    }
  }

  /// A task without commands starts nowhere.
  private void addWorkdir() {
    var folders =
        wanted.task().work().commands().stream()
            .map(command -> command.cwd().orElse("(where the kit is started)"))
            .distinct()
            .toList();
    if (!folders.isEmpty()) {
      add(Attribute.WORKDIR, folders, trail.workdir());
    }
  }

  private void addEnv() {
    var env = new LinkedHashMap<String, String>();
    wanted.task().work().commands().stream().map(Command::env).forEach(env::putAll);
    if (!env.isEmpty()) {
      var values = new ArrayList<String>();
      env.forEach((name, value) -> values.add(Variables.text(name, value)));
      add(Attribute.ENV, values, trail.env());
    }
  }

  /// Those that the task gets; of each its source, as nobody knows more before it runs.
  private void addSecrets() {
    var values = new ArrayList<String>();
    wanted
        .plan()
        .secrets()
        .forEach(
            (name, source) -> {
              if (getsSecret(name)) {
                values.add(Excerpt.of("%s from %s".formatted(name, source.text())));
              }
            });
    if (!values.isEmpty()) {
      add("Secrets", values, List.of(Provenance.of(Kind.MANIFEST)));
    }
  }

  private boolean getsSecret(String name) {
    var terms = wanted.task().terms();
    return !terms.confined()
        || new Permits(terms.permits())
            .allow(new PermitRule(false, Action.ENV, new Variable(name)));
  }

  private void addQueue() {
    var queue = wanted.inQueue();
    if (queue.order() != Order.PARALLEL) {
      addOfQueue(Attribute.ORDER, queue.order().word());
    }
    queue.workers().ifPresent(count -> addOfQueue(Attribute.WORKERS, Integer.toString(count)));
    queue.rate().ifPresent(rate -> addOfQueue(Attribute.RATE, Rates.text(rate)));
    if (!queue.budget().isUnlimited()) {
      addOfQueue(Attribute.BUDGET, Budgets.text(queue.budget()));
    }
  }

  private void addOfQueue(Attribute<?> attribute, String value) {
    add(
        "Queue's " + attribute.label().toLowerCase(Locale.ROOT),
        List.of(value),
        trail.ofQueue(attribute));
  }

  private void addTexts(Attribute<List<String>> attribute, List<String> texts) {
    if (!texts.isEmpty()) {
      add(attribute, texts.stream().map(Texts::text).toList(), trail.of(attribute));
    }
  }

  private void add(Attribute<?> attribute, List<String> values, List<Provenance> origins) {
    add(attribute.label(), values, origins);
  }

  private void add(String name, List<String> values, List<Provenance> origins) {
    found.add(new TaskAttribute(name, values, shared(values, origins)));
  }

  /// Says of each value what set it: the first that says so, and else the first that says no
  /// values.
  private static List<Provenance> shared(List<String> values, List<Provenance> origins) {
    var left = new LinkedHashSet<>(values);
    var sharing = new ArrayList<Provenance>();
    for (var origin : origins) {
      var own =
          origin.counts() ? new LinkedHashSet<>(origin.values()) : new LinkedHashSet<String>();
      own.retainAll(left);
      left.removeAll(own);
      sharing.add(origin.withValues(List.copyOf(own)));
    }
    for (var i = 0; i < sharing.size() && !left.isEmpty(); i++) {
      if (origins.get(i).counts() && origins.get(i).values().isEmpty()) {
        sharing.set(i, sharing.get(i).withValues(List.copyOf(left)));
        left.clear();
      }
    }
    // A default that nothing is left for did nothing.
    sharing.removeIf(
        origin -> origin.kind() == Kind.DEFAULT && origin.values().isEmpty() && sharing.size() > 1);
    return sharing;
  }

  private static boolean isSet(List<Provenance> origins) {
    return origins.stream().anyMatch(origin -> origin.kind() != Kind.DEFAULT);
  }
}
