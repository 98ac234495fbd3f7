package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.Locale;
import java.util.regex.Pattern;

/// Hosts, by the name or the address with which they are asked for. Names are not looked up, so a
/// name and an address have nothing in common.
public sealed interface Host permits Host.Any, Host.Name, Host.Below, Network {
  Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /// Whether each host of the other is one of these.
  boolean covers(Host other);

  /// Every name and every address: `*`.
  record Any() implements Host {
    @Override
    public boolean covers(Host other) {
      return true;
    }

    @Override
    public String toString() {
      return "*";
    }
  }

  /// One name in small letters.
  record Name(String name) implements Host {
    public Name {
      checkName(name);
    }

    @Override
    public boolean covers(Host other) {
      return equals(other);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Every name below a domain, at any depth, without the domain itself.
  record Below(String domain) implements Host {
    public Below {
      checkName(domain);
    }

    @Override
    public boolean covers(Host other) {
      return switch (other) {
        case Any _, Network _ -> false;
        case Name(var name) -> name.endsWith("." + domain);
        case Below(var inner) -> inner.equals(domain) || inner.endsWith("." + domain);
      };
    }

    @Override
    public String toString() {
      return "*." + domain;
    }
  }

  /// Reads a host that stands in no brackets.
  static Host read(String written) {
    if (written.equals("*")) {
      return new Any();
    }
    // Only ASCII has a small letter here; else the Kelvin sign would become a k.
    var ascii = written.chars().allMatch(c -> c < 0x80);
    var host = ascii ? written.toLowerCase(Locale.ROOT) : written;
    if (host.startsWith("*.")) {
      return new Below(host.substring(2));
    }
    return Network.startsLikeIpv4(host) ? Network.ofDotted(host) : new Name(host);
  }

  private static void checkName(String name) {
    if (name.chars().anyMatch(c -> c >= 0x80)) {
      throw new PermitSyntaxException(
          shown(name) + " holds letters beyond a to z",
          "write the name as DNS has it, its labels beginning with `xn--`");
    }
    if (name.endsWith(".")) {
      throw new PermitSyntaxException(
          shown(name) + " ends in a dot", "leave the dot out; names are always whole");
    }
    if (name.contains("/")) {
      throw new PermitSyntaxException(
          shown(name) + " holds a slash",
          "write only the host; a network is written `10.0.0.0/8` or `[2001:db8::/32]`");
    }
    if (name.contains("*")) {
      throw new PermitSyntaxException(
          "a star stands in " + shown(name),
          "it may only be the whole first label, as in `net:*.example.org`, or the whole host");
    }
    var labels = name.split("\\.", -1);
    for (var label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new PermitSyntaxException(
            "%s is no host name".formatted(shown(name)),
            "write labels of 1 to 63 letters, digits and inner hyphens, with dots between");
      }
    }
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      throw new PermitSyntaxException(
          shown(name) + " looks like an address, which programs read in different ways",
          "write four decimal numbers from 0 to 255 without leading zeros, as in `127.0.0.1`");
    }
    if (name.length() > 253) {
      throw new PermitSyntaxException(
          "a host name of " + name.length() + " characters", "253 is the most");
    }
  }
}
