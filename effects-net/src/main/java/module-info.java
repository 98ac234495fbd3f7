import org.jspecify.annotations.NullMarked;

/// The effects that reach the network, and the only opener of sockets.
@NullMarked
module taskexec.effects.net {
  requires taskexec.abi;
  requires static org.jspecify;
}
