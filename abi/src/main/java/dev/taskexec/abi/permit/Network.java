package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.regex.Pattern;

/// An address, or all addresses that begin with the same bits: `10.0.0.0/8`, `[2001:db8::/32]`.
///
/// @param address with 0 for each bit that does not count
/// @param prefix how many bits count, from 0 to 32 or 128
public record Network(AddressBits address, int prefix) implements Host {
  private static final Pattern DOTTED = Pattern.compile("[0-9]++(?:\\.[0-9]++){3}(?:/.*)?");
  private static final Pattern WITH_SIZE = Pattern.compile("[0-9.]++/.*");

  public Network {
    if (prefix < 0 || prefix > address.size() || !address.cut(prefix).equals(address)) {
      throw new IllegalArgumentException("not a network: " + address + "/" + prefix);
    }
  }

  /// Whether it can only be meant as an IPv4 address or network.
  static boolean startsLikeIpv4(String host) {
    return DOTTED.matcher(host).matches() || WITH_SIZE.matcher(host).matches();
  }

  static Network ofDotted(String written) {
    return read(written, false);
  }

  static Network ofBrackets(String written) {
    return read(written, true);
  }

  private static Network read(String written, boolean ipv6) {
    var slash = written.indexOf('/');
    var text = slash < 0 ? written : written.substring(0, slash);
    var address = ipv6 ? Ipv6.read(text) : Ipv4.read(text);
    if (slash < 0) {
      return new Network(address, address.size());
    }
    var prefix = prefix(written.substring(slash + 1), address.size(), written);
    var cut = address.cut(prefix);
    if (!cut.equals(address)) {
      throw new PermitSyntaxException(
          shown(written) + " has bits beyond the first " + prefix,
          "write `"
              + new Network(cut, prefix)
              + "` for the network, or leave `/"
              + prefix
              + "` out for the one address");
    }
    return new Network(address, prefix);
  }

  private static int prefix(String digits, int most, String written) {
    if (!digits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits) > most) {
      throw new PermitSyntaxException(
          "%s is no size of a network in %s".formatted(shown(digits), shown(written)),
          "write how many bits are the network's, from 0 to " + most);
    }
    return Integer.parseInt(digits);
  }

  @Override
  public boolean covers(Host other) {
    return other instanceof Network(var theirs, var theirPrefix)
        && address.isIpv6() == theirs.isIpv6()
        && prefix <= theirPrefix
        && theirs.cut(prefix).equals(address);
  }

  @Override
  public String toString() {
    var text = address + (prefix == address.size() ? "" : "/" + prefix);
    return address.isIpv6() ? "[" + text + "]" : text;
  }
}
