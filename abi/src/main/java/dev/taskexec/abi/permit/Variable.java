package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.Set;
import java.util.regex.Pattern;

/// A variable of the caller's environment: `NAME`, or `PREFIX_*` for all whose names begin so, or
/// `*` for all.
public record Variable(String name) implements Resource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

  /// Variables with which the loader or an interpreter runs code that nobody named.
  private static final Set<String> STEERING =
      Set.of(
          "BASHOPTS",
          "BASH_ENV",
          "CDPATH",
          "CLASSPATH",
          "ENV",
          "GCONV_PATH",
          "GLIBC_TUNABLES",
          "IFS",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "LUA_INIT",
          "NODE_OPTIONS",
          "NODE_PATH",
          "PERL5DB",
          "PERL5LIB",
          "PERL5OPT",
          "PERLLIB",
          "PHPRC",
          "PROMPT_COMMAND",
          "PYTHONHOME",
          "PYTHONINSPECT",
          "PYTHONPATH",
          "PYTHONSTARTUP",
          "RUBYLIB",
          "RUBYOPT",
          "SHELLOPTS",
          "ZDOTDIR",
          "_JAVA_OPTIONS");

  public Variable {
    if (!isName(name) && !isBeginning(name)) {
      throw new PermitSyntaxException(
          shown(name) + " is no variable",
          "write a name of letters, digits and `_`, or its beginning up to a `_` and a star:"
              + " `env:CI_*`");
    }
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static boolean isBeginning(String text) {
    return text.equals("*") || text.endsWith("_*") && isName(text.substring(0, text.length() - 1));
  }

  static Variable read(String raw) {
    return new Variable(raw);
  }

  /// Whether it stands for all that begin so.
  public boolean isPrefix() {
    return name.endsWith("*");
  }

  /// Whether it is one variable that can make a program run other code, such as `LD_PRELOAD`. No
  /// prefix allows it, only its name.
  public boolean steersPrograms() {
    return STEERING.contains(name)
        || !isPrefix() && (name.startsWith("LD_") || name.startsWith("DYLD_"));
  }

  @Override
  public boolean covers(Resource other) {
    return other instanceof Variable it
        && (equals(it) || isPrefix() && it.name.startsWith(name.substring(0, name.length() - 1)));
  }

  @Override
  public Variable at(String root) {
    return this;
  }

  @Override
  public String toString() {
    return name;
  }
}
