package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Attack 31: only the proxy that the plan names is used.
@Timeout(60)
@ResourceLock("system properties")
class ProxyTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nthe proxy";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private TestingSocket proxy;
  private TestingSite site;

  @BeforeEach
  void open() throws IOException {
    site = TestingSite.open().text("/", "the site");
    proxy =
        TestingSocket.that(
            socket -> {
              asked.add(TestingSocket.awaitRequest(socket));
              TestingSocket.say(socket.getOutputStream(), ANSWER);
            });
  }

  @AfterEach
  void close() throws IOException {
    site.close();
    proxy.close();
  }

  @Test
  void no_proxy_is_taken_from_properties_or_the_selector() {
    var properties =
        Map.of(
            "http.proxyHost", "127.0.0.1",
            "http.proxyPort", Integer.toString(proxy.port()),
            "http.nonProxyHosts", "none",
            "socksProxyHost", "127.0.0.1",
            "socksProxyPort", Integer.toString(proxy.port()),
            "java.net.useSystemProxies", "true");
    var before = ProxySelector.getDefault();
    properties.forEach(System::setProperty);
    ProxySelector.setDefault(new TestingSelector(new InetSocketAddress("127.0.0.1", proxy.port())));

    try {
      assertThat(Asking.of(site.url("/")).body()).isEqualTo("the site");
    } finally {
      new ArrayList<>(properties.keySet()).forEach(System::clearProperty);
      ProxySelector.setDefault(before);
    }
    assertThat(proxy.accepted()).isZero();
  }

  @Test
  void the_proxy_of_the_plan_is_used_with_its_permit() {
    var body =
        Asking.of("http://repo.example/a?b")
            .with("proxy", proxy.url(""))
            .confined("net:repo.example:80", "net:127.0.0.1:" + proxy.port())
            .body();

    assertThat(body).isEqualTo("the proxy");
    assertThat(asked.getFirst())
        .startsWith("GET http://repo.example/a?b HTTP/1.1\r\n")
        .contains("\r\nHost: repo.example\r\n");
  }

  @Test
  void the_proxy_is_not_used_without_its_permit() {
    var refused =
        Asking.of("http://repo.example/")
            .with("proxy", proxy.url(""))
            .confined("net:repo.example:80")
            .refused();

    assertThat(refused.rule()).contains("no permit allows `net:127.0.0.1:" + proxy.port());
    assertThat(proxy.accepted()).isZero();
  }

  @Test
  void a_proxy_does_not_lead_to_where_the_permits_do_not() {
    for (var url : new String[] {"http://other.example/", "http://169.254.169.254/"}) {
      var refused =
          Asking.of(url)
              .with("proxy", proxy.url(""))
              .confined("net:repo.example:80", "net:127.0.0.1", "!net:169.254.0.0/16")
              .refused();

      assertThat(refused.rule()).contains(url.replaceAll("http://(.*)/", "net:$1"));
    }
    assertThat(
            Asking.of("http://169.254.169.254/")
                .with("proxy", proxy.url(""))
                .confined("net:*", "net:127.0.0.1")
                .refused()
                .rule())
        .contains("a link-local address");
    assertThat(proxy.accepted()).isZero();
  }

  @Test
  void an_encrypted_connection_goes_through_a_tunnel() {
    var failed =
        Asking.of("https://repo.example/")
            .with("proxy", proxy.url(""))
            .confined("net:repo.example:443", "net:127.0.0.1")
            .header("Authorization", "Basic eHh4")
            .failed();

    // The proxy of this test talks where it should only pass on.
    assertThat(failed.reason()).contains("no secure connection");
    assertThat(asked.getFirst())
        .startsWith("CONNECT repo.example:443 HTTP/1.1\r\n")
        .doesNotContain("eHh4");
  }

  /// Wants the proxy for whatever is asked for, also for plain sockets.
  private static final class TestingSelector extends ProxySelector {
    private final InetSocketAddress address;

    TestingSelector(InetSocketAddress address) {
      this.address = address;
    }

    @Override
    public List<Proxy> select(URI uri) {
      var type = uri.getScheme().equals("socket") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
      return List.of(new Proxy(type, address));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress where, IOException reason) {
      // It asks for the same again.
    }
  }
}
