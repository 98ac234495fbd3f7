package dev.taskexec.cli.report;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `docs/EFFECTS.md` and the files of `schemas/effects`, made from what effects say of themselves.
final class EffectsDocument {
  private static final String HEAD =
      """
      # Effects

      An effect is one way to touch the world. A card asks for it by an envelope, in a `json effect` or `yaml effect` fence; the agent
      `effect` performs a card's envelopes in order. What else an envelope may hold (invariants, an idempotence key, a budget, a permit of its
      own) stands in [SOT_FORMAT.md](SOT_FORMAT.md), and how permits are written in [PERMITS.md](PERMITS.md).

      Relative paths start at the plan's root. `plan` compares the arguments with what is said here; `schemas/effects` says the same as JSON Schema.

      This page is made from the code; a test compares it.
      """;

  private EffectsDocument() {}

  static String text(List<Effect> effects) {
    var out = new StringBuilder(HEAD);
    effects.forEach(effect -> section(effect, out));
    return out.toString();
  }

  /// The JSON Schema of an effect's arguments, as it is shipped.
  static String schema(Effect effect) {
    var schema =
        Obj.builder()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put(
                "$id",
                "urn:task-exec-kit:schema:effect:%s:%d".formatted(effect.name(), effect.version()))
            .put("title", "Arguments of %s, version %d".formatted(effect.name(), effect.version()))
            .put("description", effect.description().summary());
    effect.description().arguments().members().forEach(schema::put);
    return IndentedJson.text(schema.build()) + "\n";
  }

  /// An example as the fence of a card.
  static String fence(Effect effect, Obj args) {
    var envelope =
        Obj.builder()
            .put("effect", effect.name())
            .put("v", effect.version())
            .put("args", args)
            .build();
    return "```json effect\n%s\n```\n".formatted(IndentedJson.text(envelope));
  }

  private static void section(Effect effect, StringBuilder out) {
    var about = effect.description();
    out.append("\n## `%s`\n\n".formatted(effect.name()));
    out.append("*Version %d.* %s\n\n".formatted(effect.version(), about.summary()));
    out.append("| argument | value | meaning |\n|---|---|---|\n");
    var required = words(about.arguments().members().getOrDefault("required", Arr.EMPTY));
    if (about.arguments().members().get("properties") instanceof Obj(var properties)) {
      properties.forEach(
          (name, property) ->
              out.append(
                  "| `%s`%s | %s | %s |\n"
                      .formatted(
                          name,
                          required.contains(name) ? " (needed)" : "",
                          cell(value(property)),
                          cell(description(property)))));
    }
    list("Permits", about.permits(), out);
    list("Result", about.result(), out);
    out.append("\n**Twice:** %s\n".formatted(about.idempotence()));
    for (var example : about.examples()) {
      out.append('\n').append(fence(effect, example));
    }
  }

  private static void list(String title, List<String> sentences, StringBuilder out) {
    if (!sentences.isEmpty()) {
      out.append("\n**%s**\n\n".formatted(title));
      sentences.forEach(sentence -> out.append("- ").append(sentence).append('\n'));
    }
  }

  /// What an argument may be: its type, or its choices, then its bounds.
  private static String value(JsonValue property) {
    if (!(property instanceof Obj(var members))) {
      return "";
    }
    var parts = new ArrayList<String>();
    if (members.get("enum") instanceof Arr choices) {
      parts.add(words(choices).stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
    } else {
      parts.add(
          String.join(" or ", words(members.getOrDefault("type", Arr.EMPTY)))
              + (members.get("items") instanceof Obj item ? " of " + value(item) : ""));
    }
    if (members.get("minimum") instanceof Int(var least)) {
      parts.add("from " + least);
    }
    if (members.get("maximum") instanceof Int(var most)) {
      parts.add("to " + most);
    }
    switch (members.get("default")) {
      case Int(var amount) -> parts.add("%d without it".formatted(amount));
      case Bool(var truth) -> parts.add("%s without it".formatted(truth));
      case Str(var text) -> parts.add("`%s` without it".formatted(text));
      case null, default -> {
        // Nothing is said of it.
      }
    }
    return String.join(", ", parts);
  }

  private static String description(JsonValue property) {
    return property instanceof Obj(var members)
            && members.get("description") instanceof Str(var text)
        ? text
        : "";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static List<String> words(JsonValue value) {
    return switch (value) {
      case Str(var word) -> List.of(word);
      case Arr(var items) ->
          items.stream().filter(Str.class::isInstance).map(item -> ((Str) item).value()).toList();
      default -> List.of();
    };
  }
}
