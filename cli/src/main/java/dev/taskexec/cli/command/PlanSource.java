package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.effect.KnownEffect;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.GivenPath;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.session.Session;
import dev.taskexec.cli.session.Version;
import dev.taskexec.kernel.permit.RuleSource;
import dev.taskexec.planner.LoadRequest;
import dev.taskexec.planner.PlanRequest;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.explain.Explained;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Where a command gets its plan from: compiled from a source of truth, or read from a file.
sealed interface PlanSource {

  Path path();

  /// The folder that the plan is in, or would be in: the source's own.
  default Path folder() {
    return GivenPath.folderOf(path());
  }

  /// Where the plan stands, or would stand.
  Path file();

  /// Where the rules of its tasks stand.
  default RuleSource rules(Read read, Optional<Path> config, Session session) {
    return new PlanRules(
        task -> {
          try {
            return explain(task.toString(), config, session).explanation();
          } catch (UsageException _) {
            return Optional.empty();
          }
        },
        read.plan().orElseThrow(),
        file().toString(),
        read.bytes());
  }

  Read read(Optional<Path> config, boolean strict, Session session) throws UsageException;

  /// Explains one of its tasks.
  Explained explain(String task, Optional<Path> config, Session session) throws UsageException;

  /// What was read.
  ///
  /// @param plan empty where there is an error
  /// @param bytes the plan's file
  record Read(Optional<ExecutionPlan> plan, byte[] bytes, List<Diagnostic> diagnostics) {}

  /// The one of `--sot` and `--plan` that was given; a source with its parameters.
  static PlanSource of(Given given) throws UsageException {
    var chosen = given.oneOf(CommonOptions.SOT, CommonOptions.PLAN);
    if (!chosen.option().equals(CommonOptions.PLAN)) {
      return new Source(chosen.path(), given.assignments(CommonOptions.SET));
    }
    if (given.has(CommonOptions.SET)) {
      throw new UsageException(
          given.where(CommonOptions.SET),
          "a plan has the values of its parameters in it already",
          "plan its source again with `plan --sot FILE --set NAME=VALUE`");
    }
    return new Ready(chosen.path());
  }

  /// A source of truth, compiled as if the plan were written beside it.
  record Source(Path path, SequencedMap<String, String> params) implements PlanSource {

    @Override
    public Path file() {
      return folder().resolve("plan.json");
    }

    @Override
    public Read read(Optional<Path> config, boolean strict, Session session) throws UsageException {
      var planned = Planner.compile(request(path, folder(), config, strict, params, session));
      return new Read(
          planned.plan(), planned.plan().map(Source::bytes).orElse(NOTHING), planned.diagnostics());
    }

    @Override
    public Explained explain(String task, Optional<Path> config, Session session)
        throws UsageException {
      return Planner.explain(request(path, folder(), config, false, params, session), task);
    }

    static PlanRequest request(
        Path sot,
        Path planFolder,
        Optional<Path> config,
        boolean strict,
        SequencedMap<String, String> params,
        Session session)
        throws UsageException {
      var surroundings = session.surroundings();
      return new PlanRequest(
          sot,
          config,
          planFolder,
          GeneratedAt.of(surroundings.environment(), surroundings.clock()),
          Version.text(),
          surroundings.providers().agentNames(),
          strict,
          params,
          KeyFolder.of(surroundings.environment()),
          surroundings.providers().effects().stream().map(KnownEffect::of).toList());
    }

    private static byte[] bytes(ExecutionPlan plan) {
      var out = new ByteArrayOutputStream();
      try {
        Planner.write(plan, out);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return out.toByteArray();
    }
  }

  /// A plan that was written before.
  record Ready(Path path) implements PlanSource {

    @Override
    public Path file() {
      return path;
    }

    @Override
    public Read read(Optional<Path> config, boolean strict, Session session) {
      var agents = session.surroundings().providers().agentNames();
      var keys = KeyFolder.of(session.surroundings().environment());
      var loaded = Planner.load(new LoadRequest(path, config, agents, keys));
      var diagnostics =
          strict
              ? loaded.diagnostics().stream().map(Diagnostic::strictly).toList()
              : loaded.diagnostics();
      var bad = diagnostics.stream().anyMatch(Diagnostic::isError);
      return new Read(bad ? Optional.empty() : loaded.plan(), loaded.bytes(), diagnostics);
    }

    @Override
    public Explained explain(String task, Optional<Path> config, Session session) {
      var agents = session.surroundings().providers().agentNames();
      return Planner.explain(new LoadRequest(path, config, agents), task);
    }
  }

  byte[] NOTHING = {};
}
