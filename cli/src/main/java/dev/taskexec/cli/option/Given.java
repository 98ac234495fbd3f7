package dev.taskexec.cli.option;

import dev.taskexec.abi.text.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// What was given to one command: its arguments, and its options, on the command line or else by
/// the environment variable that stands for the option. A variable that is empty counts as absent.
public final class Given {
  private static final int MOST_DIGITS = 9;

  private final String command;
  private final Typed typed;
  private final SequencedMap<String, String> environment;

  public Given(String command, Typed typed, SequencedMap<String, String> environment) {
    this.command = command;
    this.typed = typed;
    this.environment = environment;
  }

  /// A text with where it came from.
  ///
  /// @param where the option's name or the variable's
  private record Value(String where, String text) {
    UsageException wrong(String message, String help) {
      return new UsageException(where, message, help);
    }
  }

  /// One of several options that exclude each other, with its path.
  public record Chosen(Option option, Path path) {}

  public Optional<String> text(Argument argument) {
    return Optional.ofNullable(typed.arguments().get(argument));
  }

  /// @param argument a required one
  public String requiredText(Argument argument) {
    return text(argument).orElseThrow();
  }

  public Optional<Path> path(Argument argument) throws UsageException {
    var text = text(argument);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(path(argument.label(), new Value(argument.label(), text.get())));
  }

  /// @param argument a required one
  public Path requiredPath(Argument argument) throws UsageException {
    return path(argument).orElseThrow();
  }

  /// Whether an option was given, here or there.
  public boolean has(Option option) {
    return value(option).isPresent();
  }

  /// The name of an option, or of the variable that it is taken from.
  public String where(Option option) {
    return value(option).map(Value::where).orElse(option.name());
  }

  /// The values by name of a repeatable option whose values are `NAME=VALUE`: those of the
  /// variable, one a line, and those of the command line, which win name by name.
  public SequencedMap<String, String> assignments(Option option) throws UsageException {
    var variable = option.variable(command);
    var set = environment.getOrDefault(variable, "").lines().filter(line -> !line.isBlank());
    var values = new LinkedHashMap<>(new Assignments(option, variable).of(set.toList()));
    var texts = typed.options().getOrDefault(option, List.of());
    values.putAll(new Assignments(option, option.name()).of(texts));
    return values;
  }

  /// The values of a repeatable option of which none takes another away: those of the command line
  /// and those of the variable, one a line.
  public List<String> allTexts(Option option) throws UsageException {
    var all = new LinkedHashSet<>(texts(option));
    environment
        .getOrDefault(option.variable(command), "")
        .lines()
        .filter(text -> !text.isBlank())
        .forEach(all::add);
    return List.copyOf(all);
  }

  /// The values of a repeatable option: those of the command line, or else those of the variable,
  /// one a line.
  public List<String> texts(Option option) throws UsageException {
    var typedTexts = typed.options().get(option);
    var texts =
        typedTexts != null
            ? typedTexts
            : environment.getOrDefault(option.variable(command), "").lines().toList();
    if (typedTexts != null && texts.stream().anyMatch(String::isBlank)) {
      throw new UsageException(
          option.name(),
          "the value of `%s` is empty".formatted(option.name()),
          "leave the option out, or give it a value");
    }
    return texts.stream().filter(text -> !text.isBlank()).toList();
  }

  public boolean flag(Option option) throws UsageException {
    var value = value(option);
    if (value.isEmpty()) {
      return false;
    }
    return switch (value.get().text().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw value
              .get()
              .wrong(
                  "`%s` is neither yes nor no".formatted(value.get().text()),
                  "use `true`, `false`, `1` or `0`");
    };
  }

  public Optional<String> text(Option option) {
    return value(option).map(Value::text);
  }

  public Optional<Path> path(Option option) throws UsageException {
    var value = value(option);
    return value.isEmpty() ? Optional.empty() : Optional.of(path(option.name(), value.get()));
  }

  public Path requiredPath(Option option) throws UsageException {
    return path(option).orElseThrow(() -> missing(List.of(option)));
  }

  /// Exactly one of several options. What stands on the command line beats the others' variables.
  public Chosen oneOf(Option... options) throws UsageException {
    var all = List.of(options);
    var onLine = all.stream().filter(typed.options()::containsKey).toList();
    if (onLine.size() > 1) {
      throw new UsageException(
          onLine.get(1).name(),
          "`%s` and `%s` exclude each other".formatted(onLine.get(0).name(), onLine.get(1).name()),
          "give one of them");
    }
    var given = onLine.isEmpty() ? all.stream().filter(this::has).toList() : onLine;
    if (given.size() > 1) {
      throw new UsageException(
          where(given.get(1)),
          "`%s` and `%s` are both set and exclude each other"
              .formatted(where(given.get(0)), where(given.get(1))),
          "unset one of them, or give %s".formatted(listed(all, Option::name)));
    }
    if (given.isEmpty()) {
      throw missing(all);
    }
    return new Chosen(given.getFirst(), requiredPath(given.getFirst()));
  }

  /// A whole number in decimal digits.
  public int number(Option option, int least, int most, int otherwise) throws UsageException {
    var value = value(option);
    if (value.isEmpty()) {
      return otherwise;
    }
    var text = value.get().text();
    var isNumber =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    var number = isNumber ? Integer.parseInt(text) : least - 1;
    if (number < least || number > most) {
      throw value
          .get()
          .wrong(
              "`%s` is not a whole number from %d to %d".formatted(text, least, most),
              "for example `%s %d`".formatted(option.name(), otherwise));
    }
    return number;
  }

  public Duration duration(Option option, Duration otherwise) throws UsageException {
    var value = value(option);
    if (value.isEmpty()) {
      return otherwise;
    }
    var text = value.get().text();
    var parsed = DurationText.parse(text);
    if (parsed.isEmpty()) {
      var isBare = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      throw isBare
          ? value
              .get()
              .wrong(
                  "`%s` has no unit".formatted(text),
                  "write `%ss` for seconds or `%sms` for milliseconds".formatted(text, text))
          : value
              .get()
              .wrong(
                  "`%s` is not a length of time".formatted(text),
                  "write it like `5s`, `500ms`, `1m` or `1h30m`");
    }
    return parsed.get();
  }

  /// A length of time that is not zero; empty where nothing is said.
  public Optional<Duration> limit(Option option) throws UsageException {
    var value = value(option);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var limit = duration(option, Duration.ZERO);
    if (!limit.isPositive()) {
      throw value
          .get()
          .wrong(
              "`%s` is no time at all".formatted(value.get().text()),
              "leave %s out, or give at least `1ms`".formatted(option.name()));
    }
    return Optional.of(limit);
  }

  /// One of the constants of an enum, written in small letters.
  public <E extends Enum<E>> E choice(Option option, E otherwise) throws UsageException {
    var value = value(option);
    if (value.isEmpty()) {
      return otherwise;
    }
    var constants = otherwise.getDeclaringClass().getEnumConstants();
    for (var constant : constants) {
      if (word(constant).equals(value.get().text())) {
        return constant;
      }
    }
    var words = Arrays.stream(constants).map(Given::word).toList();
    var near = Nearest.to(value.get().text(), words);
    throw value
        .get()
        .wrong(
            "`%s` is none of %s".formatted(value.get().text(), String.join(", ", words)),
            near.map("did you mean `%s`?"::formatted)
                .orElse("use one of %s".formatted(String.join(", ", words))));
  }

  private Optional<Value> value(Option option) {
    var texts = typed.options().get(option);
    if (texts != null) {
      return Optional.of(new Value(option.name(), texts.getLast()));
    }
    if (!option.hasVariable()) {
      return Optional.empty();
    }
    var variable = option.variable(command);
    return Optional.ofNullable(environment.get(variable))
        .filter(set -> !set.isEmpty())
        .map(set -> new Value(variable, set));
  }

  private static Path path(String name, Value value) throws UsageException {
    if (value.text().isEmpty()) {
      throw value.wrong(
          "the path is empty", "give `%s` the path of a file or folder".formatted(name));
    }
    if (!GivenPath.isFaithful(value.text())) {
      throw value.wrong(
          "the name `%s` is not UTF-8".formatted(value.text()),
          "rename the file or folder; the JVM cannot name it");
    }
    try {
      return GivenPath.of(value.text());
    } catch (InvalidPathException invalid) {
      throw value.wrong(
          "`%s` cannot be a path: %s".formatted(value.text(), invalid.getReason()),
          "give the path of a file or folder");
    }
  }

  private UsageException missing(List<Option> options) {
    var names = listed(options, Option::name);
    return new UsageException(
        options.getFirst().name(),
        "`%s` needs %s".formatted(command, names),
        "give %s, or set %s".formatted(names, listed(options, option -> option.variable(command))));
  }

  /// Such as "`--a`, `--b` or `--c`".
  private static String listed(List<Option> options, Function<Option, String> name) {
    var words = options.stream().map(option -> "`" + name.apply(option) + "`").toList();
    var last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
