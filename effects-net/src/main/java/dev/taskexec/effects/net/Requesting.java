package dev.taskexec.effects.net;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.effects.net.address.Border;
import dev.taskexec.effects.net.address.Lookup;
import dev.taskexec.effects.net.address.Passage;
import dev.taskexec.effects.net.exchange.Exchange;
import dev.taskexec.effects.net.exchange.Message;
import dev.taskexec.effects.net.exchange.Stop;
import dev.taskexec.effects.net.folder.NotPermittedException;
import dev.taskexec.effects.net.request.Field;
import dev.taskexec.effects.net.request.RequestArguments;
import dev.taskexec.effects.net.request.WrongArgumentsException;
import dev.taskexec.effects.net.url.BadUrlException;
import dev.taskexec.effects.net.url.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One `http.request` from its beginning to its end, with the redirects on its way. Used by one
/// thread, which nobody interrupts; [#sent] and [#usage] are for others, too.
final class Requesting {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int LONGEST_URL = 300;

  private final RequestArguments arguments;
  private final EffectContext context;
  private final Lookup lookup;
  private final Stop stop;
  private final Border border;
  private final long began;
  private volatile boolean sent;
  private final AtomicLong outputBytes = new AtomicLong();

  Requesting(RequestArguments arguments, EffectContext context, Lookup lookup, Stop stop) {
    this.arguments = arguments;
    this.context = context;
    this.lookup = lookup;
    this.stop = stop;
    this.border = new Border(context.authority());
    this.began = context.nanos().getAsLong();
  }

  /// Whether something may have reached a server.
  boolean sent() {
    return sent;
  }

  /// What was spent so far.
  Usage usage() {
    var ms = TimeUnit.NANOSECONDS.toMillis(context.nanos().getAsLong() - began);
    var wall = Usage.NONE.with(Quantity.WALL_MS, ms, Usage.How.MEASURED);
    var output = outputBytes.get();
    return output == 0 ? wall : wall.with(Quantity.OUTPUT_BYTES, output, Usage.How.MEASURED);
  }

  /// Does it. When the stop came, the answer is [Cancelled].
  ///
  /// @throws EvidenceException as it comes from the witness; nothing was sent then
  EffectOutcome run() throws EvidenceException {
    try (var files = files()) {
      return request(files);
    } catch (EndedException e) {
      return e.outcome();
    } catch (WrongArgumentsException e) {
      return new Failed(e.reason(), sent);
    } catch (IOException e) {
      return stop.isStopped()
          ? new Cancelled(shown(arguments.target()) + ": ended on request", usage())
          : failed(shown(arguments.target()) + ": " + Trouble.words(e));
    }
  }

  private HeldFiles files() throws IOException, EndedException {
    refuseIfClosed(arguments.target(), "");
    try {
      return HeldFiles.of(arguments, context);
    } catch (NotPermittedException e) {
      throw new EndedException(new Refused(e.rule(), e.remedy()));
    }
  }

  private EffectOutcome request(HeldFiles files)
      throws IOException, EvidenceException, EndedException, WrongArgumentsException {
    var kept = arguments.cache() ? files.kept() : Optional.<HeldFiles.Kept>empty();
    var receiving = new Receiving(arguments, context, files, kept, this::charge);
    var hop = Hop.first(arguments);
    // What is missing in the environment must be missed before anything begins.
    var message = fields(hop);
    var _ = files.payload(hop.content(), context.environment());
    stop.check();
    context.witness().begins(facts(message));
    files.makeFolders();
    for (var redirects = 0; ; redirects++) {
      try (var exchange = send(hop, files, receiving, redirects)) {
        var next = next(hop, exchange, redirects);
        if (next.isEmpty()) {
          return new EffectOutcome.Done(
              receiving.result(hop.target(), exchange, redirects), usage());
        }
        hop = next.get();
      }
    }
  }

  private Exchange send(Hop hop, HeldFiles files, Receiving receiving, int redirects)
      throws IOException, EndedException, WrongArgumentsException {
    var addresses = addresses(hop.target(), redirects > 0 ? "after a redirect, " : "");
    var fields = fields(hop);
    receiving.conditions(hop.target()).forEach(fields::putIfAbsent);
    var message =
        new Message(
            hop.method(),
            hop.target(),
            fields,
            files.payload(hop.content(), context.environment()),
            addresses,
            arguments.proxy(),
            files.trust(hop.target()),
            CONNECTING);
    try {
      var exchange = Exchange.open(message, stop);
      sent = true;
      return exchange;
    } catch (IOException e) {
      sent |= !Trouble.wasBeforeSending(e);
      throw e;
    }
  }

  /// Where to connect to: the one time that a name is looked up.
  private List<InetAddress> addresses(Target target, String how)
      throws IOException, EndedException {
    refuseIfClosed(target, how);
    var door = arguments.proxy().orElse(target);
    var written = Border.addressIn(door);
    var found =
        written.isPresent()
            ? List.of(written.get())
            : stop.waitFor(() -> lookup.of(door.hostName()));
    return switch (border.passage(door, found)) {
      case Passage.Open(var addresses) -> addresses;
      case Passage.Closed closed -> throw refused(closed, how);
    };
  }

  private void refuseIfClosed(Target target, String how) throws EndedException {
    for (var host : arguments.proxy().map(it -> List.of(it, target)).orElse(List.of(target))) {
      var closed = border.closedTo(host);
      if (closed.isPresent()) {
        throw refused(closed.get(), how);
      }
    }
  }

  private static EndedException refused(Passage.Closed closed, String how) {
    return new EndedException(new Refused(how + closed.rule(), closed.remedy()));
  }

  private SequencedMap<String, String> fields(Hop hop) throws WrongArgumentsException {
    var fields = new LinkedHashMap<String, String>();
    for (Field field : hop.fields()) {
      fields.put(field.name(), field.filled(context.environment()));
    }
    return fields;
  }

  /// Of the headers the names only: values may be secret.
  private Obj facts(SequencedMap<String, String> fields) {
    var facts =
        Obj.builder()
            .put("method", arguments.method())
            .put("url", shown(arguments.target()))
            .putStrings("headers", List.copyOf(fields.keySet()));
    arguments.to().ifPresent(to -> facts.put("to", OneLine.of(to)));
    arguments.proxy().ifPresent(proxy -> facts.put("proxy", proxy.origin()));
    return facts.build();
  }

  /// The request that a redirect asks for, if this is one and is followed.
  private Optional<Hop> next(Hop hop, Exchange exchange, int redirects) throws EndedException {
    var location = exchange.fields().get("location");
    if (arguments.redirects() == 0 || !Hop.isRedirect(exchange.status()) || location == null) {
      return Optional.empty();
    }
    if (redirects == arguments.redirects()) {
      throw new EndedException(
          failed(
              "%s: more than the %d redirects that are followed"
                  .formatted(shown(arguments.target()), arguments.redirects())));
    }
    return Optional.of(after(hop, exchange.status(), location));
  }

  private Hop after(Hop hop, int status, String location) throws EndedException {
    try {
      var next = hop.after(status, location);
      if (hop.target().secure() && !next.target().secure()) {
        throw new EndedException(
            new Refused(
                "%s redirects to an unencrypted connection: %s"
                    .formatted(shown(hop.target()), shown(next.target())),
                "ask for that URL itself if it is meant"));
      }
      if (next.carriesVariable() && !next.target().hasOriginOf(hop.target())) {
        throw new EndedException(
            new Refused(
                "%s redirects, with a body that holds a variable, to another origin: %s"
                    .formatted(shown(hop.target()), shown(next.target())),
                "ask for that URL itself if it is meant"));
      }
      return next;
    } catch (BadUrlException e) {
      throw new EndedException(
          failed(
              "%s redirects to what cannot be asked for: %s"
                  .formatted(shown(hop.target()), e.reason())));
    }
  }

  private void charge(int bytes) throws EndedException {
    outputBytes.addAndGet(bytes);
    var overrun = context.meter().spend(Quantity.OUTPUT_BYTES, bytes, Usage.How.MEASURED);
    if (overrun.isPresent()) {
      throw new EndedException(new EffectOutcome.Exhausted(overrun.get(), usage()));
    }
  }

  private Failed failed(String reason) {
    return new Failed(reason, sent);
  }

  private String shown(Target target) {
    return OneLine.of(context.redaction().text(target.toString()), LONGEST_URL);
  }
}
