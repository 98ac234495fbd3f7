package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a plan file in two passes: first everything but the tasks, whose order in the file is
/// anybody's, then the tasks one by one, which also feed the digest.
public final class PlanReader {
  private final JsonFile file;
  private final AgentNames agents;
  private final JsonFindings findings;

  private PlanReader(JsonFile file, AgentNames agents) {
    this.file = file;
    this.agents = agents;
    this.findings = new JsonFindings(file, JsonCodes.PLAN);
  }

  /// A plan as its file says it.
  ///
  /// @param digest of the file's content, whatever digest it says
  public record Content(ExecutionPlan plan, Sha256 digest) {}

  /// The plan as the file says it, no hooks applied; empty where the file has an error.
  public static Optional<ExecutionPlan> read(
      JsonFile file, AgentNames agents, Diagnostics diagnostics) {
    var reader = new PlanReader(file, agents);
    var content = reader.read();
    content.ifPresent(reader::compare);
    reader.findings.reportTo(diagnostics);
    return content.filter(_ -> reader.findings.errors() == 0).map(Content::plan);
  }

  /// The same of a plan that may have been changed since it was written.
  public static Optional<Content> content(
      JsonFile file, AgentNames agents, Diagnostics diagnostics) {
    var reader = new PlanReader(file, agents);
    var content = reader.read();
    reader.findings.reportTo(diagnostics);
    return content.filter(_ -> reader.findings.errors() == 0);
  }

  private Optional<Content> read() {
    var outline = PlanOutline.read(file, findings);
    if (outline.isEmpty()) {
      return Optional.empty();
    }
    var plan = new HeaderReader(findings).plan(outline.get().members());
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    var tasks = new Tasks(outline.get(), plan.get().confined());
    if (!JsonTree.read(file, findings, tasks::readPlan) || findings.errors() > 0) {
      return Optional.empty();
    }
    return Optional.of(new Content(plan.get().withQueues(tasks.queues), tasks.digest()));
  }

  private void compare(Content content) {
    content.plan().digest().ifPresent(said -> compare(said, content.digest()));
  }

  private void compare(Sha256 said, Sha256 computed) {
    if (!said.equals(computed)) {
      findings.add(
          Code.PLN009,
          JsonPath.root().member("digest"),
          "is %s, but the plan's content has %s: it was changed after it was written"
              .formatted(said, computed),
          "plan again; if the change is wanted, review it and write the second digest there");
    }
  }

  /// The second pass.
  private final class Tasks {
    private final PlanOutline outline;
    private final HeaderReader headers = new HeaderReader(findings);
    private final TaskReader reader;
    private final PlanDigest digest = new PlanDigest();
    private final List<Queue> queues = new ArrayList<>();
    private boolean done;

    private Tasks(PlanOutline outline, boolean confined) {
      this.outline = outline;
      this.reader = new TaskReader(agents, confined, findings);
    }

    private void readPlan(JsonTree tree) {
      digest.beginPlan(outline.members());
      tree.members(
          name -> {
            // A second `queues` is an error that is known already.
            if (!done && name.equals(PlanOutline.QUEUES) && tree.isArray()) {
              done = true;
              tree.items(
                  index ->
                      outline
                          .queues()
                          .get(index)
                          .ifPresentOrElse(members -> readQueue(tree, index, members), tree::skip));
            } else {
              tree.skip();
            }
          });
    }

    private void readQueue(JsonTree tree, int index, Obj members) {
      var queue = headers.queue(members, PlanOutline.queuePath(index));
      var tasks = new ArrayList<Task>();
      digest.beginQueue(members);
      tree.members(
          name -> {
            if (tasks.isEmpty() && name.equals(PlanOutline.TASKS) && tree.isArray()) {
              readTasks(tree, index, queue.name(), tasks);
            } else {
              tree.skip();
            }
          });
      digest.endQueue(members);
      queues.add(queue.withTasks(tasks));
    }

    private void readTasks(JsonTree tree, int index, String queue, List<Task> tasks) {
      var path = PlanOutline.queuePath(index).member(PlanOutline.TASKS);
      tree.items(
          number -> {
            var value = tree.value(path.item(number));
            digest.task(value);
            reader.read(value, path.item(number), queue).ifPresent(tasks::add);
          });
    }

    private Sha256 digest() {
      return digest.endPlan(outline.members());
    }
  }
}
