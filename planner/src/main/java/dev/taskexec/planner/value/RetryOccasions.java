package dev.taskexec.planner.value;

import dev.taskexec.abi.plan.Retry.Occasion;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// What is worth another try, word by word: `exit 75, 69 or timeout`. For one retry.
final class RetryOccasions {
  private static final Set<String> JOINTS = Set.of("or", "and");
  private static final String EXIT = "exit";

  private final Reading reading;
  private final SequencedSet<Integer> exits = new LinkedHashSet<>();
  private final SequencedSet<Occasion> outcomes = new LinkedHashSet<>();
  private boolean inExits;
  private boolean wrong;

  RetryOccasions(Reading reading) {
    this.reading = reading;
  }

  /// Whether a word stands between two occasions.
  static boolean isJoint(Word word) {
    return JOINTS.contains(word.lower());
  }

  /// Whether a word is `exit` or the name of an outcome.
  static boolean isNamed(Word word) {
    return word.lower().equals(EXIT) || outcome(word).isPresent();
  }

  /// A new part begins.
  ///
  /// @param codes whether numbers are exit codes without `exit` before them
  void begin(boolean codes) {
    inExits = codes;
  }

  /// Takes the words of an item.
  void take(Written item, List<Word> words) {
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (isJoint(word)) {
        continue;
      }
      var outcome = outcome(word);
      if (outcome.isPresent()) {
        outcomes.add(outcome.get());
        inExits = false;
      } else if (word.lower().equals(EXIT)) {
        inExits = true;
        if (i + 1 == words.size()) {
          refuse(item, "`on exit` names no exit code", "write `on exit 75`");
        }
      } else if (inExits) {
        exit(word);
      } else {
        refuse(
            word.written(),
            "%s is no outcome that is tried again".formatted(Reading.shown(word.written())),
            Amounts.isDigit(word.first())
                ? "write `on exit %s`".formatted(Excerpt.of(word.written().text()))
                : "write `error`, `timeout`, `exhausted`, or `exit 75`");
      }
    }
  }

  /// Each once, in the order in which they stand.
  List<Integer> exits() {
    return List.copyOf(exits);
  }

  /// Each once, in the order in which they stand.
  List<Occasion> outcomes() {
    return List.copyOf(outcomes);
  }

  /// Whether there was a finding.
  boolean isWrong() {
    return wrong;
  }

  private void exit(Word word) {
    if (word.lower().equals("0")) {
      refuse(
          word.written(),
          "exit code 0 is success, after which nothing is tried again",
          "write the codes of failures that are worth another try, 1 to 255");
      return;
    }
    Counts.read(word.written(), 1, 255, reading)
        .ifPresentOrElse(code -> exits.add(code.intValue()), () -> wrong = true);
  }

  private static Optional<Occasion> outcome(Word word) {
    return Arrays.stream(Occasion.values())
        .filter(occasion -> occasion.word().equals(word.lower()))
        .findFirst();
  }

  private void refuse(Written where, String message, String help) {
    wrong = true;
    reading.wrong(where, message, help);
  }
}
