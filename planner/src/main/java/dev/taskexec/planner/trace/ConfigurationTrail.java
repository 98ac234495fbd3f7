package dev.taskexec.planner.trace;

import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.config.Configuration.Found;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Provenance.Kind;
import dev.taskexec.planner.json.JsonLocator;
import dev.taskexec.planner.json.JsonPath;
import java.util.List;
import java.util.Optional;

/// What the configuration says about one task, and where.
///
/// @param manifest the folder's; empty where the built-in one counts
/// @param hooks the folder's
record ConfigurationTrail(
    WantedTask wanted,
    Optional<Found<Manifest>> manifest,
    Manifest builtIn,
    Optional<Found<Hooks>> hooks) {

  /// The hook that counts for the task if nothing else does: its own, else its queue's.
  Optional<Hook> hook() {
    return hooks.flatMap(
        found ->
            found
                .content()
                .ofTask(wanted.task())
                .or(() -> found.content().ofQueue(wanted.inQueue())));
  }

  /// Where the hook stands, or a part of it.
  Provenance ofHook() {
    return at(path());
  }

  Provenance ofHookPermits() {
    return at(path().member("permits"));
  }

  Provenance ofHookCommand(int index) {
    return at(path().member("commands").item(index));
  }

  /// The folders that the hook has its commands start in.
  List<String> hookFolders() {
    return hook().stream()
        .flatMap(hook -> hook.commands().stream())
        .map(Command::cwd)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// What the task's layer says, or that nothing does.
  Provenance agentOfLayer() {
    var layer = wanted.task().layer();
    if (manifest.isPresent()) {
      var found = manifest.get();
      return found.content().agents().containsKey(layer)
          ? Provenance.of(
              Kind.MANIFEST,
              place(found, JsonPath.root().member("layers").member(layer).member("agent")))
          : Provenance.of(Kind.DEFAULT);
    }
    return builtIn.agents().containsKey(layer)
        ? Provenance.of(Kind.MANIFEST, new Place.OfFile("built-in manifest.json"))
        : Provenance.of(Kind.DEFAULT);
  }

  private JsonPath path() {
    var id = wanted.task().id().value();
    var own = hooks.filter(found -> found.content().entries().containsKey(id)).isPresent();
    return JsonPath.root().member(own ? id : wanted.inQueue().name());
  }

  private Provenance at(JsonPath path) {
    return Provenance.of(Kind.HOOK, place(hooks.orElseThrow(), path));
  }

  private static Place place(Found<?> found, JsonPath path) {
    return new JsonLocator(found.file(), List.of(path)).ofFirst(List.of(path));
  }
}
