package dev.taskexec.effects.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent, what is told of it, and what secrets do meanwhile.
@Timeout(60)
class HeadersTest {
  private TestingSite site;

  @BeforeEach
  void open() throws IOException {
    site = TestingSite.open().text("/", "hello");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void method_headers_and_body_are_sent_as_they_are_written() {
    var unused =
        Asking.of(site.url("/?a=%20b"))
            .with("method", "POST")
            .header("Content-Type", "text/plain")
            .header("X-One", "a  b")
            .with("body", "żółć")
            .done();

    var asked = site.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.uri()).isEqualTo("/?a=%20b");
    assertThat(asked.header("Content-Type")).isEqualTo("text/plain");
    assertThat(asked.header("X-One")).isEqualTo("a  b");
    assertThat(asked.body()).isEqualTo("żółć");
    assertThat(asked.header("Host")).isEqualTo(site.place());
    assertThat(asked.header("User-Agent")).isEqualTo("task-exec-kit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Host", "Connection", "Transfer-Encoding", "content-length", "TE", "Upgrade"})
  void headers_of_the_connection_are_not_the_plans(String name) {
    assertThat(Asking.of(site.url("/")).header(name, "a").failed().reason())
        .contains("is set by the effect");
    assertThat(site.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\tb", "a\0", "ä", "\u001b[0m"})
  void a_value_that_would_begin_another_line_is_not_sent(String value) {
    assertThat(Asking.of(site.url("/")).header("A", value).failed().reason())
        .contains("a line break, a control");
    assertThat(Asking.of(site.url("/")).header("A", "${env:V}").env("V", value).failed().reason())
        .contains("a line break, a control")
        .doesNotContain(value);
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void variables_are_filled_into_headers_and_body() {
    var unused =
        Asking.of(site.url("/"))
            .with("method", "POST")
            .header("Authorization", "Bearer ${env:TOKEN}")
            .with("body", "${env:TOKEN} $${env:TOKEN} ${other} $1 ${env:}")
            .env("TOKEN", "a$1\\b${env:TOKEN}")
            .done();

    var asked = site.asked().getFirst();
    assertThat(asked.header("Authorization")).isEqualTo("Bearer a$1\\b${env:TOKEN}");
    assertThat(asked.body()).isEqualTo("a$1\\b${env:TOKEN} ${env:TOKEN} ${other} $1 ${env:}");
  }

  @Test
  void a_missing_variable_fails_with_the_permit_to_add() {
    var failed = Asking.of(site.url("/")).header("A", "${env:TOKEN}").failed();

    assertThat(failed.reason()).contains("`TOKEN`", "`env:TOKEN`");
    assertThat(failed.started()).isFalse();
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void it_asks_for_all_that_it_touches() {
    var asking =
        Asking.of("https://repo.example/a")
            .header("A", "${env:ONE}")
            .with("body", "${env:TWO} $${env:THREE}")
            .with("proxy", "http://proxy.example:3128")
            .with("to", "out/../out/a")
            .with("cache", JsonValue.TRUE)
            .with("ca_file", "/etc/ca.pem");

    var requests = asking.effect().requests(asking.envelope(), Path.of("/project"));

    assertThat(requests)
        .extracting(PermitRule::toString)
        .containsExactly(
            "net:repo.example:443",
            "net:proxy.example:3128",
            "env:ONE",
            "env:TWO",
            "read:/etc/ca.pem",
            "write:/project/out/a",
            "read:/project/out/a",
            "read:/project/out/.a.validators",
            "write:/project/out/.a.validators");
    assertThat(asking.effect().host(asking.envelope())).contains("repo.example");
  }

  @Test
  void the_result_tells_headers_and_body() {
    site.page(
        "/told",
        exchange -> {
          var headers = exchange.getResponseHeaders();
          headers.add("X-Two", "a");
          headers.add("X-Two", "b");
          headers.add("Set-Cookie", "session=secret");
          TestingSite.answer(exchange, 200, "text\n");
        });

    var done = Asking.of(site.url("/told")).done();

    assertThat(done).containsEntry("body", JsonValue.of("text\n"));
    assertThat(((JsonValue.Obj) done.get("headers")).members())
        .containsEntry("x-two", JsonValue.of("a, b"))
        .doesNotContainKey("set-cookie");
  }

  @Test
  void a_body_that_is_no_text_is_told_in_base64() {
    site.page("/binary", exchange -> TestingSite.answer(exchange, 200, new byte[] {0, -1}));

    assertThat(Asking.of(site.url("/binary")).done())
        .containsEntry("body_base64", JsonValue.of("AP8="))
        .doesNotContainKey("body");
  }

  @Test
  void secrets_are_taken_out_of_what_is_told() {
    site.page(
        "/echo",
        exchange -> {
          var told = site.asked().getLast().header("Authorization");
          exchange.getResponseHeaders().set("X-Told", told);
          TestingSite.answer(exchange, 200, told);
        });
    var facts = new ArrayList<JsonValue>();

    var done =
        Asking.of(site.url("/echo"))
            .header("Authorization", "Bearer ${env:TOKEN}")
            .env("TOKEN", "s3cret")
            .redaction(new TestingRedaction())
            .witness(facts::add)
            .done();

    assertThat(site.asked().getFirst().header("Authorization")).isEqualTo("Bearer s3cret");
    assertThat(done).containsEntry("body", JsonValue.of("Bearer [secret]"));
    assertThat(done.toString()).doesNotContain("s3cret");
    assertThat(facts).hasSize(1);
    assertThat(facts.getFirst())
        .isEqualTo(
            JsonValue.Obj.builder()
                .put("method", "GET")
                .put("url", site.url("/echo"))
                .putStrings("headers", List.of("authorization"))
                .build());
  }

  /// Knows one secret, in whole pieces.
  private static final class TestingRedaction implements Redaction {
    @Override
    public boolean isEmpty() {
      return false;
    }

    @Override
    public String text(String text) {
      return text.replace("s3cret", "[secret]");
    }

    @Override
    public Stream stream() {
      return (bytes, _) -> text(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
    }
  }
}
