package dev.taskexec.planner.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontMatterKeysTest {

  @Test
  void all_keys_are_read() {
    var reading =
        FrontMatterReading.ofKeys(
            "sandbox: landlock+ns",
            "task_prefixes: [T, 'BUG-', x.y_z]",
            "permits: unconfined",
            "params:",
            "  version: 1.10",
            "title: of another tool");

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.extended().sandbox()).isEqualTo(Optional.of("landlock+ns"));
    assertThat(reading.extended().taskPrefixes()).containsExactly("T", "BUG-", "x.y_z");
    assertThat(reading.extended().unconfined()).isTrue();
    assertThat(reading.extended().parameters().values()).containsEntry("version", "1.10");
  }

  @Test
  void without_them_nothing_is_set() {
    var extended = FrontMatterReading.ofKeys("params:", "defaults:").extended();

    assertThat(extended.sandbox()).isEmpty();
    assertThat(extended.budget().isUnlimited()).isTrue();
    assertThat(extended.defaults().isEmpty()).isTrue();
    assertThat(extended.unconfined()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "sandbox: landlok § SOT031 3:10+7 `landlok` is no sandbox; there are `landlock` and `landlock+ns` § did you mean `landlock`?",
        "sandbox: § SOT031 3:9+0 nothing is no sandbox; there are `landlock` and `landlock+ns` § write one of them, or leave the key out",
        "permits: [read:src/**] § SOT031 3:10+13 a list cannot stand here; of permits, only `unconfined` is said for the whole file § move the permits below `defaults`, or write `permits: unconfined`",
        "task_prefixes: T § SOT031 3:16+1 `task_prefixes` is a text; it takes a list of at most 100 texts § write `task_prefixes: [T, BUG-]`",
        "task_prefixes: [T, T] § SOT031 3:20+1 the prefix `T` stands here a second time § remove one of the two",
        "task_prefixes: [-a] § SOT031 3:17+2 `-a` cannot start a task's id § write 1 to 50 letters, digits, `.`, `_` or `-`, first a letter or digit",
        "task_prefixes: [é] § SOT031 3:17+1 `é` cannot start a task's id § write 1 to 50 letters, digits, `.`, `_` or `-`, first a letter or digit",
        "defaults: 5m § SOT031 3:11+2 `defaults` is a text; it takes attributes § write `Name: value` lines below it, indented, such as `timeout: 5m`",
        "Default: 5m § SOT032 3:1+7 `Default` is no key of the kit and is not read § did you mean `defaults`?",
        "task-prefixes: [T] § SOT032 3:1+13 `task-prefixes` is no key of the kit and is not read § did you mean `task_prefixes`?",
        "parameters: x § SOT032 3:1+10 `parameters` is no key of the kit and is not read § did you mean `params`?",
        "timeout: 5m § SOT032 3:1+7 `timeout` is an attribute, which is not read here § move it below `defaults`, indented",
        "On_Failure: stop § SOT032 3:1+10 `On_Failure` is an attribute, which is not read here § move it below `defaults`, indented",
      })
  void odd_keys_and_values_are_findings(String line, String finding, String help) {
    var reading = FrontMatterReading.ofKeys(line);

    assertThat(reading.findings()).containsExactly(finding);
    assertThat(reading.helps()).containsExactly(help);
  }

  @Test
  void keys_of_other_tools_are_left_alone() {
    var reading =
        FrontMatterReading.ofKeys(
            "title: x",
            "layout: page",
            "date: 2026-11-21",
            "tags: [a]",
            "order: 3",
            "task: y",
            "permalink: /z",
            "author: {name: n}");

    assertThat(reading.findings()).isEmpty();
  }
}
