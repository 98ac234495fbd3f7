package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.yaml.YamlValue.Entry;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keys that the front matter of this kit has. Others belong to other tools.
enum FrontMatterKey {
  TASK_EXEC_KIT("task-exec-kit"),
  DEFAULTS("defaults"),
  BUDGET("budget"),
  SANDBOX("sandbox"),
  PARAMS("params"),
  TASK_PREFIXES("task_prefixes"),
  PERMITS("permits");

  private static final List<String> WORDS =
      Arrays.stream(values()).map(FrontMatterKey::word).toList();

  /// What people write for them and is too far away to be near.
  private static final Map<String, String> MEANT =
      Map.of("parameters", "params", "prefixes", "task_prefixes");

  /// Names of attributes that are keys of site generators too.
  private static final Set<String> OF_OTHERS = Set.of("tags", "order");

  /// A key that is so much longer or shorter is another word.
  private static final int MOST_LONGER = 2;

  private final String word;

  FrontMatterKey(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /// Reports each key that was probably meant for this kit and is not read.
  static void reportOdd(Mapping mapping, Findings findings) {
    mapping.entries().stream()
        .filter(entry -> !WORDS.contains(entry.name()))
        .forEach(entry -> report(entry, findings));
  }

  private static void report(Entry entry, Findings findings) {
    var name = entry.name();
    var meant = meant(name);
    if (meant.isPresent()) {
      findings.add(
          Code.SOT032,
          entry.key().text(),
          "`%s` is no key of the kit and is not read".formatted(Excerpt.of(name)),
          "did you mean `%s`?".formatted(meant.get()));
    } else if (!OF_OTHERS.contains(name.toLowerCase(Locale.ROOT))
        && Attribute.named(name).isPresent()) {
      findings.add(
          Code.SOT032,
          entry.key().text(),
          "`%s` is an attribute, which is not read here".formatted(Excerpt.of(name)),
          "move it below `defaults`, indented");
    }
  }

  private static Optional<String> meant(String name) {
    return Optional.ofNullable(MEANT.get(name.toLowerCase(Locale.ROOT)))
        .or(
            () ->
                Nearest.to(name, WORDS)
                    .filter(near -> Math.abs(near.length() - name.length()) <= MOST_LONGER));
  }
}
