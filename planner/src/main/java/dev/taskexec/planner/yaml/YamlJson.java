package dev.taskexec.planner.yaml;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import dev.taskexec.planner.yaml.YamlValue.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads a value of YAML as JSON, by the core schema of YAML 1.2.2 (section 10.3.2): plain `null`,
/// `true`, `12`, `0x1f` and `1.5` are no texts, everything in quotes is one, and `yes`, `1_000` and
/// `2026-11-21` are texts.
public final class YamlJson {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(53);

  /// Longer numbers are texts that somebody forgot to put in quotes, and slow to work out.
  private static final int MOST_DIGITS = 400;

  private final Code code;
  private final Findings findings;

  /// @param code of what JSON cannot say
  public YamlJson(Code code, Findings findings) {
    this.code = code;
    this.findings = findings;
  }

  /// The value; empty where JSON cannot say it, which is then a finding. Goes as deep as the value,
  /// which is not deeper than [Yaml#DEEPEST].
  public Optional<JsonValue> read(YamlValue value) {
    return switch (value) {
      case Scalar scalar -> scalar(scalar);
      case Sequence sequence -> sequence(sequence);
      case Mapping mapping -> mapping(mapping);
    };
  }

  private Optional<JsonValue> sequence(Sequence sequence) {
    var items = new ArrayList<JsonValue>(sequence.items().size());
    sequence.items().forEach(item -> read(item).ifPresent(items::add));
    return items.size() == sequence.items().size()
        ? Optional.of(new JsonValue.Arr(items))
        : Optional.empty();
  }

  private Optional<JsonValue> mapping(Mapping mapping) {
    var members = new LinkedHashMap<String, JsonValue>();
    mapping
        .entries()
        .forEach(entry -> read(entry.value()).ifPresent(value -> members.put(entry.name(), value)));
    return members.size() == mapping.entries().size()
        ? Optional.of(new JsonValue.Obj(members))
        : Optional.empty();
  }

  private Optional<JsonValue> scalar(Scalar scalar) {
    var text = scalar.text().text();
    if (!scalar.plain()) {
      return Optional.of(new JsonValue.Str(text));
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(JsonValue.NULL);
      case "true", "True", "TRUE" -> Optional.of(JsonValue.TRUE);
      case "false", "False", "FALSE" -> Optional.of(JsonValue.FALSE);
      default ->
          switch (CoreNumber.kind(text)) {
            case TEXT -> Optional.of(new JsonValue.Str(text));
            case DECIMAL -> whole(scalar, text, 10);
            case OCTAL -> whole(scalar, text.substring(2), 8);
            case HEXADECIMAL -> whole(scalar, text.substring(2), 16);
            case FLOAT -> real(scalar, text);
            case NOT_FINITE -> refuse(scalar, "is no number of JSON");
          };
    };
  }

  private Optional<JsonValue> whole(Scalar scalar, String digits, int radix) {
    if (digits.length() <= MOST_DIGITS) {
      var number = new BigInteger(digits, radix);
      if (number.abs().compareTo(LIMIT) <= 0) {
        return Optional.of(new JsonValue.Int(number.longValueExact()));
      }
    }
    return refuse(scalar, "is beyond 2^53, so that it would not be kept exactly");
  }

  private Optional<JsonValue> real(Scalar scalar, String text) {
    var number = text.length() <= MOST_DIGITS ? Double.parseDouble(text) : Double.NaN;
    return Double.isFinite(number)
        ? Optional.of(new JsonValue.Real(number))
        : refuse(scalar, "is too large, or has too many digits");
  }

  private Optional<JsonValue> refuse(Scalar scalar, String what) {
    var shown = Excerpt.of(scalar.text().text());
    findings.add(
        code,
        scalar.text(),
        "the number `%s` %s".formatted(shown, what),
        "put it in quotes, so that it is a text, or write another number");
    return Optional.empty();
  }
}
