package dev.taskexec.effects.process;

import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority.Confined;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The variables of a program: the context's, what confinement makes necessary, and the arguments',
/// which are the plan's own words and always pass.
final class ExecEnvironment {
  private static final String TMPDIR = "TMPDIR";
  private static final String RESOLVER = "RES_OPTIONS";

  /// Names are looked up by TCP, since a confined program has no UDP (resolv.conf(5)).
  private static final String BY_TCP = "use-vc";

  private ExecEnvironment() {}

  /// @throws WrongArgumentsException if one cannot be a variable
  static SequencedMap<String, String> of(ExecArguments arguments, EffectContext context)
      throws WrongArgumentsException {
    for (var variable : context.environment().entrySet()) {
      ExecArguments.checkVariable(variable.getKey(), variable.getValue());
    }
    var environment = new LinkedHashMap<>(context.environment());
    if (context.authority() instanceof Confined confined) {
      confined.scratch().ifPresent(scratch -> environment.put(TMPDIR, scratch.toString()));
    }
    environment.putAll(arguments.env());
    if (context.authority() instanceof Confined confined && hasNetwork(confined)) {
      environment.merge(RESOLVER, BY_TCP, (given, more) -> given + " " + more);
    }
    return Collections.unmodifiableSequencedMap(environment);
  }

  private static boolean hasNetwork(Confined confined) {
    return confined.permits().rules().stream()
        .anyMatch(rule -> rule.action() == Action.NET && !rule.denies());
  }
}
