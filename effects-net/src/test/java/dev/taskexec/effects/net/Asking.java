package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.effects.net.address.Lookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One `http.request`, put together piece by piece.
final class Asking {
  private final JsonValue.Obj.Builder args = JsonValue.Obj.builder();
  private final SequencedMap<String, String> headers = new LinkedHashMap<>();
  private final SequencedMap<String, String> environment = new LinkedHashMap<>();
  private Path folder = Path.of("/");
  private Authority authority = new Authority.Unconfined();
  private String[] rules = {};
  private boolean confined;
  private Optional<Path> scratch = Optional.empty();
  private Lookup lookup = Lookup.SYSTEM;
  private Meter meter = Meter.UNLIMITED;
  private Redaction redaction = Redaction.NONE;
  private EffectContext.Witness witness = EffectContext.Witness.NONE;

  private Asking(String url) {
    args.put("url", url);
  }

  static Asking of(String url) {
    return new Asking(url);
  }

  Asking with(String name, String value) {
    args.put(name, value);
    return this;
  }

  Asking with(String name, long value) {
    args.put(name, value);
    return this;
  }

  Asking with(String name, JsonValue value) {
    args.put(name, value);
    return this;
  }

  Asking header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Asking env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Asking in(Path where) {
    folder = where;
    return this;
  }

  /// Only what these rules allow, with paths relative to the folder.
  Asking confined(String... permits) {
    confined = true;
    rules = permits;
    return this;
  }

  Asking scratch(Path path) {
    scratch = Optional.of(path);
    return this;
  }

  Asking lookup(Lookup other) {
    lookup = other;
    return this;
  }

  /// A name that has these addresses.
  Asking name(String name, String... addresses) {
    return lookup(
        asked -> {
          if (!asked.equals(name)) {
            throw new UnknownHostException(asked);
          }
          return Arrays.stream(addresses).map(Asking::address).toList();
        });
  }

  static InetAddress address(String written) {
    try {
      return InetAddress.getByName(written);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  Asking meter(Meter other) {
    meter = other;
    return this;
  }

  Asking redaction(Redaction other) {
    redaction = other;
    return this;
  }

  Asking witness(EffectContext.Witness other) {
    witness = other;
    return this;
  }

  EffectEnvelope envelope() {
    if (!headers.isEmpty()) {
      args.putStrings("headers", headers);
    }
    return EffectEnvelope.of("http.request", 1, args.build());
  }

  EffectContext context() {
    if (confined) {
      var permits = new Permits(Arrays.stream(rules).map(PermitRule::parse).toList());
      authority =
          new Authority.Confined(
              folder,
              permits.at(folder.toString()),
              scratch,
              Optional.empty(),
              Authority.Strictness.USUAL);
    }
    return new EffectContext(
        folder,
        environment,
        Optional.empty(),
        Duration.ofSeconds(20),
        System::nanoTime,
        meter,
        authority,
        redaction,
        witness);
  }

  EffectOutcome outcome() {
    try {
      return effect().perform(envelope(), context());
    } catch (EvidenceException e) {
      throw new AssertionError(e);
    }
  }

  HttpRequest effect() {
    return new HttpRequest(lookup);
  }

  /// The result.
  Map<String, JsonValue> done() {
    var outcome = outcome();
    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
    return ((EffectOutcome.Done) outcome).result().members();
  }

  /// The body that stands in the result.
  String body() {
    return text(done().get("body"));
  }

  static String text(JsonValue value) {
    assertThat(value).isInstanceOf(JsonValue.Str.class);
    return ((JsonValue.Str) value).value();
  }

  EffectOutcome.Refused refused() {
    var outcome = outcome();
    assertThat(outcome).isInstanceOf(EffectOutcome.Refused.class);
    return (EffectOutcome.Refused) outcome;
  }

  EffectOutcome.Failed failed() {
    var outcome = outcome();
    assertThat(outcome).isInstanceOf(EffectOutcome.Failed.class);
    return (EffectOutcome.Failed) outcome;
  }
}
