package dev.taskexec.abi.permit;

/// A line that allows, or with `!` denies, an action on a resource: `read:src/**`,
/// `!net:*.example`.
///
/// @param denies whether it takes away; a denial always wins
/// @param resource what the action is done to, in the action's own grammar; not empty
public record PermitRule(boolean denies, Action action, String resource) {

  public PermitRule {
    if (resource.isEmpty()) {
      throw new IllegalArgumentException("a permit without a resource: " + action.word() + ":");
    }
  }

  /// Reads `[!]action:resource`.
  ///
  /// @throws IllegalArgumentException with a message that says what is wrong
  public static PermitRule parse(String text) {
    var denies = text.startsWith("!");
    var rule = denies ? text.substring(1) : text;
    var colon = rule.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a permit is `action:resource`, not `" + text + "`");
    }
    var word = rule.substring(0, colon);
    var action =
        Action.named(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "`"
                            + word
                            + "` is no action; there are read, write, run, net, env, effect"));
    return new PermitRule(denies, action, rule.substring(colon + 1));
  }

  /// The rule as it is written.
  @Override
  public String toString() {
    return (denies ? "!" : "") + action.word() + ":" + resource;
  }
}
