package dev.taskexec.effects.net;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.effect.contract.LastingEffectContract;
import dev.taskexec.effect.contract.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class HttpRequestContractTest extends LastingEffectContract {
  private static final String DRIP = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";

  private final AtomicInteger names = new AtomicInteger();
  private TestingSite site;
  private TestingSocket silent;
  private TestingSocket dripping;

  @BeforeEach
  void open() throws IOException {
    site = TestingSite.open().text("/", "quickly");
    silent = TestingSocket.that(TestingSocket::awaitEnd);
    dripping =
        TestingSocket.that(
            socket -> {
              TestingSocket.awaitRequest(socket);
              TestingSocket.say(socket.getOutputStream(), DRIP);
              TestingSocket.awaitEnd(socket);
            });
  }

  @AfterEach
  void close() throws IOException {
    site.close();
    silent.close();
    dripping.close();
  }

  @Override
  protected Effect effect() {
    return new HttpRequest();
  }

  @Override
  protected Obj quick() {
    return args(site.url("/")).put("to", "quick" + names.incrementAndGet()).build();
  }

  @Override
  protected Obj lasting() {
    return args(silent.url("/")).build();
  }

  @Override
  protected Obj stubborn() {
    return args(dripping.url("/")).put("to", "never").build();
  }

  @Override
  protected List<Obj> wrong() {
    var url = site.url("/");
    return List.of(
        Obj.EMPTY,
        Obj.builder().put("url", 1).build(),
        args("ftp://127.0.0.1/").build(),
        args("http://user:word@" + site.place() + "/").build(),
        args(url).put("method", "get").build(),
        args(url).put("method", "CONNECT").build(),
        args(url).put("headers", "a: b").build(),
        args(url).putStrings("headers", Map.of("a", "b\r\nc: d")).build(),
        args(url).putStrings("headers", Map.of("a b", "c")).build(),
        args(url).putStrings("headers", Map.of("Host", "other.example")).build(),
        args(url).putStrings("headers", Map.of("Transfer-Encoding", "chunked")).build(),
        args(url).putStrings("headers", Map.of("A", "${env:NOT_THERE}")).build(),
        args(url).put("body", "${env:NOT_THERE}").put("method", "POST").build(),
        args(url).put("body", "\ud800").put("method", "POST").build(),
        args(url).put("body", "a").put("body_file", "b").build(),
        args(url).put("body_file", "missing").build(),
        args(url).put("body_file", "").build(),
        args(url).put("timeout_ms", 0).build(),
        args(url).put("max_bytes", -1).build(),
        args(url).put("max_bytes", 1L << 40).build(),
        args(url).put("expect", 200).build(),
        args(url).put("expect", JsonValue.Arr.EMPTY).build(),
        args(url).put("expect", List.of(JsonValue.of("299-200"))).build(),
        args(url).put("sha256", "cafe").build(),
        args(url).put("redirects", 11).build(),
        args(url).put("to", "").build(),
        args(url).put("to", ".").build(),
        args(url).put("cache", true).build(),
        args(url).put("cache", "yes").put("to", "a").build(),
        args(url).put("proxy", "socks://127.0.0.1:1").build(),
        args(url).put("ca_file", "missing").build(),
        args(url).put("uri", url).build());
  }

  private static Obj.Builder args(String url) {
    return Obj.builder().put("url", url);
  }

  @Override
  protected void awaitBegun(Path folder) {
    Waiting.until("a connection", () -> silent.accepted() + dripping.accepted() > 0);
  }

  @Override
  protected boolean hasBegun(Path folder) {
    return !site.asked().isEmpty()
        || silent.accepted() + dripping.accepted() > 0
        || !isEmpty(folder);
  }

  private static boolean isEmpty(Path folder) {
    return folder.toFile().list().length == 0;
  }

  /// A server needs a moment to see that the other side is gone.
  @Override
  protected boolean goesOn(Path folder) {
    Waiting.until("all connections are closed", () -> silent.open() + dripping.open() == 0);
    return folder.resolve("never").toFile().exists();
  }

  @Override
  protected boolean prepareExamples(Path folder) {
    return false;
  }
}
