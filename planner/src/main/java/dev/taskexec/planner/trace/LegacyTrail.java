package dev.taskexec.planner.trace;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Provenance.Kind;
import java.util.List;
import java.util.Optional;

/// Where a task of a file without front matter comes from: its line, and the configuration.
record LegacyTrail(WantedTask wanted, Source source, ConfigurationTrail configuration)
    implements TaskTrail {
  private static final List<Provenance> DEFAULT = List.of(Provenance.of(Kind.DEFAULT));

  @Override
  public Optional<Provenance> listed() {
    var line = wanted.task().sourceLine();
    if (line < 1 || line > source.lines()) {
      return Optional.empty();
    }
    var ticked = "`" + wanted.task().id().value() + "`";
    var at = source.startOf(line) - 1;
    for (var left = earlierOnLine(line) + 1; left > 0 && at < source.endOf(line); left--) {
      var next = source.text().indexOf(ticked, at + 1, source.endOf(line));
      at = next < 0 ? source.endOf(line) : next;
    }
    var place =
        at < source.endOf(line)
            ? source.place(at, ticked.length())
            : source.place(source.startOf(line), 0);
    return Optional.of(Provenance.of(Kind.TASK_LINE, place));
  }

  /// How many tasks of the same id the same line lists before this one.
  private long earlierOnLine(int line) {
    return wanted.inQueue().tasks().stream()
        .limit(wanted.index())
        .filter(other -> other.sourceLine() == line && other.id().equals(wanted.task().id()))
        .count();
  }

  @Override
  public List<Provenance> title() {
    return DEFAULT;
  }

  @Override
  public List<Provenance> agent() {
    return List.of(
        configuration.hook().isPresent() ? configuration.ofHook() : configuration.agentOfLayer());
  }

  @Override
  public List<Provenance> permits() {
    return configuration.hook().flatMap(hook -> hook.permits()).isPresent()
        ? List.of(configuration.ofHookPermits())
        : DEFAULT;
  }

  @Override
  public List<Provenance> workdir() {
    var folders = configuration.hookFolders();
    return folders.isEmpty()
        ? DEFAULT
        : List.of(configuration.ofHook().withValues(folders), DEFAULT.getFirst());
  }

  @Override
  public List<Provenance> env() {
    return DEFAULT;
  }

  @Override
  public List<Provenance> of(Attribute<?> attribute) {
    return DEFAULT;
  }

  @Override
  public List<Provenance> ofQueue(Attribute<?> attribute) {
    return DEFAULT;
  }

  @Override
  public Optional<Provenance> command(int index) {
    return configuration.hook().map(_ -> configuration.ofHookCommand(index));
  }
}
