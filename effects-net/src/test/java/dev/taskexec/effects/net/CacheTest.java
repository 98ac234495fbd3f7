package dev.taskexec.effects.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not fetched again while the server still has the same.
@Timeout(60)
class CacheTest {
  private final AtomicReference<String> content = new AtomicReference<>("one");
  private Path root;
  private TestingSite site;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    root = folder.toRealPath();
    site =
        TestingSite.open()
            .page(
                "/",
                exchange -> {
                  var tag = "\"" + content.get() + "\"";
                  exchange.getResponseHeaders().set("ETag", tag);
                  var same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                  TestingSite.answer(exchange, same ? 304 : 200, content.get());
                })
            .text("/plain", "plain");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Asking asking(String path) {
    return Asking.of(site.url(path))
        .in(root)
        .confined("net:127.0.0.1", "write:**", "read:**")
        .with("to", "a")
        .with("cache", JsonValue.TRUE);
  }

  @Test
  void a_file_that_the_server_still_has_is_not_fetched_again() {
    var first = asking("/").done();
    var second = asking("/").done();

    assertThat(first).containsEntry("from_cache", JsonValue.FALSE);
    assertThat(second)
        .containsEntry("from_cache", JsonValue.TRUE)
        .containsEntry("status", JsonValue.of(304))
        .containsEntry("bytes", JsonValue.of(3))
        .containsEntry("sha256", first.get("sha256"));
    assertThat(root.resolve("a")).hasContent("one");
    assertThat(site.asked().getFirst().headers()).doesNotContainKey("If-none-match");
  }

  @Test
  void a_file_that_changed_at_the_server_is_fetched() {
    var unused = asking("/").done();
    content.set("two");

    assertThat(asking("/").done()).containsEntry("from_cache", JsonValue.FALSE);
    assertThat(root.resolve("a")).hasContent("two");
    assertThat(asking("/").done()).containsEntry("from_cache", JsonValue.TRUE);
  }

  @Test
  void a_file_that_changed_here_is_fetched() throws Exception {
    var unused = asking("/").done();
    Files.writeString(root.resolve("a"), "tampered with");

    assertThat(asking("/").done()).containsEntry("from_cache", JsonValue.FALSE);
    assertThat(root.resolve("a")).hasContent("one");
  }

  @Test
  void a_file_that_is_gone_is_fetched() throws Exception {
    var unused = asking("/").done();
    Files.delete(root.resolve("a"));

    assertThat(asking("/").done()).containsEntry("from_cache", JsonValue.FALSE);
    assertThat(root.resolve("a")).hasContent("one");
  }

  @Test
  void what_came_from_another_url_is_fetched() {
    var unused = asking("/").done();

    assertThat(asking("/?other").done()).containsEntry("from_cache", JsonValue.FALSE);
  }

  @Test
  void what_has_not_the_wanted_digest_is_fetched() {
    var unused = asking("/").done();
    content.set("two");
    var digest = Asking.text(asking("/").with("to", "b").done().get("sha256"));
    content.set("one");

    var failed = asking("/").with("sha256", digest).failed();

    assertThat(failed.reason()).contains("was wanted");
    assertThat(site.asked().getLast().headers()).doesNotContainKey("If-none-match");
  }

  @Test
  void validators_that_are_none_are_not_used() throws Exception {
    for (var text :
        new String[] {
          "", "\n", "url: a", "etag: a\r\nHost: b\n", "\0", "url: a\nurl: b\n", "a".repeat(100_000)
        }) {
      Files.writeString(root.resolve("a"), "one");
      Files.writeString(root.resolve(".a.validators"), text);

      assertThat(asking("/").done()).containsEntry("from_cache", JsonValue.FALSE);
    }
  }

  @Test
  void validators_behind_a_link_are_neither_read_nor_written() throws Exception {
    var secret = Files.writeString(root.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve(".a.validators"), secret);

    var failed =
        Asking.of(site.url("/"))
            .in(root)
            .confined("net:127.0.0.1", "write:**", "read:**")
            .with("to", "a")
            .with("cache", JsonValue.TRUE)
            .failed();

    assertThat(failed.reason()).contains("is no regular file");
    assertThat(secret).hasContent("secret");
  }

  @Test
  void a_response_without_validators_is_kept_without() {
    var unused = asking("/plain").done();

    assertThat(root.resolve(".a.validators")).doesNotExist();
    assertThat(asking("/plain").done()).containsEntry("from_cache", JsonValue.FALSE);
  }

  @Test
  void what_is_read_and_written_for_it_needs_permits() {
    var validators = root.resolve(".a.validators");

    assertThat(cachedWith("write:a", "write:.a.validators", "read:.a.validators"))
        .contains("`read:" + root.resolve("a"));
    assertThat(cachedWith("write:a", "read:a", "write:.a.validators"))
        .contains("`read:" + validators);
    assertThat(cachedWith("write:a", "read:a", "read:.a.validators"))
        .contains("`write:" + validators);
  }

  @Test
  void validators_stand_beside_the_real_file() throws Exception {
    Files.createDirectory(root.resolve("real"));
    Files.writeString(root.resolve("real/b"), "old");
    Files.createSymbolicLink(root.resolve("a"), root.resolve("real/b"));

    var unused = asking("/").done();

    assertThat(root.resolve("real/b")).hasContent("one");
    assertThat(root.resolve("real/.b.validators")).isRegularFile();
    assertThat(root.resolve(".a.validators")).doesNotExist();
    assertThat(cachedWith("write:**", "read:**", "!write:real/.b.validators"))
        .contains("forbids `write:" + root.resolve("real/.b.validators"));
  }

  private String cachedWith(String... rules) {
    var permits = Stream.concat(Stream.of("net:127.0.0.1"), Stream.of(rules));
    return Asking.of(site.url("/"))
        .in(root)
        .confined(permits.toArray(String[]::new))
        .with("to", "a")
        .with("cache", JsonValue.TRUE)
        .refused()
        .rule();
  }
}
