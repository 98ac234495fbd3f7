package dev.taskexec.acceptance.launcher;

/// The locales under which the kit must behave the same.
public enum Locale {
  UTF_8,
  PLAIN_C,
  UNSET;

  public Kit on(Kit kit) {
    var bare = kit.without("LANG").without("LC_CTYPE").without("LANGUAGE");
    return switch (this) {
      case UTF_8 -> bare.with("LC_ALL", "C.UTF-8");
      case PLAIN_C -> bare.with("LC_ALL", "C");
      case UNSET -> bare.without("LC_ALL");
    };
  }
}
