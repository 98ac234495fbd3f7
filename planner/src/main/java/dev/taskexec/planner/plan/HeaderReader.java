package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.config.SecretReader;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// Reads what a plan file says about the plan, and about each queue, besides the tasks.
record HeaderReader(JsonFindings findings) {

  /// The plan without queues; empty where its version is not known, because then nothing else that
  /// it says is known either.
  Optional<ExecutionPlan> plan(JsonValue.Obj members) {
    var fields = new JsonFields(members, JsonPath.root(), findings);
    if (!isKnownVersion(fields)) {
      return Optional.empty();
    }
    var digest = fields.string("digest").flatMap(text -> digest(text, "digest"));
    var grammar = fields.choice("grammar", Grammar.class, Grammar::word);
    return Optional.of(
        new ExecutionPlan(
            fields.string("source").orElse(""),
            fields.string("generated_at").orElse(""),
            fields.string("generator"),
            digest,
            fields.word("root").orElse("."),
            digest.isEmpty() ? Grammar.LEGACY : grammar.orElse(Grammar.EXTENDED),
            fields.wordMap("params"),
            fields.truth("confined").orElse(false),
            fields.string("sandbox"),
            TermsReader.budget(fields),
            SecretReader.read(fields),
            madeFrom(fields),
            List.of()));
  }

  /// A queue without tasks.
  Queue queue(JsonValue.Obj members, JsonPath path) {
    var fields = new JsonFields(members, path, findings);
    var hooks = fields.value("hooks").orElse(JsonValue.NULL);
    // Only read for its mistakes; when a plan of the older port is run, it is read again.
    Hook.read(hooks, path.member("hooks"), findings);
    return new Queue(
        fields.requiredString("name").orElse(""),
        TermsReader.needs(fields),
        fields.choice("order", Order.class, Order::word).orElse(Order.PARALLEL),
        narrow(fields.whole("workers", 1, Integer.MAX_VALUE)),
        TermsReader.rate(fields),
        TermsReader.budget(fields),
        hooks,
        List.of());
  }

  private boolean isKnownVersion(JsonFields fields) {
    var version = fields.value("version");
    var known = "this kit reads version " + ExecutionPlan.VERSION;
    if (version.isEmpty()) {
      findings.add(
          Code.PLN007,
          JsonPath.root(),
          "has no `version`; " + known,
          "give a plan.json that `plan` has written");
      return false;
    }
    return switch (version.get()) {
      case JsonValue.Int(var number) when number == ExecutionPlan.VERSION -> true;
      case JsonValue.Int _, JsonValue.Real _ -> {
        findings.add(
            Code.PLN007,
            JsonPath.root().member("version"),
            "is %s; %s".formatted(Shown.value(version.get()), known),
            "plan again with this kit, or use the kit that wrote the plan");
        yield false;
      }
      case JsonValue other -> {
        findings.wrongType(JsonPath.root().member("version"), other, "the number 1");
        yield false;
      }
    };
  }

  private SequencedMap<String, Sha256> madeFrom(JsonFields fields) {
    var digests = new LinkedHashMap<String, Sha256>();
    fields
        .wordMap("made_from")
        .forEach(
            (path, text) ->
                digest(text, "made_from", path).ifPresent(found -> digests.put(path, found)));
    return digests;
  }

  private Optional<Sha256> digest(String text, String... way) {
    try {
      return Optional.of(Sha256.parse(text));
    } catch (IllegalArgumentException _) {
      var path = JsonPath.root();
      for (var key : way) {
        path = path.member(key);
      }
      findings.impossible(
          path,
          "is %s, not a digest: `sha256:` and 64 digits of 0-9 a-f".formatted(Shown.text(text)),
          "plan again");
      return Optional.empty();
    }
  }

  private static OptionalInt narrow(OptionalLong number) {
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }
}
