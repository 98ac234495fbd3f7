package dev.taskexec.kernel.permit;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.invariant.Invariant;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the plan itself says that a task does: it was reviewed with the plan, so that its effects
/// need no `effect:` and its programs no `run:`.
record PlannedWork(Work work) {
  static final String EXEC = "process.exec";

  private static final String ARGV = "argv";
  private static final String FOLDER = "cwd";

  /// The effects by which agents look whether an invariant holds, and which only read.
  private static final Set<String> LOOKS = Set.of("file.digest", "file.read");

  private static final String PATH = "path";

  /// Whether the plan has that envelope, or the command that it runs, or an invariant that can only
  /// be looked at so.
  boolean names(EffectEnvelope envelope) {
    return work.effects().stream()
            .anyMatch(planned -> isSame(planned, envelope) || looks(planned, envelope))
        || envelope.effect().equals(EXEC)
            && work.commands().stream().anyMatch(command -> runs(envelope, command));
  }

  /// Permits for the programs that commands and envelopes name.
  ///
  /// @param root where relative folders start; absolute
  List<PermitRule> programs(Path root) {
    var programs = new LinkedHashSet<PermitRule>();
    for (var command : work.commands()) {
      program(root, command.cwd(), command.argv().getFirst()).ifPresent(programs::add);
    }
    for (var envelope : work.effects()) {
      if (envelope.effect().equals(EXEC)) {
        words(envelope, ARGV).stream()
            .findFirst()
            .flatMap(name -> program(root, word(envelope, FOLDER), name))
            .ifPresent(programs::add);
      }
    }
    return List.copyOf(programs);
  }

  private static boolean looks(EffectEnvelope planned, EffectEnvelope asked) {
    return LOOKS.contains(asked.effect())
        && planned.invariants().stream()
            .map(text -> Invariant.parse(text).condition().about())
            .anyMatch(path -> path.isPresent() && path.equals(word(asked, PATH)));
  }

  private static boolean isSame(EffectEnvelope planned, EffectEnvelope asked) {
    return planned.effect().equals(asked.effect())
        && planned.version() == asked.version()
        && planned.args().equals(asked.args());
  }

  private static boolean runs(EffectEnvelope envelope, Command command) {
    return words(envelope, ARGV).equals(command.argv())
        && word(envelope, FOLDER).equals(command.cwd());
  }

  /// A path is relative to the folder that the program starts in.
  private static Optional<PermitRule> program(Path root, Optional<String> folder, String name) {
    try {
      var program =
          name.contains("/")
              ? root.resolve(folder.orElse("")).resolve(name).normalize().toString()
              : name;
      return Optional.of(new PermitRule(false, Action.RUN, new Program(program)));
    } catch (IllegalArgumentException _) {
      // No file has such a name, so nothing can be permitted; that it cannot start is said there.
      return Optional.empty();
    }
  }

  private static List<String> words(EffectEnvelope envelope, String name) {
    var words = new ArrayList<String>();
    if (envelope.args().members().get(name) instanceof Arr(var items)) {
      for (var item : items) {
        if (item instanceof Str(var text)) {
          words.add(text);
        }
      }
    }
    return words;
  }

  private static Optional<String> word(EffectEnvelope envelope, String name) {
    return Optional.ofNullable(envelope.args().members().get(name))
        .filter(Str.class::isInstance)
        .map(value -> ((Str) value).value());
  }
}
