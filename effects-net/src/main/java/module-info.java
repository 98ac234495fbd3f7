import dev.taskexec.abi.effect.Effect;
import dev.taskexec.effects.net.HttpRequest;
import org.jspecify.annotations.NullMarked;

/// The effects that reach the network, and the only opener of sockets.
@NullMarked
module taskexec.effects.net {
  requires taskexec.abi;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires static org.jspecify;

  // Automatic modules cannot say what they need of the platform.
  requires java.security.jgss;
  requires jdk.net;

  // On the class path the same is said by META-INF/services.
  provides Effect with
      HttpRequest;
}
