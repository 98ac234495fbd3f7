package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.List;
import java.util.OptionalInt;

/// Where a connection goes.
///
/// @param port 1 to 65535; empty is every port
public record Destination(Host host, OptionalInt port) implements Resource {

  public Destination {
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
      throw new IllegalArgumentException("not a port: " + port.getAsInt());
    }
  }

  static Destination read(String raw) {
    refuseUrl(raw);
    if (raw.startsWith("[")) {
      var end = raw.indexOf(']');
      if (end < 0) {
        throw new PermitSyntaxException(
            "`[` is not closed in " + shown(raw), "write `net:[::1]` or `net:[::1]:443`");
      }
      return new Destination(
          Network.ofBrackets(raw.substring(1, end)), port(raw, raw.substring(end + 1)));
    }
    var colon = raw.indexOf(':');
    if (colon >= 0 && raw.indexOf(':', colon + 1) >= 0) {
      throw new PermitSyntaxException(
          shown(raw) + " holds more than one colon",
          "write `host:port`, and an IPv6 address in brackets: `net:[::1]:443`");
    }
    return colon < 0
        ? new Destination(Host.read(raw), OptionalInt.empty())
        : new Destination(Host.read(raw.substring(0, colon)), port(raw, raw.substring(colon)));
  }

  private static void refuseUrl(String raw) {
    if (raw.contains("//") || raw.contains("@")) {
      throw new PermitSyntaxException(
          shown(raw) + " is no host", "write only host and port: `net:repo.example:443`");
    }
  }

  private static OptionalInt port(String raw, String written) {
    if (written.isEmpty()) {
      return OptionalInt.empty();
    }
    var digits = written.startsWith(":") ? written.substring(1) : "";
    if (digits.equals("*")) {
      throw new PermitSyntaxException(
          "a port in %s is a star".formatted(shown(raw)), "leave `:*` out; that is every port");
    }
    if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > 65_535) {
      throw new PermitSyntaxException(
          "%s is no port in %s".formatted(shown(digits), shown(raw)),
          "write a number from 1 to 65535, or leave it out for every port");
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }

  @Override
  public boolean covers(Resource other) {
    return other instanceof Destination(var theirs, var theirPort)
        && host.covers(theirs)
        && (port.isEmpty() || port.equals(theirPort));
  }

  @Override
  public boolean overlaps(Resource other) {
    return !intersection(other).isEmpty();
  }

  @Override
  public List<Resource> intersection(Resource other) {
    if (!(other instanceof Destination(var theirs, var theirPort))
        || port.isPresent() && theirPort.isPresent() && !port.equals(theirPort)) {
      return List.of();
    }
    var both = port.isPresent() ? port : theirPort;
    if (host.covers(theirs)) {
      return List.of(new Destination(theirs, both));
    }
    return theirs.covers(host) ? List.of(new Destination(host, both)) : List.of();
  }

  @Override
  public Destination at(String root) {
    return this;
  }

  @Override
  public String toString() {
    return host + (port.isPresent() ? ":" + port.getAsInt() : "");
  }
}
