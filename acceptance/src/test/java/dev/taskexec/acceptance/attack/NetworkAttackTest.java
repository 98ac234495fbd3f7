package dev.taskexec.acceptance.attack;

import static dev.taskexec.acceptance.attack.Attack.fence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/// Attacks 25 to 33: the network, by programs and by the kit's own effect. A server gives each task
/// its token.
class NetworkAttackTest extends Stronghold {
  private final HttpServer server = serve();
  private final HttpServer other = serve();

  @AfterAll
  void stop() {
    server.stop(0);
    other.stop(0);
  }

  @Override
  List<Attack> attacks() {
    var address = "127.0.0.1:" + server.getAddress().getPort();
    var elsewhere = "127.0.0.1:" + other.getAddress().getPort();
    var net = List.of("net:" + address);
    return List.of(
        new Attack(
            "25 a port without a permit, in a program",
            List.of(),
            net,
            fence("bash", "exec 3<>/dev/tcp/%s\necho @TOKEN".formatted(address.replace(':', '/')))),
        new Attack(
            "25 another port than that of the permit, in a program",
            List.of("net:" + elsewhere),
            net,
            fence("bash", "exec 3<>/dev/tcp/%s\necho @TOKEN".formatted(address.replace(':', '/')))),
        get("25 a port without a permit, in the kit", address, List.of(), net),
        get("25 another port, in the kit", address, List.of("net:" + elsewhere), net),
        get(
            "28 an address by a name",
            address.replace("127.0.0.1", "localhost"),
            net,
            List.of("net:localhost:" + server.getAddress().getPort())),
        get("30 a redirect to another port", address + "/to", net, List.of("net:" + elsewhere)));
  }

  private static Attack get(
      String name, String address, List<String> permits, List<String> control) {
    return new Attack(
        name,
        permits,
        control,
        fence(
            "json effect",
            "{\"effect\": \"http.request\", \"v\": 1, \"args\": {\"url\": \"http://%s/@NUMBER\"}}"
                .formatted(address)));
  }

  private HttpServer serve() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext("/", this::answer);
      made.start();
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `/to/N` leads to the other server.
  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var number = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/to/")) {
      exchange
          .getResponseHeaders()
          .add(
              "Location", "http://127.0.0.1:%d/%s".formatted(other.getAddress().getPort(), number));
      exchange.sendResponseHeaders(302, -1);
    } else {
      var body = Siege.token(Integer.parseInt(number)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
