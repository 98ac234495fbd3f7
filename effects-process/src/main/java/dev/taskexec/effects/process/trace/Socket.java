package dev.taskexec.effects.process.trace;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a call to a socket says: which kind it is, and whom it speaks to.
final class Socket {
  private static final int DNS = 53;
  private static final Pattern IPV4 =
      Pattern.compile("sin_port=htons\\((\\d{1,5})\\), sin_addr=inet_addr\\(\"([0-9.]{7,15})\"\\)");
  private static final Pattern IPV6 =
      Pattern.compile(
          "sin6_port=htons\\((\\d{1,5})\\).*inet_pton\\(AF_INET6, \"([0-9a-f:.]{2,45})\"");
  private static final Pattern PEER = Pattern.compile(".*->.*:(\\d{1,5})\\]");
  private static final Pattern UNIX = Pattern.compile("sun_path=(@?)(\"[^\"]*\")");

  private Socket() {}

  /// @param address as rules have it: `127.0.0.1`, `[::1]`
  record Peer(String address, int port) {}

  static boolean isDatagram(String descriptor) {
    return Written.behind(descriptor).filter(it -> it.startsWith("UDP")).isPresent();
  }

  static Optional<Peer> peer(String address) {
    var four = IPV4.matcher(address);
    if (four.find()) {
      return Optional.of(new Peer(four.group(2), Integer.parseInt(four.group(1))));
    }
    var six = IPV6.matcher(address);
    if (six.find()) {
      var text = six.group(2);
      var mapped = text.startsWith("::ffff:") && text.contains(".");
      return Optional.of(
          new Peer(mapped ? text.substring(7) : "[" + text + "]", Integer.parseInt(six.group(1))));
    }
    return Optional.empty();
  }

  /// Where a Unix socket is: a path, or a name in no folder.
  static Optional<String> unix(String address) {
    var found = UNIX.matcher(address);
    return found.find()
        ? Written.quoted(found.group(2)).map(path -> found.group(1) + path)
        : Optional.empty();
  }

  /// Whether a datagram asks a name server: that is done over TCP where a task is confined.
  static boolean asksForNames(String descriptor, String arguments) {
    var to = peer(arguments).map(Peer::port);
    if (to.isEmpty()) {
      var connected = PEER.matcher(Written.behind(descriptor).orElse(""));
      to = connected.matches() ? Optional.of(Integer.parseInt(connected.group(1))) : to;
    }
    return to.filter(port -> port == DNS).isPresent();
  }
}
