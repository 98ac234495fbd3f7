package dev.taskexec.effects.net.address;

import dev.taskexec.abi.permit.AddressBits;
import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.Network;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;

/// Where an address leads: to the public network, or to where only this machine or its neighbours
/// can reach.
public enum Reach {
  PUBLIC("a public address"),
  LOOPBACK("this machine itself"),
  UNSPECIFIED("no certain machine, which mostly means this one"),
  LINK_LOCAL("a link-local address, where clouds keep credentials"),
  PRIVATE("a private network"),
  MULTICAST("many machines at once"),
  RESERVED("a network that is reserved for special uses");

  private record Range(Network network, Reach reach) {
    static Range of(String network, Reach reach) {
      if (PermitRule.parse("net:" + network).resource() instanceof Destination(Network read, _)) {
        return new Range(read, reach);
      }
      throw new IllegalArgumentException("not a network: " + network);
    }
  }

  /// The registries of special-purpose addresses of IANA (RFC 6890), without the networks for
  /// documentation, where nobody is.
  private static final List<Range> RANGES =
      List.of(
          Range.of("0.0.0.0/8", UNSPECIFIED),
          Range.of("10.0.0.0/8", PRIVATE),
          Range.of("100.64.0.0/10", PRIVATE),
          Range.of("127.0.0.0/8", LOOPBACK),
          Range.of("169.254.0.0/16", LINK_LOCAL),
          Range.of("172.16.0.0/12", PRIVATE),
          Range.of("192.0.0.0/24", RESERVED),
          Range.of("192.168.0.0/16", PRIVATE),
          Range.of("198.18.0.0/15", RESERVED),
          Range.of("224.0.0.0/4", MULTICAST),
          Range.of("240.0.0.0/4", RESERVED),
          Range.of("[::]", UNSPECIFIED),
          Range.of("[::1]", LOOPBACK),
          Range.of("[64:ff9b:1::/48]", PRIVATE),
          Range.of("[100::/64]", RESERVED),
          Range.of("[2001::/32]", RESERVED),
          Range.of("[fc00::/7]", PRIVATE),
          Range.of("[fe80::/10]", LINK_LOCAL),
          Range.of("[fec0::/10]", PRIVATE),
          Range.of("[ff00::/8]", MULTICAST));

  private final String words;

  Reach(String words) {
    this.words = words;
  }

  /// What is said of such an address, as in "127.0.0.1 is this machine itself".
  public String words() {
    return words;
  }

  static Reach of(AddressBits bits) {
    var host = new Network(bits, bits.size());
    return RANGES.stream()
        .filter(range -> range.network().covers(host))
        .map(Range::reach)
        .findFirst()
        .orElse(PUBLIC);
  }
}
