package dev.taskexec.kernel;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.permit.Protection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A run of tasks that each do one thing, of which the record can be broken off anywhere, to be
/// resumed. The fields may be changed before that.
final class TestingResume {
  final Path folder;

  /// The tasks, or the keys, whose effect happened, in order.
  final List<String> did = new ArrayList<>();

  final List<RunEvent> events = new ArrayList<>();
  final Cancellation cancellation = new Cancellation();
  Optional<String> boot = Optional.of("boot");
  Survivors survivors = Survivors.NONE;
  ResumeRequest.Changes changes = ResumeRequest.Changes.NONE;
  Conduct conduct = Conduct.USUAL;
  ExecutionPlan plan;
  byte[] planBytes = TestingRun.PLAN;
  Outcome outcome = new Outcome.Ok();

  /// What each task writes, in the folder of the plan: the same file, so that the last one counts.
  Optional<String> output = Optional.empty();

  private Path run = Path.of("");

  TestingResume(Path folder, ExecutionPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /// Runs it to its end.
  TestingResume whole() throws Exception {
    var options =
        new RunOptions(
            1,
            false,
            Optional.empty(),
            Duration.ofSeconds(5),
            new LinkedHashMap<>(),
            folder,
            conduct,
            Selection.ALL,
            Optional.empty());
    var report =
        kernel()
            .run(
                new RunRequest(plan, TestingRun.PLAN, Path.of(""), Optional.empty(), options),
                cancellation,
                List.of());
    run = report.folder();
    did.clear();
    return this;
  }

  /// Leaves the first records of the ledger and what a write that was broken off leaves behind
  /// them; `run.json` is not there yet.
  TestingResume broken(int records, String torn) {
    var kept = String.join("", ledger().subList(0, records).stream().map(it -> it + "\n").toList());
    write("ledger.jsonl", kept + torn);
    delete("run.json");
    return this;
  }

  Resumed resume(boolean retryInDoubt) throws Exception {
    did.clear();
    events.clear();
    return kernel()
        .resume(
            new ResumeRequest(
                BrokenRun.at(folder.relativize(run), folder),
                plan,
                planBytes,
                changes,
                Protection.USUAL,
                retryInDoubt,
                new LinkedHashMap<>()),
            new Cancellation(),
            List.of(events::add));
  }

  Path run() {
    return run;
  }

  List<String> ledger() {
    return text("ledger.jsonl").lines().toList();
  }

  /// The `status` of each result in `run.json`.
  List<Object> statuses() {
    return TestingJson.list(TestingJson.object(text("run.json")), "results").stream()
        .map(result -> result.get("status"))
        .toList();
  }

  /// The results of `run.json`.
  List<Map<String, Object>> results() {
    return TestingJson.list(TestingJson.object(text("run.json")), "results");
  }

  String text(String name) {
    try {
      return Files.readString(run.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) {
    try {
      Files.writeString(run.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void make(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(run.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All files of the run's folder, by name.
  Map<String, String> files() throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var walk = Files.walk(run)) {
      for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
        var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        files.put(run.relativize(file).toString(), content);
      }
    }
    return files;
  }

  /// Puts all files back as they were.
  void restore(Map<String, String> files) throws IOException {
    for (var name : files().keySet()) {
      Files.delete(run.resolve(name));
    }
    for (var file : files.entrySet()) {
      Files.write(
          run.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private Kernel kernel() {
    var world =
        new World(
            InstantSource.fixed(TestingRun.NOW),
            System::nanoTime,
            new Random(4),
            boot,
            1,
            survivors,
            Sandbox.NONE,
            "task-exec-kit 0");
    return new Kernel(
        List.of(
            TestingAgent.noop(),
            new TestingAgent(TestingPlan.AGENT, this::work),
            new TestingAgent("effect", TestingResume::envelopes)),
        List.of(TestingEffect.of(this::happen), new TestingKeyedEffect(did)),
        world);
  }

  private AttemptReport work(TaskContext context) throws EvidenceException {
    var unused = context.perform(TestingEffect.envelope());
    output.ifPresent(name -> make(folder.resolve(name), "made by " + context.instance()));
    var note = context.note("did", "it was done\n");
    return new AttemptReport(outcome, List.of(), Optional.of(note), Usage.NONE);
  }

  /// Performs the task's envelopes until one is not done.
  private static AttemptReport envelopes(TaskContext context) throws EvidenceException {
    for (var envelope : context.task().work().effects()) {
      if (!(context.perform(envelope).outcome() instanceof EffectOutcome.Done)) {
        return AttemptReport.of(new Outcome.Denied("not done"));
      }
    }
    return AttemptReport.of(new Outcome.Ok());
  }

  private EffectOutcome happen(EffectContext context) {
    try {
      context.witness().begins(Obj.EMPTY);
    } catch (EvidenceException e) {
      throw new AssertionError(e);
    }
    synchronized (did) {
      did.add(context.environment().get("TASK_EXEC_KIT_TASK_ID"));
    }
    return new EffectOutcome.Done(Obj.EMPTY, Usage.NONE);
  }

  /// The tasks of which a kind of record is among the first ones.
  List<String> told(int records, String kind) {
    return ledger().subList(0, records).stream()
        .map(TestingJson::object)
        .filter(each -> each.get("kind").equals(kind))
        .map(each -> String.valueOf(each.get("task")))
        .toList();
  }
}
