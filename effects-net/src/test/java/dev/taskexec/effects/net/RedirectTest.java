package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attack 30, and what redirects do besides.
@Timeout(60)
class RedirectTest {
  private TestingSite site;
  private TestingSite other;

  @BeforeEach
  void open() throws IOException {
    site = TestingSite.open();
    other = TestingSite.open("127.0.0.2", 0).text("/", "other");
  }

  @AfterEach
  void close() {
    site.close();
    other.close();
  }

  @Test
  void a_redirect_is_followed_with_a_permit_for_where_it_leads() {
    site.redirect("/a", 302, other.url("/"));

    var done = Asking.of(site.url("/a")).confined("net:127.0.0.1", "net:" + other.place()).done();

    assertThat(done)
        .containsEntry("body", JsonValue.of("other"))
        .containsEntry("url", JsonValue.of(other.url("/")))
        .containsEntry("redirects", JsonValue.of(1))
        .containsEntry("status", JsonValue.of(200));
  }

  @Test
  void a_redirect_to_another_host_is_refused_without_one() {
    site.redirect("/a", 302, other.url("/"));

    var refused = Asking.of(site.url("/a")).confined("net:127.0.0.1").refused();

    assertThat(refused.rule())
        .isEqualTo("after a redirect, no permit allows `net:%s`".formatted(other.place()));
    assertThat(refused.remedy()).contains("`net:" + other.place() + "`");
    assertThat(other.asked()).isEmpty();
  }

  @Test
  void a_redirect_to_another_port_is_refused_without_a_permit_for_it() throws Exception {
    try (var beside = TestingSite.open().text("/", "beside")) {
      site.redirect("/a", 307, beside.url("/"));

      var refused = Asking.of(site.url("/a")).confined("net:" + site.place()).refused();

      assertThat(refused.rule()).contains("no permit allows `net:" + beside.place());
      assertThat(beside.asked()).isEmpty();
      assertThat(Asking.of(site.url("/a")).confined("net:127.0.0.1").body()).isEqualTo("beside");
    }
  }

  @Test
  void a_redirect_to_the_metadata_service_is_refused_whatever_a_star_allows() {
    site.redirect("/a", 302, "http://169.254.169.254/latest/meta-data/");

    var refused = Asking.of(site.url("/a")).confined("net:*", "net:127.0.0.1").refused();

    assertThat(refused.rule()).contains("a link-local address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "http://user@127.0.0.1/",
        "http://127.1/",
        "gopher://127.0.0.1:1/x",
        "/with blank",
      })
  void a_redirect_to_what_cannot_be_asked_for_fails(String location) {
    site.redirect("/a", 302, location);

    var failed = Asking.of(site.url("/a")).failed();

    assertThat(failed.reason()).contains("redirects to what cannot be asked for");
  }

  @Test
  void no_more_redirects_are_followed_than_were_asked_for() {
    site.redirect("/loop", 302, "/loop");

    var failed = Asking.of(site.url("/loop")).with("redirects", 3).failed();

    assertThat(failed.reason()).contains("more than the 3 redirects");
    assertThat(site.asked()).hasSize(4);
  }

  @Test
  void with_no_redirects_the_redirect_is_the_response() {
    site.redirect("/a", 302, other.url("/"));

    var done =
        Asking.of(site.url("/a"))
            .with("redirects", 0)
            .with("expect", new JsonValue.Arr(List.of(JsonValue.of(302))))
            .done();

    assertThat(done).containsEntry("status", JsonValue.of(302));
    assertThat(other.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "301, POST, GET,  ''",
    "302, POST, GET,  ''",
    "303, POST, GET,  ''",
    "303, PUT,  GET,  ''",
    "302, PUT,  PUT,  text",
    "307, POST, POST, text",
    "308, POST, POST, text",
    "303, HEAD, HEAD, ''",
  })
  void the_method_after_a_redirect_is_that_of_rfc_9110(
      int status, String before, String after, String body) {
    site.redirect("/a", status, "/b").text("/b", "done");
    var asking = Asking.of(site.url("/a")).with("method", before).header("Content-Type", "x/y");

    var unused = (before.equals("HEAD") ? asking : asking.with("body", "text")).done();

    var last = site.asked().getLast();
    assertThat(last.method()).isEqualTo(after);
    assertThat(last.body()).isEqualTo(body);
    assertThat(last.headers().containsKey("Content-Type")).isEqualTo(after.equals(before));
  }

  @Test
  void credentials_go_to_no_other_origin() {
    site.redirect("/a", 302, other.url("/")).redirect("/same", 302, "/a");

    var unused =
        Asking.of(site.url("/same"))
            .header("Authorization", "Basic eHh4")
            .header("Cookie", "a=b")
            .header("X-Key", "${env:KEY}")
            .header("X-Plain", "plain")
            .env("KEY", "value of the key")
            .done();

    var same = site.asked().getLast();
    assertThat(same.header("Authorization")).isEqualTo("Basic eHh4");
    assertThat(same.header("Cookie")).isEqualTo("a=b");
    assertThat(same.header("X-Key")).isEqualTo("value of the key");
    var elsewhere = other.asked().getLast();
    assertThat(elsewhere.headers()).doesNotContainKeys("Authorization", "Cookie", "X-key");
    assertThat(elsewhere.header("X-Plain")).isEqualTo("plain");
  }

  @Test
  void a_body_with_a_variable_goes_to_no_other_origin() {
    site.redirect("/a", 307, other.url("/"));

    var refused =
        Asking.of(site.url("/a"))
            .with("method", "POST")
            .with("body", "key=${env:KEY}")
            .env("KEY", "secret")
            .refused();

    assertThat(refused.rule()).contains("with a body that holds a variable");
    assertThat(other.asked()).isEmpty();
  }
}
