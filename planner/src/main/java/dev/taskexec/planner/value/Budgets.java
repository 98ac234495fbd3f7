package dev.taskexec.planner.value;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.StringJoiner;

/// Budgets: `90s, cpu 5s, memory 2GiB, output 10MiB, processes 64, io 100, tokens 4000`, each
/// quantity once; a duration without a name, or behind `wall`, is wall time.
public final class Budgets {
  private static final String EXAMPLE = "write for example `90s, cpu 5s, memory 2GiB`";
  private static final SequencedMap<String, Quantity> NAMES = names();
  private static final String ALL_NAMES = String.join(", ", NAMES.keySet());

  private final Reading reading;
  private final Map<Quantity, Long> limits = new EnumMap<>(Quantity.class);
  private final Map<Quantity, Written> places = new EnumMap<>(Quantity.class);
  private boolean wrong;

  private Budgets(Reading reading) {
    this.reading = reading;
  }

  /// Reads the items of a list.
  public static Optional<Budget> read(List<Written> items, Reading reading) {
    var budgets = new Budgets(reading);
    for (var item : items) {
      budgets.item(item);
    }
    return budgets.budget();
  }

  /// Reads a mapping: `memory: 2GiB`.
  public static Optional<Budget> readEntries(List<Entry> entries, Reading reading) {
    var budgets = new Budgets(reading);
    for (var entry : entries) {
      budgets.named(entry.name(), entry.text());
    }
    return budgets.budget();
  }

  private Optional<Budget> budget() {
    return wrong ? Optional.empty() : Optional.of(new Budget(limits));
  }

  private void item(Written item) {
    var words = Word.all(item);
    var first = words.getFirst();
    if (isCommaMissing(item, words)) {
      return;
    }
    if (Character.isLetter(first.first())) {
      named(first.written(), Blanks.strip(item.sub(first.end())));
    } else {
      bare(item);
    }
  }

  /// An item that does not start with a name.
  private void bare(Written item) {
    var text = item.text();
    if (!limits.isEmpty() && text.chars().allMatch(c -> Amounts.isDigit((char) c))) {
      refuse(
          item,
          "%s has no unit; a comma separates quantities".formatted(Reading.shown(item)),
          "write a large number without commas: `4000` or `4_000`");
    } else if (Sizes.isUnit(lettersAtEnd(text)) && Durations.unit(lettersAtEnd(text)).isEmpty()) {
      refuse(
          item,
          "%s is a size, but of what?".formatted(Reading.shown(item)),
          "write `memory %1$s` or `output %1$s`".formatted(Excerpt.of(text)));
    } else {
      put(Quantity.WALL_MS, item, item);
    }
  }

  private void named(Written name, Written amount) {
    var word = name.text().toLowerCase(Locale.ROOT);
    var quantity = NAMES.get(word);
    if (quantity != null) {
      put(quantity, name, amount);
      return;
    }
    var mark = word.indexOf(':') >= 0 ? word.indexOf(':') : word.indexOf('=');
    if (mark > 0 && NAMES.containsKey(word.substring(0, mark))) {
      refuse(
          name,
          "%s has a `%s` behind the name".formatted(Reading.shown(name), word.charAt(mark)),
          "write `%s`"
              .formatted(
                  Excerpt.of(
                      "%s %s%s"
                          .formatted(
                              word.substring(0, mark), name.text().substring(mark + 1), amount)
                          .strip())));
      return;
    }
    refuse(
        name,
        "%s is nothing that a budget limits; there are %s"
            .formatted(Reading.shown(name), ALL_NAMES),
        nearest(word)
            .map(near -> "write `%s`".formatted(Excerpt.of((near + " " + amount).strip())))
            .orElse(EXAMPLE));
  }

  private static Optional<String> nearest(String word) {
    return Nearest.to(word, NAMES.keySet())
        .or(
            () ->
                NAMES.keySet().stream()
                    .filter(name -> word.length() > 1 && name.startsWith(word))
                    .findFirst());
  }

  /// Whether a name stands behind something, which is then a finding.
  private boolean isCommaMissing(Written item, List<Word> words) {
    for (var i = 1; i < words.size(); i++) {
      var word = words.get(i);
      if (NAMES.containsKey(word.lower())) {
        var shown = Reading.shown(word.written());
        var before = item.text().substring(0, word.at()).strip();
        if (i == words.size() - 1) {
          refuse(
              item,
              shown + " stands behind its amount",
              "write the name first: `%s`".formatted(Excerpt.of(word.written() + " " + before)));
        } else {
          refuse(
              word.written(),
              "a comma is missing before " + shown,
              "write `%s`".formatted(Excerpt.of(before + ", " + item.text().substring(word.at()))));
        }
        return true;
      }
    }
    return false;
  }

  private void put(Quantity quantity, Written where, Written amount) {
    var first = places.putIfAbsent(quantity, where);
    if (first != null) {
      wrong = true;
      reading.twice(
          where,
          first,
          "`%s` is limited twice".formatted(name(quantity)),
          "keep one of the two limits");
      return;
    }
    amount(quantity, amount)
        .ifPresentOrElse(limit -> limits.put(quantity, limit), () -> wrong = true);
  }

  private Optional<Long> amount(Quantity quantity, Written amount) {
    return switch (quantity) {
      case WALL_MS, CPU_MS -> Durations.read(amount, reading);
      case MEMORY_BYTES, OUTPUT_BYTES -> Sizes.read(amount, reading);
      case IO, PROCESSES, TOKENS -> Counts.read(amount, 0, Counts.MOST, reading);
    };
  }

  private void refuse(Written where, String message, String help) {
    wrong = true;
    reading.wrong(where, message, help);
  }

  private static String lettersAtEnd(String text) {
    var begin = text.length();
    while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin);
  }

  /// A budget as it is written; it reads back as the same.
  ///
  /// @throws IllegalArgumentException if it has no limits, which nothing stands for
  public static String text(Budget budget) {
    if (budget.isUnlimited()) {
      throw new IllegalArgumentException("a budget without limits is not written");
    }
    var text = new StringJoiner(", ");
    for (var name : NAMES.entrySet()) {
      var quantity = name.getValue();
      budget
          .limit(quantity)
          .ifPresent(
              limit ->
                  text.add(
                      quantity == Quantity.WALL_MS
                          ? text(quantity, limit)
                          : name.getKey() + " " + text(quantity, limit)));
    }
    return text.toString();
  }

  /// The limit of one quantity as it is written.
  public static String text(Quantity quantity, long limit) {
    return switch (quantity) {
      case WALL_MS, CPU_MS -> Durations.text(limit);
      case MEMORY_BYTES, OUTPUT_BYTES -> Sizes.text(limit);
      case IO, PROCESSES, TOKENS -> Long.toString(limit);
    };
  }

  /// What a quantity is called in a source of truth.
  public static String name(Quantity quantity) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue() == quantity)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static SequencedMap<String, Quantity> names() {
    var names = new LinkedHashMap<String, Quantity>();
    names.put("wall", Quantity.WALL_MS);
    names.put("cpu", Quantity.CPU_MS);
    names.put("memory", Quantity.MEMORY_BYTES);
    names.put("output", Quantity.OUTPUT_BYTES);
    names.put("processes", Quantity.PROCESSES);
    names.put("io", Quantity.IO);
    names.put("tokens", Quantity.TOKENS);
    return names;
  }
}
