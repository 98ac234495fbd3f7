package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A folder with files, and a task that works in it: unconfined, until it is given permits.
final class Bench {
  private final Path root;
  private final Way way;
  private Authority authority = new Authority.Unconfined();
  private Meter meter = Meter.UNLIMITED;
  private Redaction redaction = Redaction.NONE;

  Bench(Path root, Way way) {
    this.root = root;
    this.way = way;
  }

  /// Confines the task to these rules, as they stand in a plan.
  Bench permits(String... rules) {
    authority =
        confined(root, Optional.empty(), Arrays.stream(rules).map(PermitRule::parse).toList());
    return this;
  }

  Bench scratch(Path scratch, String... rules) {
    authority =
        confined(root, Optional.of(scratch), Arrays.stream(rules).map(PermitRule::parse).toList());
    return this;
  }

  static Authority confined(Path root, Optional<Path> scratch, List<PermitRule> rules) {
    return new Authority.Confined(
        root,
        new Permits(rules).at(root.toString()),
        scratch,
        Optional.empty(),
        Authority.Strictness.USUAL);
  }

  Bench meter(Meter other) {
    meter = other;
    return this;
  }

  Bench redaction(Redaction other) {
    redaction = other;
    return this;
  }

  EffectContext context() {
    return new EffectContext(
        root,
        new LinkedHashMap<>(),
        Optional.empty(),
        Duration.ofSeconds(5),
        System::nanoTime,
        meter,
        authority,
        redaction,
        EffectContext.Witness.NONE);
  }

  EffectOutcome perform(String effect, Obj args) {
    try {
      return way.effect(effect).perform(EffectEnvelope.of(effect, 1, args), context());
    } catch (EvidenceException e) {
      throw new AssertionError(e);
    }
  }

  /// @param args names and values by turns
  EffectOutcome perform(String effect, Object... args) {
    return perform(effect, args(args));
  }

  Obj done(String effect, Object... args) {
    var outcome = perform(effect, args);
    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
    return ((EffectOutcome.Done) outcome).result();
  }

  EffectOutcome.Refused refused(String effect, Object... args) {
    var outcome = perform(effect, args);
    assertThat(outcome).isInstanceOf(EffectOutcome.Refused.class);
    return (EffectOutcome.Refused) outcome;
  }

  String failed(String effect, Object... args) {
    var outcome = perform(effect, args);
    assertThat(outcome).isInstanceOf(EffectOutcome.Failed.class);
    return ((EffectOutcome.Failed) outcome).reason();
  }

  static Obj args(Object... args) {
    var builder = Obj.builder();
    for (var i = 0; i < args.length; i += 2) {
      var name = (String) args[i];
      switch (args[i + 1]) {
        case String text -> builder.put(name, text);
        case Boolean truth -> builder.put(name, truth);
        case Integer number -> builder.put(name, number);
        case JsonValue value -> builder.put(name, value);
        default -> throw new IllegalArgumentException("no JSON: " + args[i + 1]);
      }
    }
    return builder.build();
  }

  static String text(Obj result, String name) {
    return ((JsonValue.Str) result.members().get(name)).value();
  }

  static long number(Obj result, String name) {
    return ((JsonValue.Int) result.members().get(name)).value();
  }

  static boolean flag(Obj result, String name) {
    return ((JsonValue.Bool) result.members().get(name)).value();
  }

  static List<Obj> objects(Obj result, String name) {
    return ((JsonValue.Arr) result.members().get(name))
        .items().stream().map(Obj.class::cast).toList();
  }

  Path path(String path) {
    return root.resolve(path);
  }

  /// A file, with the folders that it needs.
  Path file(String path, String content) {
    try {
      var file = path(path);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path link(String path, Path target) {
    try {
      var link = path(path);
      Files.createDirectories(link.getParent());
      return Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String content(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that is below a folder of it, links not followed.
  List<String> tree(String folder) {
    var start = path(folder);
    try (var all = Files.walk(start)) {
      return all.filter(each -> !each.equals(start))
          .map(each -> start.relativize(each).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
