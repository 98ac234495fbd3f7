package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.Arrays;
import java.util.regex.Pattern;

/// An effect by its name: `file.write`, or `file.*` for all of a family, or `*` for all.
public record EffectName(String name) implements Resource {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]++");

  public EffectName {
    if (!isValid(name)) {
      throw new PermitSyntaxException(
          shown(name) + " is no effect", "write a name as `file.write`, or a family as `file.*`");
    }
  }

  private static boolean isValid(String text) {
    var words = text.endsWith(".*") ? text.substring(0, text.length() - 2) : text;
    return text.equals("*")
        || Arrays.stream(words.split("\\.", -1)).allMatch(word -> WORD.matcher(word).matches());
  }

  static EffectName read(String raw) {
    return new EffectName(raw);
  }

  private boolean isFamily() {
    return name.endsWith("*");
  }

  @Override
  public boolean covers(Resource other) {
    return other instanceof EffectName it
        && (equals(it) || isFamily() && it.name.startsWith(name.substring(0, name.length() - 1)));
  }

  @Override
  public EffectName at(String root) {
    return this;
  }

  @Override
  public String toString() {
    return name;
  }
}
