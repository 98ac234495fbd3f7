package dev.taskexec.acceptance.attack;

import java.util.List;

/// Something that a hostile task tries, as a card of a source of truth. Its goal is the token of
/// its place: to print it, or to change the file outside that holds it.
///
/// In all texts `@IN` and `@OUT` are the task's own folders, `@FAR` is the absolute path of a
/// folder outside the project that holds `secret.txt`, `@UP` the same relative, `@TOKEN` is the
/// token and `@NUMBER` the number of the task.
///
/// @param name what is tried, beginning with the number of the attack
/// @param permits that the task has
/// @param control permits with which the same succeeds
/// @param body of the card: fences
record Attack(String name, List<String> permits, List<String> control, String body) {

  /// A script of `sh`, in a task that may read `@IN` and write and read `@OUT`.
  static Attack script(String name, String script, List<String> permits, List<String> control) {
    return new Attack(name, permits, control, fence("sh", script));
  }

  /// One envelope, in a task that may read `@IN` and write and read `@OUT`.
  static Attack effect(String name, String envelope, List<String> control) {
    return new Attack(name, List.of(), control, fence("json effect", envelope));
  }

  static String fence(String language, String text) {
    return "```%s\n%s\n```\n".formatted(language, text.strip());
  }

  @Override
  public String toString() {
    return name;
  }
}
