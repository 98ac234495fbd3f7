package dev.taskexec.effects.net;

import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.net.exchange.Exchange;
import dev.taskexec.effects.net.folder.FreshFile;
import dev.taskexec.effects.net.request.RequestArguments;
import dev.taskexec.effects.net.url.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Makes of the last response what was wanted: a file, or a part of the result.
///
/// @param files those of the request
/// @param kept the file of an earlier response, where it may be used again
/// @param charge is asked for each byte that goes into the result
record Receiving(
    RequestArguments arguments,
    EffectContext context,
    HeldFiles files,
    Optional<HeldFiles.Kept> kept,
    Received.Charge charge) {
  private static final int NOT_MODIFIED = 304;

  /// The headers that ask whether the kept file is still good; none where it came from elsewhere,
  /// or is not what is wanted.
  Map<String, String> conditions(Target target) {
    return usable(target).map(it -> it.validators().conditions()).orElse(Map.of());
  }

  private Optional<HeldFiles.Kept> usable(Target target) {
    return kept.filter(it -> it.validators().url().equals(target.toString()))
        .filter(it -> arguments.sha256().map(it.file().sha256()::equals).orElse(true));
  }

  /// Takes the response.
  ///
  /// @throws EndedException if it is not what was wanted; no file has changed then
  Obj result(Target target, Exchange exchange, int redirects) throws IOException, EndedException {
    var result =
        Obj.builder()
            .put("status", exchange.status())
            .put("url", context.redaction().text(target.toString()))
            .put("redirects", redirects);
    var evidence = new Evidence(context.redaction());
    evidence.put(result, exchange.fields());
    var same = usable(target).filter(_ -> exchange.status() == NOT_MODIFIED);
    if (same.isPresent()) {
      return with(result, same.get().file()).put("from_cache", true).build();
    }
    if (!arguments.expected().contains(exchange.status())) {
      throw unwanted(
          target, "status %d; %s was wanted".formatted(exchange.status(), arguments.expected()));
    }
    if (exchange.announced().orElse(0) > arguments.maxBytes()) {
      throw Received.tooMuch(arguments.maxBytes());
    }
    var fresh = files.fresh();
    if (fresh.isPresent()) {
      try (var file = fresh.get()) {
        with(result, intoFile(target, exchange, file));
      }
    } else {
      var bytes = new ByteArrayOutputStream();
      var received = Received.from(exchange.body(), bytes, arguments.maxBytes(), charge);
      checkDigest(target, received);
      with(result, received);
      evidence.put(result, bytes.toByteArray());
    }
    return result.put("from_cache", false).build();
  }

  private Received intoFile(Target target, Exchange exchange, FreshFile file)
      throws IOException, EndedException {
    var received =
        Received.from(exchange.body(), file.stream(), arguments.maxBytes(), Received.Charge.NONE);
    checkDigest(target, received);
    file.commit();
    if (arguments.cache()) {
      var validators = Validators.of(target.toString(), received.sha256(), exchange.fields());
      if (validators.isPresent()) {
        files.keep(validators.get());
      }
    }
    return received;
  }

  private void checkDigest(Target target, Received received) throws EndedException {
    var wanted = arguments.sha256();
    if (wanted.isPresent() && !wanted.get().equals(received.sha256())) {
      throw unwanted(
          target,
          "the body's SHA-256 is %s; %s was wanted".formatted(received.sha256(), wanted.get()));
    }
  }

  private static JsonValue.Builder with(JsonValue.Builder result, Received received) {
    return result.put("bytes", received.bytes()).put("sha256", received.sha256());
  }

  private EndedException unwanted(Target target, String what) {
    var url = OneLine.of(context.redaction().text(target.toString()), 300);
    return new EndedException(new Failed(url + ": " + what, true));
  }
}
