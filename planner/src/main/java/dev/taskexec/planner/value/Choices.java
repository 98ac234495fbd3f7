package dev.taskexec.planner.value;

import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// One of a few words, in any case: `stop` or `continue`, `yes` or `no`.
public final class Choices {
  private static final SequencedMap<String, Boolean> TRUTHS = truths();

  private Choices() {}

  /// Reads one.
  ///
  /// @param words what each means, in lower case
  public static <T> Optional<T> read(
      Written written, SequencedMap<String, T> words, Reading reading) {
    return reading
        .fill(Blanks.strip(written))
        .flatMap(text -> filled(Blanks.strip(text), words, reading));
  }

  /// Reads yes or no.
  public static Optional<Boolean> readTruth(Written written, Reading reading) {
    return read(written, TRUTHS, reading);
  }

  private static <T> Optional<T> filled(
      Written text, SequencedMap<String, T> words, Reading reading) {
    var chosen = Optional.ofNullable(words.get(text.text().toLowerCase(Locale.ROOT)));
    if (chosen.isPresent()) {
      return chosen;
    }
    var all = String.join(", ", words.keySet());
    var bare = text.text().replace("`", "").replace("\"", "").strip();
    return reading.wrong(
        text,
        text.isEmpty()
            ? "nothing is chosen; there are " + all
            : "%s is none of %s".formatted(Reading.shown(text), all),
        Nearest.to(bare, words.keySet())
            .map(near -> "write `%s`".formatted(Excerpt.of(near)))
            .orElse("write one of %s".formatted(all)));
  }

  private static SequencedMap<String, Boolean> truths() {
    var truths = new LinkedHashMap<String, Boolean>();
    truths.put("yes", true);
    truths.put("no", false);
    truths.put("true", true);
    truths.put("false", false);
    truths.put("on", true);
    truths.put("off", false);
    return truths;
  }
}
