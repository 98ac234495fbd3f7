package dev.taskexec.planner.value;

import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Retries: `3 times, backoff 100ms to 30s, on exit 75, 69 or timeout`.
///
/// `3 times`, `3 attempts` and `3` mean three in all, the first counted. Without `backoff` the
/// waits are 1s to 30s; with one duration they grow from that to 30s, or stay that where it is
/// longer.
public final class Retries {
  private static final String EXAMPLE = "`3 times, backoff 1s to 30s, on exit 75`";
  private static final long MOST_ATTEMPTS = 1_000_000;
  private static final Waits DEFAULT = new Waits(1_000, 30_000);
  private static final Set<String> TIMES = Set.of("time", "times", "attempt", "attempts");

  private record Waits(long first, long longest) {}

  private final Reading reading;
  private final RetryOccasions occasions;
  private Optional<Long> attempts = Optional.empty();
  private Optional<Waits> waits = Optional.empty();
  private final List<Part> seen = new ArrayList<>();
  private boolean inOccasions;
  private boolean wrong;

  private record Part(String name, Written where) {}

  private Retries(Reading reading) {
    this.reading = reading;
    this.occasions = new RetryOccasions(reading);
  }

  /// Reads the items of a list, at least one.
  public static Optional<Retry> read(List<Written> items, Reading reading) {
    var retries = new Retries(reading);
    for (var item : items) {
      retries.item(item);
    }
    return retries.retry(Written.joined(items, ", "));
  }

  /// Reads a mapping, at least one entry: `times: 3`, `backoff: 1s`, `on exit: 75`.
  public static Optional<Retry> readEntries(List<Entry> entries, Reading reading) {
    var retries = new Retries(reading);
    for (var entry : entries) {
      switch (entry.name().text().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ")) {
        case "times", "attempts" -> retries.attempts(entry.name(), Word.all(entry.text()));
        case "backoff" -> retries.waits(entry.name(), entry.text());
        case "on exit" -> retries.occasions("on exit", true, entry);
        case "on" -> retries.occasions("on", false, entry);
        default ->
            retries.refuse(
                entry.name(),
                "%s is no part of a retry; there are times, backoff, on exit, on"
                    .formatted(Reading.shown(entry.name())),
                "write `times`, `backoff`, `on exit` or `on`");
      }
    }
    return retries.retry(Written.joined(entries.stream().map(Entry::joined).toList(), ", "));
  }

  private Optional<Retry> retry(Written whole) {
    if (wrong || occasions.isWrong()) {
      return Optional.empty();
    }
    if (attempts.isEmpty()) {
      return reading.wrong(
          whole,
          "%s does not say how often".formatted(Reading.shown(whole)),
          "write how often it may run in all: `3 times, %s`".formatted(Excerpt.of(whole.text())));
    }
    var wait = waits.orElse(DEFAULT);
    return Optional.of(
        new Retry(
            attempts.get().intValue(),
            wait.first(),
            wait.longest(),
            occasions.exits(),
            occasions.outcomes()));
  }

  private void occasions(String name, boolean codes, Entry entry) {
    var items = Items.split(entry.text(), Items.Marks.BACKTICKS, reading);
    if (items.isEmpty()) {
      wrong = true;
    } else if (begin(name, entry.name())) {
      occasions.begin(codes);
      items.get().forEach(item -> occasions.take(item, Word.all(item)));
    }
  }

  private void item(Written item) {
    var words = Word.all(item);
    var first = words.getFirst().lower();
    if (inOccasions && isMoreOccasions(words)) {
      occasions.take(item, words);
      return;
    }
    inOccasions = false;
    if (isCommaMissing(item, words)) {
      return;
    }
    switch (first) {
      case "backoff" ->
          waits(words.getFirst().written(), Blanks.strip(item.sub(words.getFirst().end())));
      case "on" -> on(item, words);
      case "exit" ->
          refuse(
              item,
              "%s is no part of a retry".formatted(Reading.shown(item)),
              "write `on %s`".formatted(Excerpt.of(item.text())));
      default -> attempts(item, words);
    }
  }

  private static boolean isMoreOccasions(List<Word> words) {
    var first = words.getFirst();
    var c = first.first();
    return (Amounts.isDigit(c)
            || c == '$'
            || c == '-'
            || RetryOccasions.isJoint(first)
            || RetryOccasions.isNamed(first))
        && !TIMES.contains(words.getLast().lower());
  }

  private boolean isCommaMissing(Written item, List<Word> words) {
    for (var i = 1; i < words.size(); i++) {
      var word = words.get(i);
      var begins = word.lower().equals("backoff") || word.lower().equals("on");
      if (begins || (i > 1 && TIMES.contains(word.lower()))) {
        var next = begins ? word : words.get(i - 1);
        var before = item.text().substring(0, next.at()).strip();
        refuse(
            next.written(),
            "a comma is missing before " + Reading.shown(next.written()),
            "write `%s`".formatted(Excerpt.of(before + ", " + item.text().substring(next.at()))));
        return true;
      }
    }
    return false;
  }

  private void attempts(Written where, List<Word> words) {
    var isCount = words.size() == 2 && TIMES.contains(words.getLast().lower());
    var number = words.isEmpty() ? where.sub(0, 0) : words.getFirst().written();
    var startsWithLetter = !words.isEmpty() && Character.isLetter(words.getFirst().first());
    if (words.size() > 1 && !isCount && !startsWithLetter) {
      var rest = words.get(1).written();
      refuse(
          rest,
          "%s does not belong behind a number of attempts".formatted(Reading.shown(rest)),
          "write `%s times`; the first is counted".formatted(Excerpt.of(number.text())));
    } else if (startsWithLetter && !isCount) {
      refuse(
          where,
          "%s is no part of a retry".formatted(Reading.shown(where)),
          "write for example " + EXAMPLE);
    } else if (begin("times", where)) {
      attempts = Counts.read(number, 1, MOST_ATTEMPTS, reading);
      wrong |= attempts.isEmpty();
    }
  }

  private void waits(Written where, Written durations) {
    if (!begin("backoff", where)) {
      return;
    }
    var words = Word.all(durations);
    var to = -1;
    for (var i = 0; i < words.size() && to < 0; i++) {
      to = words.get(i).lower().equals("to") ? i : to;
    }
    waits =
        to < 0
            ? Durations.read(durations, reading)
                .map(first -> new Waits(first, Math.max(first, DEFAULT.longest())))
            : range(durations, words.get(to));
    wrong |= waits.isEmpty();
  }

  private Optional<Waits> range(Written durations, Word to) {
    var first = Durations.read(durations.sub(0, to.at()), reading);
    var longest = Durations.read(durations.sub(to.end()), reading);
    if (first.isPresent() && longest.isPresent() && longest.get() < first.get()) {
      return reading.wrong(
          durations,
          "%s goes down; the second duration is the longest wait"
              .formatted(Reading.shown(durations)),
          "write `backoff %s to %s`"
              .formatted(Durations.text(longest.get()), Durations.text(first.get())));
    }
    return first.flatMap(least -> longest.map(most -> new Waits(least, most)));
  }

  private void on(Written item, List<Word> words) {
    var isOccasion = words.size() > 1 && RetryOccasions.isNamed(words.get(1));
    if (!isOccasion) {
      refuse(item, "%s is no part of a retry".formatted(Reading.shown(item)), meant(words));
    } else if (begin("on " + words.get(1).lower(), item)) {
      inOccasions = true;
      occasions.begin(false);
      occasions.take(item, words.subList(1, words.size()));
    }
  }

  private static String meant(List<Word> words) {
    var known = Arrays.stream(Occasion.values()).map(Occasion::word).toList();
    return (words.size() > 1 ? Nearest.to(words.get(1).lower(), known) : Optional.<String>empty())
        .map("did you mean `on %s`?"::formatted)
        .orElse("write `on exit 75` with the exit codes that are worth another try");
  }

  /// Whether a part stands there for the first time; otherwise there is a finding.
  private boolean begin(String name, Written where) {
    for (var part : seen) {
      if (part.name().equals(name)) {
        wrong = true;
        reading.twice(
            where, part.where(), "`%s` stands there twice".formatted(name), "keep one of the two");
        return false;
      }
    }
    return seen.add(new Part(name, where));
  }

  private void refuse(Written where, String message, String help) {
    wrong = true;
    reading.wrong(where, message, help);
  }

  /// A retry as it is written; it reads back as the same.
  public static String text(Retry retry) {
    var text = new StringBuilder();
    text.append(retry.attempts()).append(retry.attempts() == 1 ? " time" : " times");
    if (!new Waits(retry.backoffMs(), retry.maxBackoffMs()).equals(DEFAULT)) {
      text.append(", backoff ").append(Durations.text(retry.backoffMs()));
      text.append(" to ").append(Durations.text(retry.maxBackoffMs()));
    }
    var occasions = String.join(" or ", retry.onOutcome().stream().map(Occasion::word).toList());
    if (!retry.onExit().isEmpty()) {
      text.append(", on exit ");
      text.append(String.join(", ", retry.onExit().stream().map(String::valueOf).toList()));
      text.append(occasions.isEmpty() ? "" : " or " + occasions);
    } else if (!occasions.isEmpty()) {
      text.append(", on ").append(occasions);
    }
    return text.toString();
  }
}
