package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.card.KnownEffects;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.ConfigurationFile;
import dev.taskexec.planner.explain.Explained;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.plan.PermitPlace;
import dev.taskexec.planner.plan.PlanCompiler;
import dev.taskexec.planner.plan.PlanLoader;
import dev.taskexec.planner.plan.PlanReader;
import dev.taskexec.planner.plan.PlanWriter;
import dev.taskexec.planner.trace.Explainer;
import dev.taskexec.planner.trace.Replanned;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes plans from sources of truth, and reads and writes them.
///
/// It reads the files that it is told to and writes to no more than a stream. Wrong input gives
/// diagnostics, never an exception.
public final class Planner {

  private Planner() {}

  /// Compiles a source of truth and its configuration into a plan.
  public static Planned compile(PlanRequest request) {
    var diagnostics = new Diagnostics();
    var plan = compiler(request).compile(request.config(), diagnostics);
    var found = found(request, diagnostics);
    return new Planned(plan.filter(_ -> found.stream().noneMatch(Diagnostic::isError)), found);
  }

  /// Explains a task of the plan that is made from a source of truth: where each part of it was
  /// said, what it needs and what needs it.
  ///
  /// @param task its id, or `ID#2` for the second task of that id
  public static Explained explain(PlanRequest request, String task) {
    var diagnostics = new Diagnostics();
    var compiler = compiler(request);
    var explanation =
        compiler
            .compile(request.config(), diagnostics)
            .filter(_ -> found(request, diagnostics).stream().noneMatch(Diagnostic::isError))
            .flatMap(
                plan -> Explainer.ofSource(plan, compiler, request.config(), task, diagnostics));
    return new Explained(explanation, found(request, diagnostics));
  }

  /// Explains a task of a plan file. Where each part of it was said is only known where planning
  /// the source that the plan names gives the same plan again; else the explanation says why not.
  ///
  /// @param task its id, or `ID#2` for the second task of that id
  public static Explained explain(LoadRequest request, String task) {
    var loaded = load(request);
    var diagnostics = new Diagnostics();
    diagnostics.addAll(loaded.diagnostics());
    var agents = new AgentNames(request.agents());
    var explanation =
        loaded
            .plan()
            .flatMap(
                plan ->
                    new Replanned(plan, request.plan(), request.config(), agents)
                        .explain(task, diagnostics));
    return new Explained(explanation, diagnostics.sorted());
  }

  /// Reads a plan file and applies the hooks that still count for it.
  public static Loaded load(LoadRequest request) {
    return loadCopy(request, request.plan());
  }

  /// Reads a copy of a plan file as if it stood where the request says: hooks are sought there, and
  /// relative paths start there.
  public static Loaded loadCopy(LoadRequest request, Path copy) {
    var diagnostics = new Diagnostics();
    var bytes = PlanLoader.bytes(copy, diagnostics);
    var plan =
        bytes.flatMap(
            read ->
                PlanLoader.load(
                    request.plan(),
                    read,
                    request.config(),
                    request.keys(),
                    new AgentNames(request.agents()),
                    diagnostics));
    return new Loaded(plan, bytes.orElseGet(() -> new byte[0]), diagnostics.sorted());
  }

  /// Reads a plan file as it stands, for a comparison with what its source says: no hooks are
  /// applied, and a digest that does not fit is no error.
  public static OnDisk onDisk(Path plan, List<String> agents) {
    var diagnostics = new Diagnostics();
    var content =
        PlanLoader.bytes(plan, diagnostics)
            .flatMap(
                bytes ->
                    PlanReader.content(
                        new JsonFile(plan.toString(), bytes), new AgentNames(agents), diagnostics));
    return new OnDisk(
        content.map(PlanReader.Content::plan),
        content.map(PlanReader.Content::digest),
        diagnostics.sorted());
  }

  /// The digest of a plan's meaning.
  public static Sha256 digest(ExecutionPlan plan) {
    return PlanWriter.digest(plan);
  }

  /// Where a rule of a task, or the task itself, stands in the plan's file; empty where it is not
  /// there.
  ///
  /// @param planName what messages call the file
  /// @param bytes of the file
  public static Optional<Place> permitPlace(
      ExecutionPlan plan, String planName, byte[] bytes, Instance task, Optional<PermitRule> rule) {
    var places = new PermitPlace(new JsonFile(planName, bytes), plan);
    return rule.isPresent() ? places.of(task, rule.get()) : places.of(task);
  }

  /// Says what is wrong with a manifest.
  ///
  /// @param agents the names of the agents that there are
  public static List<Diagnostic> checkManifest(Path manifest, List<String> agents) {
    var diagnostics = new Diagnostics();
    ConfigurationFile.checkManifest(manifest, new AgentNames(agents), diagnostics);
    return diagnostics.sorted();
  }

  /// Says what is wrong with a file of hooks. That a hook is for nothing only shows when its source
  /// of truth is planned.
  public static List<Diagnostic> checkHooks(Path hooks) {
    var diagnostics = new Diagnostics();
    ConfigurationFile.checkHooks(hooks, diagnostics);
    return diagnostics.sorted();
  }

  /// Writes a plan as `plan.json`, task by task: UTF-8, two blanks a level, a newline at the end.
  /// The same plan gives the same bytes.
  ///
  /// @param out is flushed, but not closed
  /// @throws IOException if the stream throws it
  public static void write(ExecutionPlan plan, OutputStream out) throws IOException {
    PlanWriter.write(plan, out);
  }

  private static PlanCompiler compiler(PlanRequest request) {
    return new PlanCompiler(
        request.sot(),
        request.planFolder(),
        request.generatedAt(),
        request.generator(),
        new AgentNames(request.agents()),
        new KnownEffects(request.effects()),
        request.params(),
        request.keys());
  }

  private static List<Diagnostic> found(PlanRequest request, Diagnostics diagnostics) {
    return request.strict()
        ? diagnostics.sorted().stream().map(Diagnostic::strictly).toList()
        : diagnostics.sorted();
  }
}
