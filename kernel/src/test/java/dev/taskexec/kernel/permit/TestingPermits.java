package dev.taskexec.kernel.permit;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.permit.Bearer.Holder;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/// One task and the office that gives it its permits; the fields may be changed before it is asked.
public final class TestingPermits {
  public static final Instant NOW = Instant.parse("2026-11-21T09:43:13.162Z");

  /// No such folder is there, so no link is in it.
  public static final Path ROOT = Path.of("/no/such/root");

  private static final int SEED = 7;

  final List<PermitRule> rules = new ArrayList<>();
  final List<PermitRule> denials = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();
  final List<EffectEnvelope> effects = new ArrayList<>();
  boolean confined = true;
  OptionalLong timeoutMs = OptionalLong.empty();
  Strictness strictness = Strictness.USUAL;
  Optional<String> sandbox = Optional.empty();
  String tier = "landlock";
  Instant now = NOW;
  OwnFiles own = OwnFiles.NONE;
  RuleSource source = RuleSource.NONE;
  Path root = ROOT;

  private TestingPermits() {}

  /// A confined task.
  public static TestingPermits of(String... rules) {
    var permits = new TestingPermits();
    Stream.of(rules).map(PermitRule::parse).forEach(permits.rules::add);
    return permits;
  }

  /// A task that may do whatever the user may.
  public static TestingPermits unconfined() {
    var permits = new TestingPermits();
    permits.confined = false;
    return permits;
  }

  public TestingPermits denying(String rule) {
    denials.add(PermitRule.parse(rule));
    return this;
  }

  TestingPermits runs(String... argv) {
    commands.add(Command.of(argv));
    return this;
  }

  public PermitOffice office() {
    return new PermitOffice(
        root,
        sandbox,
        root.resolve("runs"),
        new Protection(denials, strictness, false, own, source),
        () -> new Sandbox.Capability(tier, List.of("there is no such thing here"), Obj.EMPTY),
        new Random(SEED),
        (InstantSource) () -> now);
  }

  public Task task() {
    var plain = TestingPlan.task("A");
    return new Task(
        plain.id(),
        plain.title(),
        plain.layer(),
        plain.queue(),
        plain.sourceLine(),
        false,
        new Work(TestingPlan.AGENT, commands, OnFailure.STOP, effects),
        plain.dependencies(),
        new Terms(confined, rules, Budget.NONE, Optional.empty(), timeoutMs, false),
        plain.artifacts(),
        plain.tags(),
        plain.metadata());
  }

  PlannedTask planned() {
    var task = task();
    return new PlannedTask(0, 0, task, new Instance(task.id(), 1), TestingPlan.AGENT);
  }

  public Holder holder(PermitOffice office) {
    var charter = office.charter(planned());
    return new Holder(
        charter, office.issue(charter, "A/1", task()), Optional.of(root.resolve("runs/x/tmp/A")));
  }
}
