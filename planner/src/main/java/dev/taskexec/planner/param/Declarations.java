package dev.taskexec.planner.param;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.param.ParameterDeclaration.Fits;
import dev.taskexec.planner.param.ParameterDeclaration.Misfit;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The parameters that a source of truth declares.
///
/// @param byName in the order in which they are written
/// @param faulty the names whose declaration is wrong, which is a finding already
public record Declarations(SequencedMap<String, ParameterDeclaration> byName, Set<String> faulty) {
  public static final Declarations NONE = new Declarations(new LinkedHashMap<>(), Set.of());

  private static final String OPTION = "--set";

  public Declarations {
    byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
    faulty = Set.copyOf(faulty);
  }

  /// The value of each parameter: the one that is given, else the declared one.
  ///
  /// @param given values of `--set`, by name; one that is not declared or does not fit, and a
  ///   parameter without a value, is a finding (SOT034)
  public Parameters resolve(SequencedMap<String, String> given, Findings findings) {
    given.keySet().stream()
        .filter(name -> !byName.containsKey(name) && !faulty.contains(name))
        .forEach(name -> reportUndeclared(name, findings));
    var values = new LinkedHashMap<String, String>();
    var without = new HashSet<>(faulty);
    byName.forEach(
        (name, declaration) ->
            value(declaration, given, findings)
                .ifPresentOrElse(value -> values.put(name, value), () -> without.add(name)));
    return new Parameters(values, without);
  }

  private static Optional<String> value(
      ParameterDeclaration declaration, SequencedMap<String, String> all, Findings findings) {
    var given = all.get(declaration.name());
    if (given == null) {
      return preset(declaration, findings);
    }
    return switch (declaration.fit(given)) {
      case Fits(var value) -> Optional.of(value);
      case Misfit misfit -> {
        reportMisfit(declaration, given, misfit, findings);
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> preset(ParameterDeclaration declaration, Findings findings) {
    if (declaration.preset().isEmpty()) {
      findings.add(
          Code.SOT034,
          declaration.from(),
          declaration.to(),
          "the parameter `%s` has no value".formatted(declaration.name()),
          "give one with `--set %s=VALUE`, or write a `default` in its declaration"
              .formatted(declaration.name()));
    }
    return declaration.preset();
  }

  private static void reportMisfit(
      ParameterDeclaration declaration, String given, Misfit misfit, Findings findings) {
    var declared =
        findings.source().place(declaration.from(), declaration.to() - declaration.from());
    findings.add(
        Diagnostic.of(
                Code.SOT034,
                new Place.OfOption(OPTION),
                "the value `%s` %s; line %d declares `%s`"
                    .formatted(
                        Excerpt.of(given),
                        misfit.reason(),
                        findings.line(declaration.from()),
                        declaration.name()),
                misfit.help())
            .with(List.of(new Diagnostic.Related(declared, "declared here"))));
  }

  private void reportUndeclared(String name, Findings findings) {
    findings.add(
        Diagnostic.of(
            Code.SOT034,
            new Place.OfOption(OPTION),
            "`%s` is no parameter of this source".formatted(Excerpt.of(name)),
            Nearest.to(name, byName.keySet())
                .map("did you mean `%s`?"::formatted)
                .orElse(
                    "take it out, or declare it below `params` in the front matter, which needs `task-exec-kit: 1`")));
  }
}
