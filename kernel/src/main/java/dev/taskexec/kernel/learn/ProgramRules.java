package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The permits for programs that would have sufficed for what was seen. Those that the plan names
/// itself need none.
///
/// @param setting whose `PATH` counts
record ProgramRules(Setting setting, Remarks remarks) {

  List<PermitRule> of(List<Ran> ran) {
    var named = new LinkedHashSet<Path>();
    ran.stream().filter(Ran::named).forEach(each -> named.add(real(each.program())));
    return ran.stream()
        .map(Ran::program)
        .filter(program -> !named.contains(real(program)))
        .map(this::written)
        .distinct()
        .flatMap(program -> rule(program).stream())
        .toList();
  }

  /// The files themselves and what they are called by.
  static Set<Path> files(List<Ran> ran) {
    var files = new LinkedHashSet<Path>();
    for (var each : ran) {
      files.add(each.program());
      files.add(real(each.program()));
    }
    return files;
  }

  /// A name where `PATH` leads from it to that very file, else its path.
  private String written(Path program) {
    var name = String.valueOf(program.getFileName());
    var found =
        setting.programs().stream()
            .map(place -> place.resolve(name))
            .filter(Files::isExecutable)
            .findFirst()
            .map(ProgramRules::real);
    if (found.filter(real(program)::equals).isPresent()) {
      return name;
    }
    var path = setting.written(program);
    return path.contains("/") ? path : "./" + path;
  }

  private Optional<PermitRule> rule(String program) {
    try {
      var rule = new PermitRule(false, Action.RUN, new Program(program));
      return Optional.of(PermitRule.parse(rule.toString()));
    } catch (IllegalArgumentException _) {
      remarks.add("a name that no rule can hold is left out: %s", program);
      return Optional.empty();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path;
    }
  }
}
