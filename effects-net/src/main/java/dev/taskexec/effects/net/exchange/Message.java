package dev.taskexec.effects.net.exchange;

import dev.taskexec.effects.net.url.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javax.net.ssl.SSLContext;

/// One request as it is sent.
///
/// @param fields headers by their names in small letters
/// @param addresses of the target, or of the proxy; no others are connected to
/// @param trust who is believed to vouch for the target; present where it is encrypted
/// @param connecting how long one address may take to answer
public record Message(
    String method,
    Target target,
    SequencedMap<String, String> fields,
    Optional<Payload> payload,
    List<InetAddress> addresses,
    Optional<Target> proxy,
    Optional<SSLContext> trust,
    Duration connecting) {

  public Message {
    addresses = List.copyOf(addresses);
  }
}
