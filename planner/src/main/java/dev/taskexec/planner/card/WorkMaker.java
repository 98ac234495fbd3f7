package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Gives tasks their work: that of their card, else of their own hook, else of their queue's, else
/// what their layer says.
final class WorkMaker {
  static final Work NOTHING = Work.of("noop");
  private static final String SHELL = "shell";
  private static final String EFFECT = "effect";
  private static final String ROOT = ".";

  private final Manifest manifest;
  private final Hooks hooks;
  private final AgentCheck agents;
  private final Findings findings;

  WorkMaker(Manifest manifest, Hooks hooks, AgentCheck agents, Findings findings) {
    this.manifest = manifest;
    this.hooks = hooks;
    this.agents = agents;
    this.findings = findings;
  }

  Task give(Task task, Entry entry, Optional<Hook> queueHook, TaskSettings settings) {
    var hook = hooks.ofTask(task);
    var card = entry.card();
    if (card.hasWork()) {
      hook.ifPresent(_ -> reportBoth(task, card));
      return task.withWork(ofCard(task, card, settings));
    }
    return hook.or(() -> queueHook)
        .map(found -> ofHook(task, entry.listing(), found, settings))
        .orElseGet(() -> task.withWork(Work.of(idleAgent(task, settings))));
  }

  private Work ofCard(Task task, Card card, TaskSettings settings) {
    var needed = card.effects().isEmpty() ? SHELL : EFFECT;
    agents.checkFits(
        settings, needed, "the fences of this card", new Stretch(card.from(), card.to()));
    var agent = settings.get(Attribute.AGENT).orElse(needed);
    if (agent.equals(NOTHING.agent())) {
      reportIdle(task, card);
    }
    return new Work(agent, commands(card.steps(), settings), OnFailure.STOP, card.effects());
  }

  private List<Command> commands(List<Card.Step> steps, TaskSettings settings) {
    if (steps.isEmpty()) {
      return List.of();
    }
    var folder = Optional.of(settings.get(Attribute.WORKDIR).orElse(ROOT));
    var env = settings.get(Attribute.ENV).orElseGet(LinkedHashMap::new);
    return steps.stream().map(step -> new Command(step.argv(), folder, env)).toList();
  }

  private void reportIdle(Task task, Card card) {
    findings.add(
        Code.SOT063,
        card.fence(),
        Math.min(findings.source().text().length(), card.fence() + 3),
        "the fences of `%s` are not run, because its agent is `noop`".formatted(task.id()),
        "take the attribute `Agent` away, or mark the fences `example`");
  }

  private Task ofHook(Task task, Listing listing, Hook hook, TaskSettings settings) {
    var done = hook.applyTo(task);
    var folder = settings.get(Attribute.WORKDIR).orElse(ROOT);
    var env = settings.get(Attribute.ENV).orElseGet(LinkedHashMap::new);
    var commands =
        done.work().commands().stream()
            .map(
                command ->
                    new Command(command.argv(), Optional.of(command.cwd().orElse(folder)), env))
            .toList();
    if (!commands.isEmpty()) {
      agents.checkFits(
          settings, SHELL, "the commands of its hook", new Stretch(listing.from(), listing.to()));
    }
    var agent =
        commands.isEmpty() ? done.work().agent() : settings.get(Attribute.AGENT).orElse(SHELL);
    return done.withWork(new Work(agent, commands, done.work().onError(), done.work().effects()));
  }

  private String idleAgent(Task task, TaskSettings settings) {
    return settings.get(Attribute.AGENT).orElseGet(() -> manifest.agentOf(task.layer()));
  }

  private void reportBoth(Task task, Card card) {
    findings.add(
        Code.SOT065,
        card.fence(),
        Math.min(findings.source().text().length(), card.fence() + 3),
        "`%s` has fences here and a hook in the configuration"
            .formatted(Excerpt.of(task.id().value())),
        "keep one of them: take the hook out of hooks.json, or mark the fences `example`");
  }
}
