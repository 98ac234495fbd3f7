package dev.taskexec.planner.card;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The grammar of a file whose front matter has `task-exec-kit: 1`: queues with attributes, task
/// lists and tables, and cards with attributes and fences anywhere in the file.
public final class ExtendedGrammar {
  private final FrontMatter.Extended front;
  private final Manifest manifest;
  private final Hooks hooks;
  private final AgentNames agents;
  private final KnownEffects effects;
  private final Findings findings;

  private ExtendedGrammar(
      FrontMatter.Extended front,
      Manifest manifest,
      Hooks hooks,
      AgentNames agents,
      KnownEffects effects,
      Findings findings) {
    this.front = front;
    this.manifest = manifest;
    this.hooks = hooks;
    this.agents = agents;
    this.effects = effects;
    this.findings = findings;
  }

  /// Reads the queues and their tasks from the findings' source, with everything resolved.
  public static List<Queue> read(
      FrontMatter.Extended front,
      Manifest manifest,
      Hooks hooks,
      AgentNames agents,
      KnownEffects effects,
      Findings findings) {
    return new ExtendedGrammar(front, manifest, hooks, agents, effects, findings).read();
  }

  private List<Queue> read() {
    var ids = new TaskIds(front.taskPrefixes());
    var document =
        DocumentReader.read(front.body(), ids, front.parameters(), effects, findings, _ -> true);
    var names = new NeedNames(document, ids, findings);
    var check = new AgentCheck(agents, findings);
    var works = new WorkMaker(manifest, hooks, check, findings);
    var tasks = new TaskMaker(names, works, !front.unconfined(), findings);
    check.check(front.defaults());
    var queues = new ArrayList<Queue>();
    for (var listed : document.queues()) {
      var settings = listed.settings().build();
      check.check(settings);
      queues.add(queue(listed, settings, names, tasks, check));
    }
    return queues;
  }

  private Queue queue(
      ListedQueue listed, Settings settings, NeedNames names, TaskMaker tasks, AgentCheck check) {
    var workers = settings.get(Attribute.WORKERS);
    var queue =
        new Queue(
            listed.name(),
            names.of(settings.get(Attribute.NEEDS).orElse(List.of())),
            settings.get(Attribute.ORDER).orElse(Order.PARALLEL),
            workers.isPresent() ? OptionalInt.of(workers.get()) : OptionalInt.empty(),
            settings.get(Attribute.RATE),
            settings.get(Attribute.BUDGET).orElse(Budget.NONE),
            JsonValue.NULL,
            List.of());
    var hook = hooks.ofQueue(queue);
    var made = new ArrayList<Task>(listed.entries().size());
    for (var entry : listed.entries()) {
      var row = entry.listing().settings();
      var card = entry.card().settings();
      check.check(row);
      check.check(card);
      made.add(
          tasks.make(
              entry, listed.name(), hook, new TaskSettings(card, row, settings, front.defaults())));
      entry.dropCard();
    }
    return queue.withTasks(made);
  }
}
