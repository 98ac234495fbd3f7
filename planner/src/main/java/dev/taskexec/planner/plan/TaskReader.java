package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.CommandReader;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a task of a plan file.
///
/// What most tasks have in common is held once, because a plan may have very many.
final class TaskReader {
  private static final String DEFAULT_LAYER = "execution";
  private static final Work NOTHING = Work.of("noop");
  private static final int MAX_WORDS = 1_000;

  private final AgentNames agents;
  private final boolean confined;
  private final JsonFindings findings;
  private final Map<String, String> words = new HashMap<>();

  /// @param agents that there are
  /// @param confined what counts for a task that does not say it
  TaskReader(AgentNames agents, boolean confined, JsonFindings findings) {
    this.agents = agents;
    this.confined = confined;
    this.findings = findings;
  }

  /// Empty where something is wrong with it, which is then a finding.
  Optional<Task> read(JsonValue value, JsonPath path, String queue) {
    var errors = findings.errors();
    return JsonFields.of(value, path, findings)
        .flatMap(fields -> read(fields, queue))
        .filter(_ -> findings.errors() == errors);
  }

  private Optional<Task> read(JsonFields fields, String queue) {
    checkQueue(fields, queue);
    var id =
        fields
            .requiredString("id")
            .flatMap(text -> TermsReader.taskId(text, fields.path().member("id"), fields));
    var title = fields.string("title");
    var layer = shared(fields.string("layer").orElse(DEFAULT_LAYER));
    var line = (int) fields.whole("source_line", 1, Integer.MAX_VALUE).orElse(0);
    var done = fields.truth("done").orElse(false);
    var work = work(fields);
    var dependencies = dependencies(fields);
    var terms = shared(TermsReader.terms(fields, confined), Terms.UNCONFINED);
    var artifacts =
        shared(new Artifacts(fields.words("inputs"), fields.words("outputs")), Artifacts.NONE);
    var tags = fields.strings("tags");
    var metadata = metadata(fields);
    return id.map(
        task ->
            new Task(
                task,
                title.map(text -> shared(text, task.value())).orElse(task.value()),
                layer,
                queue,
                line,
                done,
                work,
                dependencies,
                terms,
                artifacts,
                tags,
                metadata));
  }

  private Work work(JsonFields fields) {
    var commands = CommandReader.ofTask(fields);
    var effects = TermsReader.effects(fields);
    var onError = fields.choice("on_error", OnFailure.class, OnFailure::word);
    var agent = fields.string("agent");
    agent.ifPresent(
        name -> agents.know(name, fields.path().member("agent"), Code.PLN012, findings));
    var work =
        new Work(
            shared(agent.orElseGet(() -> agentFor(commands, effects))),
            commands,
            onError.orElse(OnFailure.STOP),
            effects);
    return shared(work, NOTHING);
  }

  private static String agentFor(List<Command> commands, List<EffectEnvelope> effects) {
    if (!commands.isEmpty()) {
      return "shell";
    }
    return effects.isEmpty() ? "noop" : "effect";
  }

  /// The usual value itself, where the given one is the same.
  private static <T> T shared(T given, T usual) {
    return given.equals(usual) ? usual : given;
  }

  private String shared(String word) {
    if (words.size() == MAX_WORDS) {
      return words.getOrDefault(word, word);
    }
    return words.computeIfAbsent(word, Function.identity());
  }

  private static JsonValue metadata(JsonFields fields) {
    // Only asked for its type; what is in it is for others.
    fields.object("metadata");
    return fields.value("metadata").orElse(JsonValue.NULL);
  }

  private static Dependencies dependencies(JsonFields fields) {
    var dependencies =
        new Dependencies(
            TermsReader.needs(fields),
            fields.strings("uses"),
            fields.choice("on_failure", OnFailure.class, OnFailure::word).orElse(OnFailure.STOP));
    return shared(dependencies, Dependencies.NONE);
  }

  private void checkQueue(JsonFields fields, String queue) {
    fields
        .string("queue")
        // A queue without a name is an error of its own.
        .filter(named -> !queue.isEmpty() && !named.equals(queue))
        .ifPresent(
            named ->
                findings.impossible(
                    fields.path().member("queue"),
                    "is %s, but the task stands in the queue %s"
                        .formatted(Shown.text(named), Shown.text(queue)),
                    "write the name of the queue that it stands in, or take `queue` out"));
  }
}
