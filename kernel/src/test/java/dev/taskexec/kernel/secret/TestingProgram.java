package dev.taskexec.kernel.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.kernel.TestingEffect;
import dev.taskexec.kernel.TestingOutput;
import java.util.ArrayList;
import java.util.List;

/// `process.exec` as far as secrets go: a program that prints its words, `$NAME` for a variable, or
/// with `exit` as its first word ends with the second.
public final class TestingProgram implements Effect {
  private final List<EffectContext> contexts = new ArrayList<>();
  private final List<String> programs = new ArrayList<>();

  /// Where each program ran.
  public synchronized List<EffectContext> contexts() {
    return List.copyOf(contexts);
  }

  /// The first words.
  public synchronized List<String> programs() {
    return List.copyOf(programs);
  }

  public static EffectEnvelope printing(String... words) {
    var args = Obj.builder().putStrings("argv", List.of(words)).build();
    return EffectEnvelope.of("process.exec", 1, args);
  }

  @Override
  public String name() {
    return "process.exec";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EffectDescription description() {
    return TestingEffect.DESCRIPTION;
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    var words = words(envelope);
    synchronized (this) {
      contexts.add(context);
      programs.add(words.getFirst());
    }
    context.witness().begins(Obj.builder().putStrings("argv", words).build());
    if (words.getFirst().equals("exit")) {
      return done(Integer.parseInt(words.get(1)));
    }
    var stdout = context.redaction().stream();
    var stderr = context.redaction().stream();
    var text = words.stream().map(word -> filled(word, context)).toList();
    TestingOutput.print(
        context,
        new String(stdout.next((String.join(" ", text) + "\n").getBytes(UTF_8), true), UTF_8),
        new String(stderr.next("a word about it\n".getBytes(UTF_8), true), UTF_8));
    return done(0);
  }

  private static String filled(String word, EffectContext context) {
    return word.startsWith("$")
        ? context.environment().getOrDefault(word.substring(1), "(none)")
        : word;
  }

  private static List<String> words(EffectEnvelope envelope) {
    return envelope.args().members().get("argv") instanceof JsonValue.Arr(var items)
        ? items.stream().map(item -> ((Str) item).value()).toList()
        : List.of();
  }

  private static EffectOutcome done(int exit) {
    return new EffectOutcome.Done(Obj.builder().put("exit", exit).build(), Usage.NONE);
  }
}
