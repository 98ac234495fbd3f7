package dev.taskexec.planner.card;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.source.Source;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.config.EnvelopeReader;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Budgets;
import dev.taskexec.planner.value.Items;
import dev.taskexec.planner.value.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// An envelope as people write it: that of a plan, with parameters in its strings, version 1 where
/// none is given, and a budget that may be a text.
final class WrittenEnvelope {
  private static final List<String> QUANTITIES =
      Arrays.stream(Quantity.values()).map(Quantity::field).toList();

  /// The fields that bound what an effect may do; one that is misspelt is no mere warning.
  private static final List<String> BOUNDS = List.of("permit", "budget", "invariants");

  /// How parameters come into a text.
  @FunctionalInterface
  private interface Filling {
    Optional<Written> of(Written text, Findings findings);
  }

  private final Parameters parameters;
  private final Findings findings;
  private final JsonFindings found;
  private final KnownEffects effects;

  WrittenEnvelope(
      Parameters parameters, Findings findings, JsonFindings found, KnownEffects effects) {
    this.effects = effects;
    this.parameters = parameters;
    this.findings = findings;
    this.found = found;
  }

  /// Empty where something is wrong with it, which is then a finding.
  Optional<EffectEnvelope> read(JsonValue value, JsonPath path) {
    var errors = found.errors();
    if (!(value instanceof Obj(var members))) {
      found.wrongType(path, value, "an object such as {\"effect\": \"file.write\", \"args\": {}}");
      return Optional.empty();
    }
    warnOfUnknown(members.sequencedKeySet(), EnvelopeReader.FIELDS, path);
    var plain = new LinkedHashMap<>(members);
    plain.putIfAbsent("v", JsonValue.of(1));
    plain.replaceAll((key, member) -> member(key, member, path.member(key)));
    if (found.errors() > errors) {
      return Optional.empty();
    }
    var read = EnvelopeReader.read(new JsonFields(new Obj(plain), path, found));
    read.ifPresent(envelope -> effects.check(envelope, path, found));
    return read.filter(_ -> found.errors() == errors);
  }

  private JsonValue member(String key, JsonValue value, JsonPath path) {
    return switch (key) {
      case "args" -> filled(value, path, parameters::fillArgument);
      case "invariants", "idempotence_key", "permit" -> filled(value, path, parameters::fill);
      case "budget" -> budget(value, path);
      default -> value;
    };
  }

  private JsonValue budget(JsonValue value, JsonPath path) {
    return switch (value) {
      case Str(var text) -> budget(text, path);
      case Obj(var members) -> {
        warnOfUnknown(members.sequencedKeySet(), QUANTITIES, path);
        yield value;
      }
      default -> value;
    };
  }

  /// Reads the text apart from its source, because an escape may stand in it; where something is
  /// wrong, the place is that of the whole text.
  private JsonValue budget(String text, JsonPath path) {
    var trouble = new Diagnostics();
    var alone = alone(text, trouble);
    var reading = new Reading(parameters, alone, Code.SOT062);
    var budget =
        Items.split(whole(alone), Items.Marks.BACKTICKS, reading)
            .flatMap(items -> Budgets.read(items, reading));
    report(trouble, path);
    var members = new LinkedHashMap<String, JsonValue>();
    budget.ifPresent(
        read ->
            read.limits()
                .forEach((quantity, limit) -> members.put(quantity.field(), JsonValue.of(limit))));
    return new Obj(members);
  }

  /// The same with parameters in the place of their names, in strings at any depth; keys stay.
  private JsonValue filled(JsonValue value, JsonPath path, Filling filling) {
    return switch (value) {
      case Str(var text) -> text.contains("${") ? filled(text, path, filling) : value;
      case Obj(var members) -> {
        var copy = new LinkedHashMap<>(members);
        copy.replaceAll((key, member) -> filled(member, path.member(key), filling));
        yield new Obj(copy);
      }
      case Arr(var items) -> {
        var copy = new ArrayList<JsonValue>(items.size());
        for (var i = 0; i < items.size(); i++) {
          copy.add(filled(items.get(i), path.item(i), filling));
        }
        yield new Arr(copy);
      }
      case JsonValue.Int _, JsonValue.Real _, JsonValue.Bool _, JsonValue.Null _ -> value;
    };
  }

  private JsonValue filled(String text, JsonPath path, Filling filling) {
    var trouble = new Diagnostics();
    var alone = alone(text, trouble);
    var filled = filling.of(whole(alone), alone);
    report(trouble, path);
    return new Str(filled.map(Written::text).orElse(text));
  }

  private Findings alone(String text, Diagnostics trouble) {
    return new Findings(new Source(findings.source().name(), text), trouble);
  }

  private static Written whole(Findings alone) {
    return Written.of(alone.source(), 0, alone.source().text().length());
  }

  private void report(Diagnostics trouble, JsonPath path) {
    trouble
        .sorted()
        .forEach(each -> found.addPlain(each.code(), path, each.message(), each.help()));
  }

  private void warnOfUnknown(Iterable<String> keys, List<String> known, JsonPath path) {
    for (var key : keys) {
      if (!known.contains(key)) {
        var near = Nearest.to(key, known);
        var isBound = known.equals(QUANTITIES) || near.filter(BOUNDS::contains).isPresent();
        found.addAtKey(
            isBound ? Code.SOT062 : Code.SOT050,
            path.member(key),
            "is not read: there is no such field",
            near.map(name -> "did you mean %s?".formatted(Shown.text(name)))
                .orElse("remove it; the fields are " + String.join(", ", known)));
      }
    }
  }
}
