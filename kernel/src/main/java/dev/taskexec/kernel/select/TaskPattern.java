package dev.taskexec.kernel.select;

import dev.taskexec.kernel.task.PlannedTask;

/// A name of tasks as people give it: an id, an instance (`ID#2`) or a queue's full name; `*`
/// stands for any characters and `?` for one.
record TaskPattern(String text) {

  boolean fits(PlannedTask planned) {
    var instance = planned.instance();
    return fits(planned.task().id().value())
        || fits(instance.task() + "#" + instance.number())
        || fits(planned.task().queue());
  }

  /// Goes back only to the last star, so it takes at most the product of both lengths.
  private boolean fits(String name) {
    var at = 0;
    var star = -1;
    var resume = 0;
    for (var i = 0; i < name.length(); ) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < text.length()
          && (text.charAt(at) == '?' || text.charAt(at) == name.charAt(i))) {
        i = text.charAt(at++) == '?' ? name.offsetByCodePoints(i, 1) : i + 1;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    return at == text.length();
  }
}
