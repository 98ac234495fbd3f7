package dev.taskexec.effects.net;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.net.address.Border;
import dev.taskexec.effects.net.address.Lookup;
import dev.taskexec.effects.net.exchange.Stop;
import dev.taskexec.effects.net.request.RequestArguments;
import dev.taskexec.effects.net.request.WrongArgumentsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// `http.request`: sends one HTTP request and takes its response, as a file or into the result.
/// Safe for use by many threads; nothing is kept from one request to the next.
///
/// Its name is looked up once, each address is checked against the permits, and the connection goes
/// to an address that was checked. A redirect is a request of its own that is checked in the same
/// way.
public final class HttpRequest implements Effect {
  private static final String NAME = "http.request";
  private static final int VERSION = 1;
  private static final int LONGEST_REASON = 400;

  private final Lookup lookup;

  public HttpRequest() {
    this(Lookup.SYSTEM);
  }

  HttpRequest(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public EffectDescription description() {
    return RequestDescription.TEXT;
  }

  @Override
  public List<PermitRule> requests(EffectEnvelope envelope, Path folder) {
    try {
      return Requests.of(RequestArguments.read(envelope.args()), folder);
    } catch (WrongArgumentsException e) {
      return List.of();
    }
  }

  @Override
  public Optional<EffectOutcome.Refused> foreseen(EffectEnvelope envelope, EffectContext context) {
    try {
      var arguments = RequestArguments.read(envelope.args());
      var border = new Border(context.authority());
      return arguments
          .proxy()
          .flatMap(border::closedTo)
          .or(() -> border.closedTo(arguments.target()))
          .map(closed -> new EffectOutcome.Refused(closed.rule(), closed.remedy()))
          .or(() -> HeldFiles.foreseen(arguments, context));
    } catch (WrongArgumentsException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> host(EffectEnvelope envelope) {
    try {
      return Optional.of(RequestArguments.read(envelope.args()).target().hostName());
    } catch (WrongArgumentsException e) {
      return Optional.empty();
    }
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    if (!envelope.effect().equals(NAME) || envelope.version() != VERSION) {
      return new Failed(
          OneLine.of(
              "%s version %d was asked of %s version %d"
                  .formatted(envelope.effect(), envelope.version(), NAME, VERSION),
              LONGEST_REASON),
          false);
    }
    try {
      var arguments = RequestArguments.read(envelope.args());
      if (Thread.interrupted()) {
        return new Cancelled(arguments.target().origin() + ": not started", Usage.NONE);
      }
      return perform(arguments, context);
    } catch (WrongArgumentsException e) {
      return new Failed(OneLine.of(e.reason(), LONGEST_REASON), false);
    }
  }

  private EffectOutcome perform(RequestArguments arguments, EffectContext context)
      throws EvidenceException {
    var stop = new Stop();
    var requesting = new Requesting(arguments, context, lookup, stop);
    var work = start(requesting);
    try {
      return work.get(arguments.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stop.now();
      return late(arguments, requesting, end(work, context.grace()));
    } catch (InterruptedException e) {
      stop.now();
      return interrupted(arguments, requesting, end(work, context.grace()));
    } catch (ExecutionException e) {
      return rethrow(e);
    }
  }

  private static CompletableFuture<EffectOutcome> start(Requesting requesting) {
    var work = new CompletableFuture<EffectOutcome>();
    Thread.ofVirtual()
        .name("http.request")
        .start(
            () -> {
              try {
                work.complete(requesting.run());
              } catch (Throwable e) {
                work.completeExceptionally(e);
              }
            });
    return work;
  }

  /// What came of work that was stopped; null if it does not end, because the system does not.
  private static @Nullable EffectOutcome end(
      CompletableFuture<EffectOutcome> work, Duration patience) throws EvidenceException {
    try {
      return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      return rethrow(e);
    }
  }

  private static EffectOutcome late(
      RequestArguments arguments, Requesting requesting, @Nullable EffectOutcome end) {
    if (end != null && !(end instanceof Cancelled)) {
      return end;
    }
    if (Thread.interrupted()) {
      return cancelled(arguments, requesting);
    }
    return new Failed(
        "%s: not done within %d ms"
            .formatted(arguments.target().origin(), arguments.timeout().toMillis()),
        requesting.sent());
  }

  private static EffectOutcome interrupted(
      RequestArguments arguments, Requesting requesting, @Nullable EffectOutcome end) {
    if (end != null && !(end instanceof Cancelled)) {
      // It was over before the stop could reach it; so the interrupt is its caller's.
      Thread.currentThread().interrupt();
      return end;
    }
    Thread.interrupted();
    return cancelled(arguments, requesting);
  }

  private static Cancelled cancelled(RequestArguments arguments, Requesting requesting) {
    return new Cancelled(arguments.target().origin() + ": ended on request", requesting.usage());
  }

  private static EffectOutcome rethrow(ExecutionException e) throws EvidenceException {
    switch (e.getCause()) {
      case EvidenceException unrecorded -> throw unrecorded;
      case Error error -> throw error;
      case RuntimeException bug -> throw bug;
      case null, default -> throw new IllegalStateException(e);
    }
  }
}
