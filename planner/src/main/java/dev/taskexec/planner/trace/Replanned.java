package dev.taskexec.planner.trace;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.card.KnownEffects;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Configuration;
import dev.taskexec.planner.explain.Explanation;
import dev.taskexec.planner.plan.PlanCompiler;
import dev.taskexec.planner.source.Excerpt;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Explains a task of a plan file: from the source that it names, where planning that again gives
/// the same plan, else from the plan alone.
///
/// @param file the plan's file
/// @param config the configuration folder that was asked for
public record Replanned(ExecutionPlan plan, Path file, Optional<Path> config, AgentNames agents) {

  /// @param task its id, or `ID#2`
  public Optional<Explanation> explain(String task, Diagnostics diagnostics) {
    if (plan.digest().isEmpty()) {
      return alone(
          "it has no digest, so that it cannot be compared with its source", task, diagnostics);
    }
    var sot = sot();
    if (sot.isEmpty() || !Files.isRegularFile(sot.get())) {
      return alone(
          "its source `%s` is not there".formatted(Excerpt.of(plan.source())), task, diagnostics);
    }
    var compiler =
        new PlanCompiler(
            sot.get(),
            file.resolveSibling(""),
            plan.generatedAt(),
            plan.generator().orElse(""),
            agents,
            KnownEffects.NONE,
            plan.params(),
            Optional.empty());
    var folder = config.or(() -> madeWith(sot.get()));
    var found = new Diagnostics();
    var again = compiler.compile(folder, found).filter(_ -> !found.hasErrors());
    if (again.isEmpty() || !again.get().digest().equals(plan.digest())) {
      return alone(
          (again.isEmpty()
                  ? "its source `%s` cannot be planned any more; `validate` says why"
                  : "its source `%s` or its configuration has changed since the plan was made")
              .formatted(Excerpt.of(sot.get().toString())),
          task,
          diagnostics);
    }
    return Explainer.ofSource(again.get(), compiler, folder, task, diagnostics);
  }

  private Optional<Explanation> alone(String why, String task, Diagnostics diagnostics) {
    return Explainer.ofPlan(plan, file.toString(), why, task, diagnostics);
  }

  private Optional<Path> sot() {
    try {
      return Optional.of(file.resolveSibling(plan.root()).resolve(plan.source()).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The configuration folder that the plan was made with, if it is not the one beside the source.
  private Optional<Path> madeWith(Path sot) {
    return plan.madeFrom().keySet().stream()
        .filter(
            name ->
                name.endsWith("/" + Configuration.HOOKS)
                    || name.endsWith("/" + Configuration.MANIFEST))
        .findFirst()
        .map(sot::resolveSibling)
        .map(Path::getParent)
        .filter(Files::isDirectory);
  }
}
