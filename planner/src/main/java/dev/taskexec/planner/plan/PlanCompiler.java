package dev.taskexec.planner.plan;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.card.ExtendedForms;
import dev.taskexec.planner.card.ExtendedGrammar;
import dev.taskexec.planner.card.KnownEffects;
import dev.taskexec.planner.check.Places;
import dev.taskexec.planner.check.PlanChecks;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Assignment;
import dev.taskexec.planner.config.Configuration;
import dev.taskexec.planner.config.Configuration.Found;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.legacy.LegacyGrammar;
import dev.taskexec.planner.source.CredentialWarning;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Sot;
import dev.taskexec.planner.source.SotFile;
import dev.taskexec.planner.source.TurnedText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Compiles a source of truth and its configuration into a plan.
///
/// @param sot as the reader gave it
/// @param planFolder where the plan stands, or would stand
/// @param generatedAt the time that is written into the plan
/// @param generator the program that is written into the plan
/// @param effects that there are
/// @param params values of parameters, by name
/// @param keys the folder of the kit's keys
public record PlanCompiler(
    Path sot,
    Path planFolder,
    String generatedAt,
    String generator,
    AgentNames agents,
    KnownEffects effects,
    SequencedMap<String, String> params,
    Optional<Path> keys) {
  private static final String PLAN = "plan.json";

  /// The plan; empty where something cannot be read. Whether the diagnostics forbid to use it is
  /// for the caller to say.
  ///
  /// @param named the configuration folder that was asked for
  public Optional<ExecutionPlan> compile(Optional<Path> named, Diagnostics diagnostics) {
    var source = SotFile.read(sot, sot.toString(), diagnostics);
    var configuration = Configuration.find(named, sot, diagnostics);
    var manifest = configuration.manifest(agents, diagnostics);
    var hooks = configuration.hooks(diagnostics);
    var plan = source.flatMap(found -> compile(found, named, manifest, hooks, diagnostics));
    plan.filter(_ -> !diagnostics.hasErrors())
        .ifPresent(
            made -> hooks.ifPresent(read -> reportUnmatched(read, made.queues(), diagnostics)));
    return plan.map(made -> made.withDigest(PlanWriter.digest(made)));
  }

  private Optional<ExecutionPlan> compile(
      Sot source,
      Optional<Path> named,
      Optional<Found<Manifest>> manifest,
      Optional<Found<Hooks>> hooks,
      Diagnostics diagnostics) {
    var findings = new Findings(source.source(), diagnostics);
    TurnedText.report(findings);
    reportCredentials(findings, hooks, diagnostics);
    return switch (FrontMatter.of(params, findings)) {
      case FrontMatter.Unreadable() -> Optional.empty();
      case FrontMatter.Legacy() -> {
        var plan = legacy(source, manifest, hooks, findings, diagnostics);
        var file = hooks.map(found -> found.path().toString()).orElse(source.source().name());
        // Of such a plan only the permits of hooks can be wrong.
        check(plan, named, Places.each(_ -> new Place.OfFile(file)), diagnostics);
        yield Optional.of(plan);
      }
      case FrontMatter.Extended front -> {
        var plan = extended(source, front, manifest, hooks, findings);
        check(plan, named, new SotPlaces(plan, front, source.source()), diagnostics);
        yield Optional.of(plan);
      }
    };
  }

  /// In all that is copied into the plan.
  private void reportCredentials(
      Findings findings, Optional<Found<Hooks>> hooks, Diagnostics diagnostics) {
    CredentialWarning.report(findings);
    hooks.ifPresent(
        found -> CredentialWarning.report(new Findings(found.file().source(), diagnostics)));
    CredentialWarning.report(params, diagnostics);
  }

  /// What is wrong with a plan as a whole only shows where its parts are right.
  private void check(
      ExecutionPlan plan, Optional<Path> named, Places places, Diagnostics diagnostics) {
    if (!diagnostics.hasErrors()) {
      PlanChecks.check(
          plan,
          () -> new AroundPlan(planFolder.resolve(PLAN), plan, named, keys).surroundings(),
          places,
          diagnostics);
    }
  }

  private ExecutionPlan legacy(
      Sot source,
      Optional<Found<Manifest>> manifest,
      Optional<Found<Hooks>> hooks,
      Findings findings,
      Diagnostics diagnostics) {
    var listed = LegacyGrammar.read(source.source(), diagnostics);
    ExtendedForms.note(findings);
    return new ExecutionPlan(
        PortablePath.relative(folder(), sot),
        generatedAt,
        Optional.of(generator),
        Optional.empty(),
        PortablePath.relative(planFolder, folder()),
        Grammar.LEGACY,
        new LinkedHashMap<>(),
        false,
        Optional.empty(),
        Budget.NONE,
        layers(manifest).secrets(),
        madeFrom(source, manifest, hooks),
        assign(listed, manifest, hooks));
  }

  private ExecutionPlan extended(
      Sot source,
      FrontMatter.Extended front,
      Optional<Found<Manifest>> manifest,
      Optional<Found<Hooks>> hooks,
      Findings findings) {
    var queues =
        ExtendedGrammar.read(
            front,
            layers(manifest),
            hooks.map(Found::content).orElse(Hooks.NONE),
            agents,
            effects,
            findings);
    return new ExecutionPlan(
        PortablePath.relative(folder(), sot),
        generatedAt,
        Optional.of(generator),
        Optional.empty(),
        PortablePath.relative(planFolder, folder()),
        Grammar.EXTENDED,
        front.parameters().values(),
        !front.unconfined(),
        front.sandbox(),
        front.budget(),
        layers(manifest).secrets(),
        madeFrom(source, manifest, hooks),
        queues);
  }

  private Manifest layers(Optional<Found<Manifest>> manifest) {
    return manifest.map(Found::content).orElseGet(() -> Configuration.builtIn(agents));
  }

  private List<Queue> assign(
      List<Queue> queues, Optional<Found<Manifest>> manifest, Optional<Found<Hooks>> hooks) {
    var layers = layers(manifest);
    return Assignment.assign(
        queues,
        hooks.map(Found::content).orElse(Hooks.NONE),
        _ -> Optional.empty(),
        task -> Assignment.byLayer(task, layers));
  }

  private static void reportUnmatched(
      Found<Hooks> hooks, List<Queue> queues, Diagnostics diagnostics) {
    var findings = new JsonFindings(hooks.file(), JsonCodes.CONFIGURATION);
    hooks.content().reportUnmatched(queues, findings);
    findings.reportTo(diagnostics);
  }

  /// The digests of the files that were read; the built-in manifest is none.
  private LinkedHashMap<String, Sha256> madeFrom(
      Sot source, Optional<Found<Manifest>> manifest, Optional<Found<Hooks>> hooks) {
    var digests = new LinkedHashMap<String, Sha256>();
    digests.put(PortablePath.relative(folder(), sot), source.digest());
    manifest.ifPresent(
        found -> digests.put(PortablePath.relative(folder(), found.path()), found.digest()));
    hooks.ifPresent(
        found -> digests.put(PortablePath.relative(folder(), found.path()), found.digest()));
    return digests;
  }

  /// The SoT's folder, which is the plan's root.
  private Path folder() {
    return sot.resolveSibling("");
  }
}
