package dev.taskexec.kernel.worker;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.kernel.permit.Bearer;
import dev.taskexec.kernel.permit.PermitOffice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The variables that processes may get, beside those that tell them of their attempt.
///
/// @param caller those of whoever started the kit
/// @param params the plan's parameters
record Variables(SequencedMap<String, String> caller, SequencedMap<String, String> params) {
  /// What every confined program needs; `docs/PERMITS.md` lists it.
  private static final List<String> BASE = List.of("PATH", "HOME", "LANG");

  /// The names that parameters have in a plan that `plan` made.
  private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]*+");

  Variables {
    caller = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(caller));
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
  }

  /// All of them. A script is not rewritten: it gets the plan's parameters under their own names.
  SequencedMap<String, String> all() {
    var all = new LinkedHashMap<>(caller);
    all.putAll(params);
    return all;
  }

  /// Those that whoever asks may have.
  SequencedMap<String, String> of(Bearer bearer, PermitOffice office, EffectEnvelope envelope) {
    return switch (bearer) {
      case Bearer.Free() -> all();
      case Bearer.Holder it when it.limits(envelope) -> permittedBy(office.permits(it, envelope));
      case Bearer.Holder it -> allBut(office.permits(it, envelope));
    };
  }

  /// All but those that are denied.
  SequencedMap<String, String> allBut(Permits permits) {
    var left = all();
    left.keySet().removeIf(name -> asked(name).flatMap(permits::denialOf).isPresent());
    return left;
  }

  /// Those of the base set, those that are permitted, and the parameters. A denial of one by its
  /// name takes it out of the base set too; one with a star is about the rest.
  SequencedMap<String, String> permittedBy(Permits permits) {
    var some = new LinkedHashMap<String, String>();
    caller.forEach(
        (name, value) -> {
          if (isBase(permits, name) || isPermitted(permits, name)) {
            some.put(name, value);
          }
        });
    params.forEach(
        (name, value) -> {
          // A plan that was written by hand may call its parameter LD_PRELOAD.
          if (PARAMETER.matcher(name).matches()) {
            some.put(name, value);
          }
        });
    return some;
  }

  private static boolean isBase(Permits permits, String name) {
    return BASE.contains(name)
        && permits.rules().stream()
            .noneMatch(rule -> rule.denies() && rule.resource().equals(new Variable(name)));
  }

  private static boolean isPermitted(Permits permits, String name) {
    return asked(name).filter(permits::allow).isPresent();
  }

  /// Empty for a name that no rule can have.
  private static Optional<PermitRule> asked(String name) {
    try {
      return Optional.of(new PermitRule(false, Action.ENV, new Variable(name)));
    } catch (PermitSyntaxException _) {
      return Optional.empty();
    }
  }
}
