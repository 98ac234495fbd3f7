package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.ConfigurationFile;
import dev.taskexec.planner.plan.PlanCompiler;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.plan.PlanLoader;
import dev.taskexec.planner.plan.PlanReader;
import dev.taskexec.planner.plan.PlanWriter;
import dev.taskexec.planner.plan.Unsupported;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
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
    var compiler =
        new PlanCompiler(
            request.sot(),
            request.planFolder(),
            request.generatedAt(),
            request.generator(),
            new AgentNames(request.agents()),
            request.params(),
            request.keys());
    var plan = compiler.compile(request.config(), diagnostics);
    var found =
        request.strict()
            ? diagnostics.sorted().stream().map(Diagnostic::strictly).toList()
            : diagnostics.sorted();
    return new Planned(plan.filter(_ -> found.stream().noneMatch(Diagnostic::isError)), found);
  }

  /// Reads a plan file and applies the hooks that still count for it.
  public static Loaded load(LoadRequest request) {
    var diagnostics = new Diagnostics();
    var bytes = PlanLoader.bytes(request.plan(), diagnostics);
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
                        new JsonFile(plan.toString(), bytes),
                        new AgentNames(agents),
                        diagnostics));
    return new OnDisk(
        content.map(PlanReader.Content::plan),
        content.map(PlanReader.Content::digest),
        diagnostics.sorted());
  }

  /// The digest of a plan's meaning.
  public static Sha256 digest(ExecutionPlan plan) {
    return PlanWriter.digest(plan);
  }

  /// Says what a plan asks for that this version cannot do; such a plan must not be run.
  ///
  /// @param planName what messages call the plan file
  public static List<Diagnostic> unsupported(ExecutionPlan plan, String planName) {
    return Unsupported.of(plan, planName);
  }

  /// The same in one note, for whoever plans and does not run; empty where nothing is to be said.
  ///
  /// @param planName what messages call the plan file or its source
  public static Optional<Diagnostic> noteUnsupported(ExecutionPlan plan, String planName) {
    return Unsupported.note(plan, planName);
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
}
