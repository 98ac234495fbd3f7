package dev.taskexec.abi.permit;

import dev.taskexec.abi.text.Nearest;
import java.util.Arrays;
import java.util.List;

/// A line that allows, or with `!` denies, an action on a resource: `read:src/**`,
/// `!net:*.example`. `docs/PERMITS.md` is its grammar.
///
/// @param denies whether it takes away; a denial always wins
/// @param resource what the action is done to, of the kind that the action takes
public record PermitRule(boolean denies, Action action, Resource resource) {
  private static final int LONGEST = 4096;

  public PermitRule {
    var fits =
        switch (resource) {
          case Glob _ -> action == Action.READ;
          case PathResource _ -> action == Action.READ || action == Action.WRITE;
          case Program _ -> action == Action.RUN;
          case Destination _ -> action == Action.NET;
          case Variable _ -> action == Action.ENV;
          case EffectName _ -> action == Action.EFFECT;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "`%s` takes no %s".formatted(action.word(), resource.getClass().getSimpleName()));
    }
  }

  /// Reads `[!]action:resource`, at most 4,096 characters.
  ///
  /// @throws PermitSyntaxException an `IllegalArgumentException` whose message says what is wrong
  ///   and what would be valid
  public static PermitRule parse(String text) {
    ResourceText.refuseInvisible(text);
    var denies = text.startsWith("!");
    var rule = denies ? text.substring(1) : text;
    var colon = rule.indexOf(':');
    if (colon < 0) {
      throw new PermitSyntaxException(
          "a permit is `action:resource`, not " + ResourceText.shown(text),
          "say what may be done to what, as in `read:src/**`");
    }
    var action = action(rule.substring(0, colon));
    var written = rule.substring(colon + 1);
    if (written.isEmpty() || written.equals("\"\"")) {
      throw new PermitSyntaxException(
          "a permit without a resource: " + ResourceText.shown(text),
          "say what it is for, as in " + example(action));
    }
    if (text.length() > LONGEST) {
      throw new PermitSyntaxException(
          "a permit of " + text.length() + " characters", "4,096 is the most");
    }
    return new PermitRule(denies, action, resource(action, ResourceText.decode(action, written)));
  }

  private static Action action(String word) {
    var words = Arrays.stream(Action.values()).map(Action::word).toList();
    return Action.named(word)
        .orElseThrow(
            () ->
                new PermitSyntaxException(
                    ResourceText.shown(word) + " is no action",
                    Nearest.to(word, words)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("begin it with one of " + String.join(", ", words))));
  }

  private static String example(Action action) {
    return switch (action) {
      case READ -> "`read:src/**`";
      case WRITE -> "`write:out/**`";
      case RUN -> "`run:git`";
      case NET -> "`net:repo.example:443`";
      case ENV -> "`env:JAVA_HOME`";
      case EFFECT -> "`effect:file.write`";
    };
  }

  private static Resource resource(Action action, String raw) {
    return switch (action) {
      case READ, WRITE -> PathText.read(action, raw);
      case RUN -> Program.read(raw);
      case NET -> Destination.read(raw);
      case ENV -> Variable.read(raw);
      case EFFECT -> EffectName.read(raw);
    };
  }

  /// Whether this rule, allowing or denying, is about each thing that the other is about. True is
  /// certain; false may only mean that it cannot be told.
  public boolean covers(PermitRule other) {
    return action == other.action && resource.covers(other.resource) && !missesName(other);
  }

  /// Whether both may be about the same thing. False is certain.
  public boolean overlaps(PermitRule other) {
    return action == other.action
        && resource.overlaps(other.resource)
        && !missesName(other)
        && !other.missesName(this);
  }

  /// What both are about, with the sign of this rule, as far as rules can say it; nothing that only
  /// one is about is ever in it.
  public List<PermitRule> intersection(PermitRule other) {
    if (action != other.action || missesName(other) || other.missesName(this)) {
      return List.of();
    }
    return resource.intersection(other.resource).stream()
        .map(both -> new PermitRule(denies, action, both))
        .toList();
  }

  /// `LD_PRELOAD` and its like change what a program does, so a prefix does not allow them.
  private boolean missesName(PermitRule other) {
    return !denies
        && resource instanceof Variable mine
        && mine.isPrefix()
        && other.resource instanceof Variable theirs
        && theirs.steersPrograms();
  }

  /// The rule with its relative path, if it has one, taken from a folder.
  ///
  /// @param root an absolute path with `/` separators and no `.`, `..` or doubled slash
  public PermitRule at(String root) {
    return new PermitRule(denies, action, resource.at(root));
  }

  /// The rule in its canonical form, which `parse` reads.
  @Override
  public String toString() {
    return (denies ? "!" : "") + action.word() + ":" + resource;
  }
}
