package dev.taskexec.planner.render;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Work;
import java.util.ArrayList;
import java.util.List;

/// Work as fenced code.
final class Fences {
  private static final int SHORTEST = 3;

  private Fences() {}

  static void append(Work work, StringBuilder out) {
    var lines = new ArrayList<String>();
    for (var command : work.commands()) {
      var script = Script.of(command);
      if (script.isEmpty()) {
        lines.add(Quoted.line(command.argv()));
      } else {
        appendLines(lines, out);
        append(script.get().language(), script.get().body() + "\n", out);
      }
    }
    appendLines(lines, out);
    if (!work.effects().isEmpty()) {
      append("json effect", IndentedJson.text(envelopes(work.effects())) + "\n", out);
    }
  }

  /// A text that is shown as it is.
  static void appendText(String text, StringBuilder out) {
    append("text", text.endsWith("\n") ? text : text + "\n", out);
  }

  private static void appendLines(List<String> lines, StringBuilder out) {
    if (!lines.isEmpty()) {
      append("exec", String.join("\n", lines) + "\n", out);
      lines.clear();
    }
  }

  /// @param content whole lines
  private static void append(String info, String content, StringBuilder out) {
    var marks = "`".repeat(Math.max(SHORTEST, Ticks.longestRun(content) + 1));
    out.append('\n').append(marks).append(info).append('\n');
    out.append(content).append(marks).append('\n');
  }

  private static JsonValue envelopes(List<EffectEnvelope> effects) {
    return effects.size() == 1
        ? envelope(effects.getFirst())
        : new Arr(effects.stream().<JsonValue>map(Fences::envelope).toList());
  }

  private static Obj envelope(EffectEnvelope effect) {
    var json = Obj.builder().put("effect", effect.effect());
    if (effect.version() != 1) {
      json.put("v", effect.version());
    }
    if (!effect.args().members().isEmpty()) {
      json.put("args", Literal.of(effect.args()));
    }
    if (!effect.invariants().isEmpty()) {
      json.put("invariants", Literal.of(Arr.ofStrings(effect.invariants())));
    }
    effect.idempotenceKey().ifPresent(key -> json.put("idempotence_key", Literal.of(key)));
    if (!effect.budget().isUnlimited()) {
      json.put("budget", budget(effect.budget()));
    }
    effect
        .permit()
        .ifPresent(
            rules ->
                json.put(
                    "permit",
                    Literal.of(Arr.ofStrings(rules.stream().map(PermitRule::toString).toList()))));
    return json.build();
  }

  private static Obj budget(Budget budget) {
    var json = Obj.builder();
    for (var quantity : Quantity.values()) {
      budget.limit(quantity).ifPresent(limit -> json.put(quantity.field(), limit));
    }
    return json.build();
  }
}
