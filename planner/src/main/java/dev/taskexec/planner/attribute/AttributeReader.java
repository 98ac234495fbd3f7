package dev.taskexec.planner.attribute;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Reading;
import java.util.Optional;

/// Reads attributes: says what is wrong with one, or sets it.
///
/// Not for several threads: it remembers the values that it read.
public final class AttributeReader {
  private final Reading reading;
  private final ValueCache cache = new ValueCache();

  public AttributeReader(Parameters parameters, Findings findings) {
    this.reading = Reading.of(parameters, findings);
  }

  /// Reads one attribute and sets it in `into`, if it is known, means something there, is not set
  /// already, and its value is valid; otherwise there is a finding.
  ///
  /// Lists may be repeated and then add up. Below `defaults`, `Task budget` is the same as
  /// `Budget`.
  public void read(Written name, Value value, Owner owner, Settings.Builder into) {
    var attribute = Attribute.named(name.text());
    if (attribute.isEmpty()) {
      unknown(name);
    } else if (!attribute.get().belongsTo(owner)) {
      reading
          .findings()
          .add(
              Code.SOT053,
              name,
              "`%s` means nothing %s".formatted(attribute.get(), where(owner)),
              remedy(attribute.get()));
    } else if (owner == Owner.DEFAULTS && attribute.get().equals(Attribute.TASK_BUDGET)) {
      set(Attribute.BUDGET, value, into);
    } else {
      set(attribute.get(), value, into);
    }
  }

  private <T> void set(Attribute<T> attribute, Value value, Settings.Builder into) {
    if (into.has(attribute) && !attribute.isRepeatable()) {
      twice(
          "`%s` is set twice".formatted(attribute),
          "keep one of the two",
          value.from(),
          value.to(),
          beside(attribute, into));
      return;
    }
    var read = value(attribute, value);
    if (read.isEmpty()) {
      return;
    }
    if (!into.has(attribute)) {
      into.put(attribute, read.get(), value.from(), value.to());
      return;
    }
    var beside = beside(attribute, into);
    into.add(attribute, read.get(), value.to())
        .ifPresent(
            trouble -> twice(trouble, "keep one of the two", value.from(), value.to(), beside));
  }

  private void twice(String message, String help, int from, int to, Findings.Beside beside) {
    reading.findings().add(Code.SOT052, from, to, message, help, beside);
  }

  private static Findings.Beside beside(Attribute<?> attribute, Settings.Builder into) {
    return new Findings.Beside(into.from(attribute), into.to(attribute), "it is set here already");
  }

  private <T> Optional<T> value(Attribute<T> attribute, Value value) {
    var key = cache.key(attribute, value);
    var known = key.flatMap(text -> cache.get(attribute, text));
    if (known.isPresent()) {
      return known;
    }
    var read = attribute.read(value, reading);
    key.ifPresent(text -> read.ifPresent(fresh -> cache.keep(text, fresh)));
    return read;
  }

  private void unknown(Written name) {
    reading
        .findings()
        .add(
            Code.SOT050,
            name,
            "%s is no attribute".formatted(Reading.shown(name)),
            Attribute.nearest(name.text())
                .map("did you mean `%s`?"::formatted)
                .orElse(
                    "take it away, or take the colon away if it is prose; the attributes are "
                        + String.join(
                            ", ", Attribute.all().stream().map(Attribute::label).toList())));
  }

  private static String where(Owner owner) {
    return switch (owner) {
      case DEFAULTS -> "below `defaults`";
      case QUEUE -> "below a queue";
      case CARD -> "on a task card";
      case ROW -> "in a table of tasks";
    };
  }

  private static String remedy(Attribute<?> attribute) {
    if (attribute.equals(Attribute.TASK_BUDGET)) {
      return "write `Budget` for the budget of the task";
    }
    return attribute.belongsTo(Owner.CARD)
        ? "write it below a queue or on a task card"
        : "write it below a queue";
  }
}
