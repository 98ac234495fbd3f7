package dev.taskexec.planner.card;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.PermitTerms;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.legacy.Layers;
import dev.taskexec.planner.source.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes the tasks of a plan from what a document says about them.
///
/// What many tasks have in common is held once.
final class TaskMaker {
  private static final String LAST_LAYER = "execution";
  private static final int MOST_SHARED = 1_000;

  private final NeedNames names;
  private final WorkMaker works;
  private final boolean confined;
  private final Findings findings;
  private final Map<Object, Object> shared = new HashMap<>();

  /// @param confined whether tasks are confined that say nothing about permits
  TaskMaker(NeedNames names, WorkMaker works, boolean confined, Findings findings) {
    this.names = names;
    this.works = works;
    this.confined = confined;
    this.findings = findings;
  }

  Task make(Entry entry, String queue, Optional<Hook> queueHook, TaskSettings settings) {
    var listing = entry.listing();
    var card = entry.card();
    var id = entry.id();
    var title = card.title().isEmpty() ? listing.title() : card.title();
    var task =
        new Task(
            id,
            title.isEmpty() ? id.value() : title,
            layer(id.value()),
            queue,
            findings.line(listing.from()),
            listing.done(),
            WorkMaker.NOTHING,
            shared(dependencies(settings)),
            shared(terms(settings)),
            shared(artifacts(settings)),
            shared(settings.get(Attribute.TAGS).orElse(List.of())),
            JsonValue.NULL);
    return works.give(task, card, queueHook, settings);
  }

  /// Tasks with another prefix than `TASK-` have no number that says it.
  static String layer(String id) {
    return id.startsWith(TaskIds.PREFIX)
            && id.chars().skip(TaskIds.PREFIX.length()).allMatch(c -> c >= '0' && c <= '9')
        ? Layers.of(id)
        : LAST_LAYER;
  }

  private Dependencies dependencies(TaskSettings settings) {
    return new Dependencies(
        names.of(settings.needs()),
        settings.get(Attribute.USES).orElse(List.of()),
        settings.get(Attribute.ON_FAILURE).orElse(OnFailure.STOP));
  }

  private Terms terms(TaskSettings settings) {
    var permits = settings.get(Attribute.PERMITS);
    var timeout = settings.get(Attribute.TIMEOUT);
    return new Terms(
        permits.map(terms -> !terms.unconfined()).orElse(confined),
        permits.map(PermitTerms::binding).orElse(List.of()),
        settings.budget(),
        settings.get(Attribute.RETRY),
        timeout.isPresent() ? OptionalLong.of(timeout.get()) : OptionalLong.empty(),
        settings.get(Attribute.IDEMPOTENT).orElse(false));
  }

  private static Artifacts artifacts(TaskSettings settings) {
    return new Artifacts(
        settings.get(Attribute.INPUTS).orElse(List.of()),
        settings.get(Attribute.OUTPUTS).orElse(List.of()));
  }

  /// An equal value that was made before, where there is one.
  @SuppressWarnings("unchecked") // equal records are of one class, and lists are of texts only
  private <T> T shared(T value) {
    if (shared.size() >= MOST_SHARED) {
      return (T) shared.getOrDefault(value, value);
    }
    return (T) shared.computeIfAbsent(value, key -> key);
  }
}
