package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.secret.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program of its own that performs one effect, for what depends on the JVM: its locale, its
/// heap.
final class Probe {
  static final String TEXT = "za\u017c\u00f3\u0142\u0107 \u2705 \ud83d\ude00";

  private Probe() {}

  /// Runs the command in the words behind the first two, in which `@` means [#TEXT], with the
  /// environment of this JVM and [#TEXT] as `TEXT`.
  ///
  /// @param words the folder, in which `stdout` and `stderr` take the output, and `with` or
  ///   `without` for the variable `TEXT`
  public static void main(String[] words) throws EvidenceException {
    var folder = Path.of(words[0]);
    var argv = List.of(words).subList(2, words.length).stream().map(Probe::meant).toList();
    var env = words[1].equals("with") ? Map.of("TEXT", TEXT) : Map.<String, String>of();
    var args = JsonValue.Obj.builder().putStrings("argv", argv).putStrings("env", env).build();
    var context =
        new EffectContext(
            folder,
            new LinkedHashMap<>(System.getenv()),
            Optional.of(new OutputFiles(folder.resolve("stdout"), folder.resolve("stderr"))),
            Duration.ofSeconds(5),
            System::nanoTime,
            Meter.UNLIMITED,
            new Authority.Unconfined(),
            Redaction.NONE,
            facts -> System.out.println(facts.members().get("launcher")));
    switch (new ProcessExec().perform(Bench.envelope(args), context)) {
      case EffectOutcome.Done(var result, _) -> System.out.println(result.members().get("exit"));
      case EffectOutcome.Failed(var reason, _) -> System.out.println(reason);
      case EffectOutcome.Refused(var rule, _) -> System.out.println(rule);
      case EffectOutcome.Cancelled(var reason, _) -> System.out.println(reason);
      case EffectOutcome.Exhausted(var overrun, _) -> System.out.println(overrun.text());
    }
  }

  private static String meant(String word) {
    return word.replace("@", TEXT);
  }
}
