package dev.taskexec.effects.net.request;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Variable;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text in which `${env:NAME}` stands for the value of a variable, and `$${env:NAME}` for the
/// characters `${env:NAME}`. So a plan can use a value that it must not hold.
///
/// @param text as it stands in the plan
public record Template(String text) {
  private static final Pattern PLACE =
      Pattern.compile("(\\$)?(\\$\\{env:([A-Za-z_][A-Za-z0-9_]*+)\\})");

  /// The variables that it needs, in order, each once.
  public List<String> names() {
    return PLACE
        .matcher(text)
        .results()
        .filter(place -> place.group(1) == null)
        .map(place -> place.group(3))
        .distinct()
        .toList();
  }

  /// The permits to read those variables.
  public List<PermitRule> permits() {
    return names().stream()
        .map(name -> new PermitRule(false, Action.ENV, new Variable(name)))
        .toList();
  }

  /// The text with values; what a value holds is not looked at again.
  ///
  /// @throws WrongArgumentsException if a variable is missing
  public String filled(Map<String, String> environment) throws WrongArgumentsException {
    for (var name : names()) {
      if (!environment.containsKey(name)) {
        throw new WrongArgumentsException(
            "the variable `%s` is not there; permit it with `env:%s`, and see that it is set"
                .formatted(name, name));
      }
    }
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group(1) == null
                        ? environment.getOrDefault(place.group(3), "")
                        : place.group(2)));
  }
}
