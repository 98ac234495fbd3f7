package dev.taskexec.planner.source;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.credential.Credential;
import dev.taskexec.planner.credential.Credentials;
import java.util.List;
import java.util.Map;

/// Warns of what looks like a credential, and never shows it: plans are kept, shown and shared.
public final class CredentialWarning {
  private static final String HELP =
      "take it out, replace the credential where it counts, and name where the new one comes from"
          + " under `secrets` in the manifest";

  private CredentialWarning() {}

  /// The same text, which quotes no credential.
  public static Source hiding(Source source) {
    var found = Credentials.in(source.text());
    return found.isEmpty()
        ? source
        : source.hiding(found.stream().map(it -> new Source.Stretch(it.from(), it.to())).toList());
  }

  /// Warns of each in a text.
  public static void report(Findings findings) {
    for (var credential : Credentials.in(findings.source().text())) {
      findings.add(
          Code.SOT070, credential.from(), credential.to(), message("this", credential), HELP);
    }
  }

  /// Warns of values that were given for parameters.
  public static void report(Map<String, String> params, Diagnostics diagnostics) {
    params.forEach(
        (name, value) ->
            found(name, value).stream()
                .findFirst()
                .ifPresent(
                    credential ->
                        diagnostics.add(
                            Code.SOT070,
                            new Place.OfOption("--set"),
                            message(
                                "the value of the parameter `%s`".formatted(Excerpt.of(name)),
                                credential),
                            HELP)));
  }

  private static List<Credential> found(String name, String value) {
    return Credentials.in(name + "=" + value);
  }

  private static String message(String what, Credential credential) {
    return "%s looks like %s".formatted(what, credential.looks());
  }
}
