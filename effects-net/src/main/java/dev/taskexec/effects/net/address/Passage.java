package dev.taskexec.effects.net.address;

import java.net.InetAddress;
import java.util.List;

/// Whether a connection may be made.
public sealed interface Passage {

  /// To these addresses, and to no others that the name may have a moment later.
  record Open(List<InetAddress> addresses) implements Passage {
    public Open {
      addresses = List.copyOf(addresses);
    }
  }

  /// @param rule the rule that decided, or what is missing
  /// @param remedy what to change
  record Closed(String rule, String remedy) implements Passage {}
}
