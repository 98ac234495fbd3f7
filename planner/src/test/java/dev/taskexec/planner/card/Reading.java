package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.effect.KnownEffect;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.source.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What came of reading a text by the extended grammar, in lines that tests can compare.
record Reading(List<Queue> queues, List<Diagnostic> diagnostics) {
  static final AgentNames AGENTS = new AgentNames(List.of("noop", "shell", "effect", "scribe"));
  private static final String FRONT = "---\ntask-exec-kit: 1\n---\n";

  /// What is to be read besides the text.
  record With(
      SequencedMap<String, String> params, Manifest manifest, Hooks hooks, KnownEffects effects) {
    static final With NOTHING = new With(new LinkedHashMap<>(), Manifest.NONE, Hooks.NONE);

    With(SequencedMap<String, String> params, Manifest manifest, Hooks hooks) {
      this(params, manifest, hooks, KnownEffects.NONE);
    }

    static With effects(KnownEffect... effects) {
      return new With(
          new LinkedHashMap<>(), Manifest.NONE, Hooks.NONE, new KnownEffects(List.of(effects)));
    }
  }

  static Reading of(String text) {
    return of(text, With.NOTHING);
  }

  static Reading of(String text, With with) {
    var diagnostics = new Diagnostics();
    var findings = new Findings(new Source("sot.md", text), diagnostics);
    var queues =
        FrontMatter.of(with.params(), findings) instanceof FrontMatter.Extended front
            ? ExtendedGrammar.read(
                front, with.manifest(), with.hooks(), AGENTS, with.effects(), findings)
            : List.<Queue>of();
    return new Reading(queues, diagnostics.sorted());
  }

  /// Lines of a section: their first is line 5.
  static Reading ofSection(String... lines) {
    return of(FRONT + "## Execution Queue\n" + String.join("\n", lines) + "\n");
  }

  /// Lines of the card of `TASK-001`: their first is line 9.
  static Reading ofCard(String... lines) {
    return ofCard(With.NOTHING, lines);
  }

  static Reading ofCard(With with, String... lines) {
    return of(
        FRONT
            + "## Execution Queue\n1. **Queue A — Build**\n   - Tasks: `TASK-001`\n\n"
            + "#### `TASK-001` Compile\n"
            + String.join("\n", lines)
            + "\n",
        with);
  }

  /// One line a task, `queue letter | id | title`, with `done` where it is.
  List<String> tasks() {
    return all().stream()
        .map(
            task ->
                "%s | %s | %s%s"
                    .formatted(
                        task.queue().substring(6, 7),
                        task.id(),
                        task.title(),
                        task.done() ? " | done" : ""))
        .toList();
  }

  List<String> ids() {
    return all().stream().map(task -> task.id().value()).toList();
  }

  /// The task of a text with one.
  Task task() {
    return all().getFirst();
  }

  Task task(String id) {
    return all().stream().filter(task -> task.id().value().equals(id)).findFirst().orElseThrow();
  }

  /// What the first task's commands are.
  List<List<String>> argvs() {
    return task().work().commands().stream().map(command -> command.argv()).toList();
  }

  /// The needs of a task, `any` in front where any outcome does.
  static List<String> needs(List<Need> needs) {
    return needs.stream()
        .map(
            need ->
                switch (need) {
                  case Need.OfTask(var task, var any) -> (any ? "any " : "") + task;
                  case Need.OfQueue(var queue, var any) -> (any ? "any " : "") + queue;
                })
        .toList();
  }

  /// One line a diagnostic: code, place as `line:column+length`, message.
  List<String> findings() {
    return diagnostics.stream()
        .map(found -> "%s %s %s".formatted(found.code(), place(found.place()), found.message()))
        .toList();
  }

  /// The codes with their lines: `SOT008:4`.
  List<String> codes() {
    return diagnostics.stream()
        .map(found -> "%s:%s".formatted(found.code(), place(found.place()).split(":", 2)[0]))
        .toList();
  }

  List<String> helps() {
    return diagnostics.stream().map(Diagnostic::help).toList();
  }

  private List<Task> all() {
    return queues.stream().flatMap(queue -> queue.tasks().stream()).toList();
  }

  private static String place(Place place) {
    return place instanceof Place.InText text
        ? "%d:%d+%d".formatted(text.span().line(), text.span().column(), text.span().length())
        : "file";
  }
}
