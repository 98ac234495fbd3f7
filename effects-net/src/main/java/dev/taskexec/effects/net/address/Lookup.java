package dev.taskexec.effects.net.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name.
@FunctionalInterface
public interface Lookup {
  /// As this machine does it for every program.
  Lookup SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /// @param name letters, digits, hyphens and dots; no address
  /// @return at least one, in the order in which they are tried
  /// @throws UnknownHostException if there is none
  List<InetAddress> of(String name) throws UnknownHostException;
}
