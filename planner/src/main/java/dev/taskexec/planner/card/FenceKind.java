package dev.taskexec.planner.card;

import dev.taskexec.abi.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of fences that a task runs.
enum FenceKind {
  SH("sh"),
  BASH("bash"),
  EXEC("exec"),
  JSON_EFFECT("json effect"),
  YAML_EFFECT("yaml effect");

  private static final String EXAMPLE = "example";

  private final String words;

  FenceKind(String words) {
    this.words = words;
  }

  /// How it is written behind the opening marks.
  String words() {
    return words;
  }

  /// The agent that runs it.
  String agent() {
    return this == JSON_EFFECT || this == YAML_EFFECT ? "effect" : "shell";
  }

  /// The kind of a fence that is run; empty for prose.
  static Optional<FenceKind> of(String info) {
    var words = info.strip().split("\\s+", -1);
    for (var i = 1; i < words.length; i++) {
      if (words[i].equals(EXAMPLE)) {
        return Optional.empty();
      }
    }
    return switch (words[0]) {
      case "sh" -> Optional.of(SH);
      case "bash" -> Optional.of(BASH);
      case "exec" -> Optional.of(EXEC);
      case "json" -> effect(words, JSON_EFFECT);
      case "yaml" -> effect(words, YAML_EFFECT);
      default -> Optional.empty();
    };
  }

  /// The word of an info that is almost `example`, so that the fence is run.
  static Optional<String> nearExample(String info) {
    return Arrays.stream(info.strip().split("\\s+", -1))
        .skip(1)
        .filter(word -> word.length() < 20)
        .filter(
            word ->
                Nearest.to(word.toLowerCase(Locale.ROOT), List.of(EXAMPLE, "examples")).isPresent())
        .findFirst();
  }

  /// The kind that a fence of prose was probably meant to be.
  static Optional<FenceKind> near(String info, String content) {
    var lower = info.strip().toLowerCase(Locale.ROOT);
    var words = lower.split("[^a-z0-9]+", -1);
    var isEffect = false;
    for (var word : words) {
      if (word.equals(EXAMPLE)) {
        return Optional.empty();
      }
      isEffect |= word.equals("effect") || word.equals("effects");
    }
    isEffect |= holdsEnvelope(content);
    var first = words.length > 1 && words[0].isEmpty() ? words[1] : words[0];
    return switch (first) {
      case "sh", "shell", "zsh", "ksh", "dash", "console", "terminal", "shellscript" ->
          Optional.of(SH);
      case "bash" -> Optional.of(BASH);
      case "exec", "execute", "command", "cmd" -> Optional.of(EXEC);
      case "yaml", "yml" -> isEffect ? Optional.of(YAML_EFFECT) : Optional.empty();
      case "json", "jsonc", "json5", "effect", "effects" ->
          isEffect ? Optional.of(JSON_EFFECT) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Whether the first thing in it is the name of an effect.
  private static boolean holdsEnvelope(String content) {
    var start = content.substring(0, Math.min(content.length(), 100)).replaceAll("[\\s{\\[-]", "");
    return start.startsWith("\"effect\":") || start.startsWith("effect:");
  }

  private static Optional<FenceKind> effect(String[] words, FenceKind kind) {
    return words.length > 1 && words[1].equals("effect") ? Optional.of(kind) : Optional.empty();
  }
}
