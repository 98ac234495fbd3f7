package dev.taskexec.kernel.secret;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.secret.KnownSecrets;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.abi.secret.SecretSource;
import dev.taskexec.abi.text.OneLine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The values of a run's secrets: each is looked for once, when the first task asks that gets it,
/// and is redacted from before it is handed out. They are kept in memory only. Safe for use by
/// several threads; each secret has a lock, so that its source is asked once.
///
/// What could not be had is looked for anew when the next task or attempt asks.
public final class Vault {
  private static final String EXEC = "process.exec";
  private static final int VERSION = 1;
  private static final int LONGEST_REASON = 400;

  private final SequencedMap<String, SecretSource> sources;
  private final Map<String, String> environment;
  private final SecretFiles files;
  private final Consumer<String> warnings;
  private final KnownSecrets known = new KnownSecrets();
  private final Set<String> learned = new HashSet<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /// Runs the programs that values come from.
  @FunctionalInterface
  public interface Programs {

    /// @param secret whose value it prints
    /// @param output takes all of its output
    EffectOutcome run(String secret, EffectEnvelope envelope, Redaction output)
        throws EvidenceException;
  }

  /// @param environment the caller's, in full
  /// @param root where relative paths start; absolute
  /// @param warnings takes one line each, from several threads; MUST NOT block
  public Vault(
      SequencedMap<String, SecretSource> sources,
      Map<String, String> environment,
      Path root,
      Consumer<String> warnings) {
    this.sources = sources;
    this.environment = environment;
    this.files = new SecretFiles(root, Optional.ofNullable(environment.get("HOME")));
    this.warnings = warnings;
  }

  /// What takes the values that were handed out so far out of all that is written and said.
  public Redaction redaction() {
    return known;
  }

  /// Whether the plan names no secrets.
  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /// The secrets that a task gets.
  ///
  /// @param may whether it may have the variable of a name
  public Answer ask(Predicate<String> may, Programs programs) throws EvidenceException {
    var had = new LinkedHashMap<String, String>();
    for (var secret : sources.entrySet()) {
      var name = secret.getKey();
      if (!may.test(name)) {
        learnUnder(name, secret.getValue(), may);
        continue;
      }
      switch (found(name, secret.getValue(), programs)) {
        case Found.Value(var text) -> had.put(name, text);
        case Found.Not(var why) -> {
          return new Answer.Lacking(new Failed(reason(name, secret.getValue(), why), false));
        }
        case Found.Stopped(var outcome) -> {
          return new Answer.Lacking(outcome);
        }
      }
    }
    return new Answer.Had(had);
  }

  /// A task that may have the very variable that a secret comes from has the value without asking.
  private void learnUnder(String name, SecretSource source, Predicate<String> may) {
    if (source instanceof SecretSource.Variable(var variable)
        && may.test(variable)
        && found(variable) instanceof Found.Value(var value)) {
      know(name, value);
    }
  }

  /// Nothing is handed out before it is known.
  private void know(String name, String value) {
    synchronized (learned) {
      if (learned.add(name) && !known.add(name, value)) {
        warnings.accept(
            "the secret `%s` has less than 4 characters and is not redacted".formatted(name));
      }
    }
  }

  private Found found(String name, SecretSource source, Programs programs)
      throws EvidenceException {
    var lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException _) {
      return new Found.Stopped(new Cancelled("stopped before it began", Usage.NONE));
    }
    try {
      var before = values.get(name);
      if (before != null) {
        return new Found.Value(before);
      }
      var found = sought(name, source, programs);
      if (found instanceof Found.Value(var value)) {
        learn(name, source, value);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private void learn(String name, SecretSource source, String value) {
    know(name, value);
    if (source instanceof SecretSource.SecretFile file && files.isLoose(file)) {
      warnings.accept(
          "the secret `%s` comes from %s, which others than its owner may read"
              .formatted(name, OneLine.of(source.text(), LONGEST_REASON)));
    }
    values.put(name, value);
  }

  private Found sought(String name, SecretSource source, Programs programs)
      throws EvidenceException {
    return switch (source) {
      case SecretSource.Variable(var variable) -> found(variable);
      case SecretSource.SecretFile file -> files.read(file);
      case SecretSource.Command command -> printed(name, command, programs);
    };
  }

  private Found found(String variable) {
    var value = environment.get(variable);
    return value == null ? new Found.Not("it is not set") : SecretText.of(value);
  }

  private static Found printed(String name, SecretSource.Command command, Programs programs)
      throws EvidenceException {
    var capture = new Capture();
    var args = Obj.builder().putStrings("argv", command.argv()).build();
    return switch (programs.run(name, EffectEnvelope.of(EXEC, VERSION, args), capture)) {
      case Done(var result, _) -> printed(result, capture);
      case Failed(var reason, _) -> new Found.Not(reason);
      case Refused(var rule, _) -> new Found.Not(rule);
      case Exhausted(var overrun, _) -> new Found.Not(overrun.text());
      case Cancelled cancelled -> new Found.Stopped(cancelled);
    };
  }

  private static Found printed(Obj result, Capture capture) {
    return result.members().get("exit") instanceof JsonValue.Int(var exit) && exit != 0
        ? new Found.Not("it exited " + exit)
        : SecretText.of(capture.bytes());
  }

  private static String reason(String name, SecretSource source, String why) {
    return OneLine.of(
        "the secret `%s` cannot be had from %s: %s".formatted(name, source.text(), why),
        LONGEST_REASON);
  }
}
