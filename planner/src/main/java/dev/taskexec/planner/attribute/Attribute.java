package dev.taskexec.planner.attribute;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Budgets;
import dev.taskexec.planner.value.Choices;
import dev.taskexec.planner.value.Counts;
import dev.taskexec.planner.value.Durations;
import dev.taskexec.planner.value.Items.Marks;
import dev.taskexec.planner.value.Paths;
import dev.taskexec.planner.value.Rates;
import dev.taskexec.planner.value.Reading;
import dev.taskexec.planner.value.Retries;
import dev.taskexec.planner.value.Texts;
import dev.taskexec.planner.value.Variables;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The attributes that there are. Compared by identity.
///
/// Each says where it means something, how its value is read, what comes of it where several places
/// set it, and whether it may be repeated in one place.
///
/// @param <T> what its value is read as
public final class Attribute<T> {
  private static final int MOST_WORKERS = 1_000_000;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
  private static final Set<Owner> QUEUES = EnumSet.of(Owner.QUEUE);
  private static final Set<Owner> TASKS_AND_QUEUES = EnumSet.of(Owner.QUEUE, Owner.CARD, Owner.ROW);
  private static final Set<Owner> ANYWHERE = EnumSet.allOf(Owner.class);
  private static final Set<Owner> DEFAULTS_OF_TASKS = EnumSet.of(Owner.DEFAULTS, Owner.QUEUE);

  public static final Attribute<List<NeedText>> NEEDS =
      repeatable(
          "Needs",
          TASKS_AND_QUEUES,
          NeedReader::read,
          Combination.nearest(),
          Gatherings.OfNeeds::new);

  public static final Attribute<Order> ORDER =
      single("Order", QUEUES, one(choice(Order.values(), Order::word)));

  /// From 1 to 1,000,000.
  public static final Attribute<Integer> WORKERS =
      single("Workers", QUEUES, one(Attribute::workers));

  public static final Attribute<Rate> RATE = single("Rate", QUEUES, one(Rates::read));

  /// Of a queue, what its tasks may spend together; elsewhere that of one task.
  public static final Attribute<Budget> BUDGET = single("Budget", ANYWHERE, budget());

  /// The budget of one task, as a default for those of a queue.
  public static final Attribute<Budget> TASK_BUDGET =
      single("Task budget", DEFAULTS_OF_TASKS, budget());

  public static final Attribute<String> AGENT = single("Agent", ANYWHERE, one(Attribute::word));

  public static final Attribute<PermitTerms> PERMITS =
      repeatable(
          "Permits",
          ANYWHERE,
          PermitsReader::read,
          Combination.permits(),
          Gatherings.OfPermits::new);

  /// In milliseconds, from 1.
  public static final Attribute<Long> TIMEOUT =
      single("Timeout", ANYWHERE, one(Durations::readPositive));

  public static final Attribute<Retry> RETRY =
      single("Retry", ANYWHERE, ValueReader.partsOrMapping(Retries::read, Retries::readEntries));

  public static final Attribute<Boolean> IDEMPOTENT =
      single("Idempotent", ANYWHERE, one(Choices::readTruth));

  public static final Attribute<OnFailure> ON_FAILURE =
      single("On failure", ANYWHERE, one(choice(OnFailure.values(), OnFailure::word)));

  public static final Attribute<List<String>> USES =
      texts("Uses", Texts::readAll, Combination.sum());

  public static final Attribute<SequencedMap<String, String>> ENV =
      repeatable(
          "Env",
          ANYWHERE,
          ValueReader.listOrMapping(
              Marks.BACKTICKS_AND_QUOTES, Variables::read, Variables::readEntries),
          Combination.byName(),
          Gatherings.OfVariables::new);

  public static final Attribute<String> WORKDIR = single("Workdir", ANYWHERE, one(Paths::read));

  public static final Attribute<List<String>> INPUTS =
      texts("Inputs", Paths::readAll, Combination.nearest());

  public static final Attribute<List<String>> OUTPUTS =
      texts("Outputs", Paths::readAll, Combination.nearest());

  public static final Attribute<List<String>> TAGS =
      texts("Tags", Texts::readAll, Combination.sum());

  private static final List<Attribute<?>> ALL =
      List.of(
          NEEDS,
          ORDER,
          WORKERS,
          RATE,
          BUDGET,
          TASK_BUDGET,
          AGENT,
          PERMITS,
          TIMEOUT,
          RETRY,
          IDEMPOTENT,
          ON_FAILURE,
          USES,
          ENV,
          WORKDIR,
          INPUTS,
          OUTPUTS,
          TAGS);
  private static final SequencedMap<String, Attribute<?>> BY_NAME = byName();
  private static final int LONGEST_NAME = 40;

  private final String name;
  private final Set<Owner> owners;
  private final ValueReader<T> reader;
  private final Combination<T> combination;
  private final Optional<Supplier<Gathering<T>>> gathering;

  private Attribute(
      String name,
      Set<Owner> owners,
      ValueReader<T> reader,
      Combination<T> combination,
      Optional<Supplier<Gathering<T>>> gathering) {
    this.name = name;
    this.owners = owners;
    this.reader = reader;
    this.combination = combination;
    this.gathering = gathering;
  }

  /// All of them, in the order in which they are documented.
  public static List<Attribute<?>> all() {
    return ALL;
  }

  /// The attribute of a name in any case, with blanks, `-` or `_` between its words.
  public static Optional<Attribute<?>> named(String name) {
    return name.length() > LONGEST_NAME
        ? Optional.empty()
        : Optional.ofNullable(BY_NAME.get(plain(name)));
  }

  /// The name of an attribute that somebody probably meant.
  public static Optional<String> nearest(String name) {
    return name.length() > LONGEST_NAME
        ? Optional.empty()
        : OtherNames.meant(plain(name))
            .or(() -> Nearest.to(plain(name), ALL.stream().map(Attribute::label).toList()));
  }

  /// The name as it is documented.
  public String label() {
    return name;
  }

  /// Whether it means something there.
  public boolean belongsTo(Owner owner) {
    return owners.contains(owner);
  }

  /// What comes of it where several places set it.
  public Combination<T> combination() {
    return combination;
  }

  /// Whether it may stand in one place several times, and then adds up.
  public boolean isRepeatable() {
    return gathering.isPresent();
  }

  Optional<T> read(Value value, Reading reading) {
    return reader.read(value, reading);
  }

  /// A sum to add its values to; empty if it cannot be repeated.
  Optional<Gathering<T>> gathering() {
    return gathering.map(Supplier::get);
  }

  @Override
  public String toString() {
    return name;
  }

  private static <T> Attribute<T> single(String name, Set<Owner> owners, ValueReader<T> reader) {
    return new Attribute<>(name, owners, reader, Combination.nearest(), Optional.empty());
  }

  private static <T> Attribute<T> repeatable(
      String name,
      Set<Owner> owners,
      ValueReader<T> reader,
      Combination<T> combination,
      Supplier<Gathering<T>> gathering) {
    return new Attribute<>(name, owners, reader, combination, Optional.of(gathering));
  }

  private static Attribute<List<String>> texts(
      String name,
      ValueReader.OfItems<List<String>> reader,
      Combination<List<String>> combination) {
    return repeatable(
        name,
        ANYWHERE,
        ValueReader.list(Marks.BACKTICKS_AND_QUOTES, reader),
        combination,
        Gatherings.OfTexts::new);
  }

  private static <T> ValueReader<T> one(ValueReader.OfText<T> reader) {
    return ValueReader.one(reader);
  }

  private static ValueReader<Budget> budget() {
    return ValueReader.partsOrMapping(Budgets::read, Budgets::readEntries);
  }

  private static <T> ValueReader.OfText<T> choice(T[] all, Function<T, String> word) {
    var words = new LinkedHashMap<String, T>();
    Arrays.stream(all).forEach(choice -> words.put(word.apply(choice), choice));
    return (text, reading) -> Choices.read(text, words, reading);
  }

  private static Optional<Integer> workers(Written text, Reading reading) {
    return Counts.read(text, 1, MOST_WORKERS, reading).map(Long::intValue);
  }

  private static Optional<String> word(Written text, Reading reading) {
    return Texts.read(text, reading).map(Written::text);
  }

  private static SequencedMap<String, Attribute<?>> byName() {
    var attributes = new LinkedHashMap<String, Attribute<?>>();
    ALL.forEach(attribute -> attributes.put(plain(attribute.name), attribute));
    return attributes;
  }

  private static String plain(String name) {
    return BETWEEN_WORDS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
