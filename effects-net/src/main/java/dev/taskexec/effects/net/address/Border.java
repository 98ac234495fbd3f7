package dev.taskexec.effects.net.address;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.Host;
import dev.taskexec.abi.permit.Network;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.effects.net.url.Target;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Decides where a task may connect to: by the host as it is asked for, and by each address to
/// which its name leads.
public final class Border {
  private final Authority authority;

  public Border(Authority authority) {
    this.authority = authority;
  }

  /// What forbids to ask for this host at all, wherever its name leads.
  public Optional<Passage.Closed> closedTo(Target target) {
    return switch (authority) {
      case Authority.Unconfined() -> Optional.empty();
      case Authority.Confined confined ->
          asked(target, confined.permits())
              .or(
                  () ->
                      literal(target)
                          .flatMap(address -> reached(target, address, confined.permits())));
    };
  }

  /// Whether to connect, once it is known where the name leads; [#closedTo] was asked before.
  ///
  /// @param addresses all that the name has
  public Passage passage(Target target, List<InetAddress> addresses) {
    return switch (authority) {
      case Authority.Unconfined() -> new Passage.Open(addresses);
      case Authority.Confined confined ->
          addresses.stream()
              .map(Address::of)
              .flatMap(address -> reached(target, address, confined.permits()).stream())
              .<Passage>map(closed -> closed)
              .findFirst()
              .orElseGet(() -> new Passage.Open(addresses));
    };
  }

  /// The address that stands in the URL itself.
  public static Optional<InetAddress> addressIn(Target target) {
    return literal(target).map(Address::toInetAddress);
  }

  private static Optional<Address> literal(Target target) {
    return target.host() instanceof Network(var bits, _)
        ? Optional.of(new Address(bits))
        : Optional.empty();
  }

  private static Optional<Passage.Closed> asked(Target target, Permits permits) {
    var wanted = target.permit();
    var denial = permits.denialOf(wanted);
    if (denial.isPresent()) {
      return Optional.of(
          new Passage.Closed(
              "`%s` forbids `%s`".formatted(denial.get(), wanted),
              "take the denial away if `%s` may be reached".formatted(target.host())));
    }
    return permits.allow(wanted)
        ? Optional.empty()
        : Optional.of(new Passage.Closed("no permit allows `%s`".formatted(wanted), add(wanted)));
  }

  private static Optional<Passage.Closed> reached(Target target, Address address, Permits permits) {
    var wanted = at(address, target);
    return permits
        .denialOf(wanted)
        .or(() -> address.inner().flatMap(inner -> permits.denialOf(at(inner, target))))
        .map(denial -> denied(target, address, denial))
        .or(
            () ->
                mayBeReached(target, address, permits)
                    ? Optional.empty()
                    : Optional.of(
                        new Passage.Closed(
                            "%s, and that is %s"
                                .formatted(led(target, address), address.reach().words()),
                            add(wanted))));
  }

  private static Passage.Closed denied(Target target, Address address, PermitRule denial) {
    return new Passage.Closed(
        "%s, and `%s` forbids that".formatted(led(target, address), denial),
        "take the denial away if `%s` may be reached".formatted(address));
  }

  private static String led(Target target, Address address) {
    return target.host() instanceof Network
        ? "`%s` is asked for".formatted(target.host())
        : "`%s` leads to %s".formatted(target.host(), address);
  }

  /// An address that is not public is reached only where a permit means it and not just any: one
  /// with that address or its network, or the name `localhost`, which can mean nothing else (RFC
  /// 6761).
  private static boolean mayBeReached(Target target, Address address, Permits permits) {
    return switch (address.reach()) {
      case PUBLIC -> true;
      case LOOPBACK -> isLocalName(target, permits) || isMeant(target, address, permits);
      case UNSPECIFIED, LINK_LOCAL, PRIVATE, MULTICAST, RESERVED ->
          isMeant(target, address, permits);
    };
  }

  private static boolean isMeant(Target target, Address address, Permits permits) {
    var wanted = at(address, target);
    return permits.rules().stream()
        .anyMatch(
            rule ->
                !rule.denies()
                    && rule.resource() instanceof Destination(Network _, _)
                    && rule.covers(wanted));
  }

  private static boolean isLocalName(Target target, Permits permits) {
    return permits.rules().stream()
        .anyMatch(
            rule ->
                !rule.denies()
                    && rule.resource() instanceof Destination(var host, _)
                    && isLocal(host)
                    && rule.covers(target.permit()));
  }

  private static boolean isLocal(Host host) {
    return switch (host) {
      case Host.Name(var name) -> name.equals("localhost") || name.endsWith(".localhost");
      case Host.Below(var domain) -> domain.equals("localhost") || domain.endsWith(".localhost");
      case Host.Any _, Network _ -> false;
    };
  }

  private static PermitRule at(Address address, Target target) {
    return new PermitRule(
        false, Action.NET, new Destination(address.host(), OptionalInt.of(target.port())));
  }

  private static String add(PermitRule rule) {
    return "add `%s` to the permits if that is meant".formatted(rule);
  }
}
