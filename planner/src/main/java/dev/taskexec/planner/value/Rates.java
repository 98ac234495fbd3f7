package dev.taskexec.planner.value;

import dev.taskexec.abi.plan.Rate;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.Optional;

/// How many in which time: `10 per minute`, `10 per 5 minutes`, `10/s`.
public final class Rates {
  private static final String HELP = "write for example `10 per minute` or `10/s`";

  private Rates() {}

  public static Optional<Rate> read(Written written, Reading reading) {
    var text = Blanks.strip(written);
    var slash = text.text().indexOf('/');
    if (slash >= 0) {
      return parts(text.sub(0, slash), text.sub(slash + 1), reading);
    }
    for (var word : Word.all(text)) {
      if (word.lower().equals("per")) {
        return parts(text.sub(0, word.at()), text.sub(word.end()), reading);
      }
    }
    return reading.wrong(
        text,
        text.isEmpty()
            ? "a rate is missing"
            : "%s does not say in what time".formatted(Reading.shown(text)),
        text.text().chars().allMatch(c -> Amounts.isDigit((char) c)) && !text.isEmpty()
            ? "write for example `%s per minute`".formatted(Excerpt.of(text.text()))
            : HELP);
  }

  private static Optional<Rate> parts(Written number, Written time, Reading reading) {
    var count = Counts.read(number, 1, Counts.MOST, reading);
    var perMs = reading.fill(Blanks.strip(time)).flatMap(filled -> time(filled, reading));
    return count.flatMap(many -> perMs.map(ms -> new Rate(many, ms)));
  }

  /// A unit alone is one of it.
  private static Optional<Long> time(Written filled, Reading reading) {
    var text = Blanks.strip(filled);
    var unit = Durations.unit(text.text());
    if (unit.isPresent()) {
      return unit;
    }
    if (text.isEmpty()) {
      return reading.wrong(text, "the rate does not say in what time", HELP);
    }
    return Durations.filled(text, reading)
        .flatMap(
            ms ->
                ms == 0
                    ? reading.wrong(text, Reading.shown(text) + " is no time at all", HELP)
                    : Optional.of(ms));
  }

  /// A rate as it is written; it reads back as the same.
  public static String text(Rate rate) {
    var perMs = rate.perMs();
    var time =
        perMs == 1_000
            ? "second"
            : perMs == 60_000
                ? "minute"
                : perMs == 3_600_000 ? "hour" : perMs == 86_400_000 ? "day" : Durations.text(perMs);
    return rate.count() + " per " + time;
  }
}
