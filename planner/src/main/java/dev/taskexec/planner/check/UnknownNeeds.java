package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.graph.TaskGraph;
import java.util.List;
import java.util.Optional;

/// CHK001: a need names a task or a queue that there is not.
final class UnknownNeeds {
  /// How many names all searches for a near one may look at together.
  private static final long MOST_COMPARED = 3_000_000;

  /// What stands between a queue's letter and its own name.
  private static final String DASH = " — ";

  private final TaskGraph graph;
  private final ExecutionPlan plan;
  private final PlanFindings findings;
  private final List<String> queues;
  private List<String> ids = List.of();
  private long compared;

  private UnknownNeeds(TaskGraph graph, PlanFindings findings) {
    this.graph = graph;
    this.plan = graph.plan();
    this.findings = findings;
    this.queues = plan.queues().stream().map(Queue::name).toList();
  }

  static void find(TaskGraph graph, PlanFindings findings) {
    new UnknownNeeds(graph, findings).find();
  }

  private void find() {
    for (var i = 0; i < plan.queues().size(); i++) {
      var queue = plan.queues().get(i);
      for (var n = 0; n < queue.needs().size(); n++) {
        check(queue.needs().get(n), new Spot.OfQueueNeed(i, n), queue.name());
      }
      for (var j = 0; j < queue.tasks().size(); j++) {
        var task = queue.tasks().get(j);
        var needs = task.dependencies().needs();
        for (var n = 0; n < needs.size(); n++) {
          check(needs.get(n), new Spot.OfTaskNeed(i, j, n), task.id().value());
        }
      }
    }
  }

  private void check(Need need, Spot spot, String owner) {
    if (graph.named(need).isPresent()) {
      return;
    }
    if (!findings.hasRoom(Code.CHK001)) {
      findings.count(Code.CHK001);
      return;
    }
    findings.add(
        Code.CHK001,
        spot,
        "%s needs %s, but the plan has no %s of that name"
            .formatted(Called.named(owner), Called.named(name(need)), kind(need)),
        near(need)
            .map(near -> "did you mean %s? ".formatted(Called.named(near)))
            .orElse("")
            .concat("name a %s of this plan, or take the need out".formatted(kind(need))));
  }

  /// Unknown where so many names were compared already that a large plan of nothing but mistakes
  /// would take too long.
  private Optional<String> near(Need need) {
    var known =
        switch (need) {
          case Need.OfTask _ -> ids();
          case Need.OfQueue _ -> queues;
        };
    if (compared > 0 && compared + known.size() > MOST_COMPARED) {
      return Optional.empty();
    }
    compared += known.size();
    return Nearest.to(name(need), known).or(() -> ofBareName(need));
  }

  /// The queue of a name without its letter.
  private Optional<String> ofBareName(Need need) {
    return switch (need) {
      case Need.OfTask _ -> Optional.empty();
      case Need.OfQueue(var bare, _) ->
          queues.stream().filter(queue -> isCalled(queue, bare)).findFirst();
    };
  }

  private static boolean isCalled(String queue, String bare) {
    var from = queue.length() - bare.length();
    return from > DASH.length()
        && queue.startsWith(DASH, from - DASH.length())
        && queue.regionMatches(true, from, bare, 0, bare.length());
  }

  private List<String> ids() {
    if (ids.isEmpty()) {
      ids = plan.tasks().map(task -> task.id().value()).toList();
    }
    return ids;
  }

  private static String name(Need need) {
    return switch (need) {
      case Need.OfTask(var task, _) -> task.value();
      case Need.OfQueue(var queue, _) -> queue;
    };
  }

  private static String kind(Need need) {
    return switch (need) {
      case Need.OfTask _ -> "task";
      case Need.OfQueue _ -> "queue";
    };
  }
}
