package dev.taskexec.planner.trace;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.card.Origins;
import dev.taskexec.planner.config.Configuration;
import dev.taskexec.planner.explain.Explanation;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.graph.Link;
import dev.taskexec.planner.graph.Links;
import dev.taskexec.planner.plan.PlanCompiler;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.SotFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Explains one task of a plan, by reading what the plan was made from once more.
public final class Explainer {
  private final WantedTask wanted;
  private final List<Link> needs;
  private final List<Link> neededBy;

  private Explainer(WantedTask wanted) {
    this.wanted = wanted;
    var links = Links.of(wanted.plan());
    this.needs = links.needs(wanted.queue(), wanted.index());
    this.neededBy = links.neededBy(wanted.queue(), wanted.index());
  }

  /// Explains a task of a plan that a compiler just made.
  ///
  /// @param config the configuration folder that was asked for
  /// @param task its id, or `ID#2`
  /// @return empty where there is no such task, which is then an error
  public static Optional<Explanation> ofSource(
      ExecutionPlan plan,
      PlanCompiler compiler,
      Optional<Path> config,
      String task,
      Diagnostics diagnostics) {
    return WantedTask.find(plan, task, compiler.sot().toString(), diagnostics)
        .map(wanted -> new Explainer(wanted).traced(compiler, config));
  }

  /// Explains a task of a plan of which nothing else is there.
  ///
  /// @param planName what messages call it
  /// @param unknown why it is not known where things come from
  public static Optional<Explanation> ofPlan(
      ExecutionPlan plan, String planName, String unknown, String task, Diagnostics diagnostics) {
    return WantedTask.find(plan, task, planName, diagnostics)
        .map(wanted -> new Explainer(wanted).untraced(unknown));
  }

  private Explanation traced(PlanCompiler compiler, Optional<Path> config) {
    // Everything that is wrong was said when the plan was made.
    var unread = new Diagnostics();
    var found = Configuration.find(config, compiler.sot(), unread);
    var configuration =
        new ConfigurationTrail(
            wanted,
            found.manifest(compiler.agents(), unread),
            Configuration.builtIn(compiler.agents()),
            found.hooks(unread));
    var sot = SotFile.read(compiler.sot(), compiler.sot().toString(), unread);
    if (sot.isEmpty()
        || !sot.get().digest().equals(wanted.plan().madeFrom().firstEntry().getValue())) {
      return untraced("`%s` changed while it was read".formatted(compiler.sot()));
    }
    var source = sot.get().source();
    return switch (FrontMatter.of(compiler.params(), new Findings(source, unread))) {
      case FrontMatter.Extended front -> traced(front, source, configuration);
      case FrontMatter.Legacy(), FrontMatter.Unreadable() ->
          explanation(
              new LegacyTrail(wanted, source, configuration), Optional.empty(), Optional.empty());
    };
  }

  private Explanation traced(
      FrontMatter.Extended front, Source source, ConfigurationTrail configuration) {
    var origins = Origins.of(front, source, asked());
    return explanation(
        new ExtendedTrail(wanted, front, source, origins, configuration),
        Optional.of(new Relations.InSource(source, origins)),
        Optional.empty());
  }

  private Explanation untraced(String unknown) {
    return explanation(new NoTrail(), Optional.empty(), Optional.of(unknown));
  }

  /// The ids of the tasks that are asked about.
  private Set<String> asked() {
    var ids = new HashSet<>(Set.of(wanted.task().id().value()));
    for (var link : neededBy) {
      if (link.party() instanceof Link.Party.OfTask(var task, _, _)) {
        ids.add(task.task().value());
      }
    }
    return ids;
  }

  private Explanation explanation(
      TaskTrail trail, Optional<Relations.InSource> written, Optional<String> unknown) {
    var relations = new Relations(wanted, written);
    var used = new HashSet<>(trail.parameters());
    var parameters = new LinkedHashMap<>(wanted.plan().params());
    parameters.keySet().retainAll(used);
    return new Explanation(
        wanted.instance(),
        wanted.task(),
        unknown,
        trail.listed(),
        trail.card(),
        trail.queue(),
        Attributes.of(wanted, trail),
        WorkSteps.of(wanted, trail),
        parameters,
        relations.needs(needs),
        relations.neededBy(neededBy));
  }
}
