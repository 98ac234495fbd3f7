package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who a server is, is checked by its name, at the address that was checked before.
@Timeout(60)
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static TestingSite site;

  @BeforeAll
  static void open() throws Exception {
    var store = store();
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    site = new TestingSite(server, "https").text("/", "hello");
    site.redirect("/down", 302, "http://repo.example:" + site.port() + "/");
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(
                Base64.getMimeEncoder().encodeToString(store.getCertificate("site").getEncoded())));
  }

  /// A key with a certificate for `repo.example`, which nobody vouches for but itself.
  private static KeyStore store() throws Exception {
    var file = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    new String(PASSWORD),
                    "-alias",
                    "site",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=repo.example",
                    "-ext",
                    "SAN=dns:repo.example,ip:127.0.0.1"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start()
            .waitFor();
    assertThat(made).as(Files.readString(folder.resolve("said"))).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Asking asking(String name, String path) {
    return Asking.of(site.url(name, path))
        .in(folder)
        .confined("net:" + name, "net:127.0.0.1", "read:ca.pem", "read:said")
        .name(name, "127.0.0.1");
  }

  @Test
  void a_server_with_a_trusted_certificate_for_its_name_is_asked() {
    assertThat(asking("repo.example", "/").with("ca_file", "ca.pem").body()).isEqualTo("hello");
    assertThat(Asking.of(site.url("/")).in(folder).with("ca_file", "ca.pem").body())
        .isEqualTo("hello");
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_trusted() {
    var failed = asking("repo.example", "/").failed();

    assertThat(failed.reason()).contains("no secure connection");
    assertThat(failed.started()).isFalse();
  }

  @Test
  void a_certificate_for_another_name_is_not_trusted() {
    var failed = asking("other.example", "/").with("ca_file", "ca.pem").failed();

    assertThat(failed.reason()).contains("no secure connection");
  }

  @Test
  void only_the_certificates_of_the_file_are_trusted() throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "");

    assertThat(asking("repo.example", "/").with("ca_file", "said").failed().reason())
        .contains("certificate");
    assertThat(Asking.of(site.url("/")).in(folder).with("ca_file", "empty.pem").failed().reason())
        .contains("certificate");
  }

  @Test
  void a_redirect_to_an_unencrypted_connection_is_refused() {
    var refused = asking("repo.example", "/down").with("ca_file", "ca.pem").refused();

    assertThat(refused.rule()).contains("redirects to an unencrypted connection");
  }
}
