package dev.taskexec.effects.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effects.net.folder.Swapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where a response goes, and where a request's body comes from: attacks 1, 2, 3 and 4.
@Timeout(120)
class FilesTest {
  private static final String DIGEST_OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  private Path root;
  private Path outside;
  private TestingSite site;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    var real = folder.toRealPath();
    root = Files.createDirectories(real.resolve("root"));
    Files.createDirectories(root.resolve("out"));
    outside = Files.createDirectories(real.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "the secret");
    site = TestingSite.open().text("/", "hello");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Asking asking(String... rules) {
    var permits = new String[rules.length + 1];
    permits[0] = "net:127.0.0.1";
    System.arraycopy(rules, 0, permits, 1, rules.length);
    return Asking.of(site.url("/")).in(root).confined(permits);
  }

  @Test
  void a_response_becomes_a_file() throws Exception {
    var done = asking("write:out/**").with("to", "out/a").done();

    assertThat(root.resolve("out/a")).hasContent("hello");
    assertThat(root.resolve("out")).isDirectoryContaining("glob:**/a");
    assertThat(Files.list(root.resolve("out"))).hasSize(1);
    assertThat(done)
        .containsEntry("bytes", JsonValue.of(5))
        .containsEntry("sha256", JsonValue.of(DIGEST_OF_HELLO))
        .doesNotContainKeys("body", "body_base64");
  }

  @Test
  void a_permit_for_the_one_file_is_enough() {
    var unused = asking("write:out/a").with("to", "out/a").done();

    assertThat(root.resolve("out/a")).hasContent("hello");
  }

  @Test
  void a_file_that_is_replaced_keeps_its_permission_bits() throws Exception {
    var file = Files.writeString(root.resolve("out/a"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

    var unused = asking("write:out/**").with("to", "out/a").done();

    assertThat(file).hasContent("hello");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void a_digest_is_checked_before_the_file_appears() throws Exception {
    var file = Files.writeString(root.resolve("out/a"), "old");

    var failed = asking("write:out/**").with("to", "out/a").with("sha256", "0".repeat(64)).failed();

    assertThat(failed.reason()).contains(DIGEST_OF_HELLO);
    assertThat(file).hasContent("old");
    assertThat(Files.list(root.resolve("out"))).hasSize(1);
    var unused = asking("write:out/**").with("to", "out/a").with("sha256", DIGEST_OF_HELLO).done();
    assertThat(file).hasContent("hello");
  }

  @Test
  void an_unwanted_status_leaves_the_file_as_it_was() throws Exception {
    var file = Files.writeString(root.resolve("out/a"), "old");
    site.page("/missing", exchange -> TestingSite.answer(exchange, 404, "nothing"));

    var outcome =
        Asking.of(site.url("/missing"))
            .in(root)
            .confined("net:127.0.0.1", "write:out/**")
            .with("to", "out/a")
            .failed();

    assertThat(outcome.reason()).endsWith("/missing: status 404; 200-299 was wanted");
    assertThat(file).hasContent("old");
  }

  @Test
  void an_empty_response_becomes_an_empty_file() {
    site.page("/none", exchange -> TestingSite.answer(exchange, 204, ""));

    var done = Asking.of(site.url("/none")).in(root).with("to", "out/a").done();

    assertThat(root.resolve("out/a")).isEmptyFile();
    assertThat(done).containsEntry("status", JsonValue.of(204));
  }

  @Test
  void no_path_leads_out_of_what_is_permitted() {
    for (var to :
        new String[] {"../outside/a", outside.resolve("a").toString(), "out/../../outside/a"}) {
      assertThat(asking("write:out/**", "write:**").with("to", to).refused().rule())
          .isEqualTo("no permit allows `write:%s`".formatted(outside.resolve("a")));
    }
    assertThat(outside.resolve("a")).doesNotExist();
    assertThat(site.asked()).isEmpty();
    var unused = asking("write:" + outside + "/**").with("to", "../outside/a").done();
    assertThat(outside.resolve("a")).hasContent("hello");
  }

  @Test
  void a_link_is_written_through_only_to_where_the_permits_reach() throws Exception {
    Files.createSymbolicLink(root.resolve("out/folder"), outside);
    Files.createSymbolicLink(root.resolve("out/file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("out/nowhere"), outside.resolve("new"));

    var folder = asking("write:out/**").with("to", "out/folder/a").refused();
    var file = asking("write:out/**").with("to", "out/file").refused();
    var nowhere = asking("write:out/**").with("to", "out/nowhere").failed();

    assertThat(folder.rule())
        .isEqualTo(
            "`%s` leads to `%s`, and no permit allows `write:%s`"
                .formatted(
                    root.resolve("out/folder/a"), outside.resolve("a"), outside.resolve("a")));
    assertThat(file.rule()).contains("leads to `" + outside.resolve("secret"));
    assertThat(nowhere.reason()).contains("is a link that leads nowhere");
    assertThat(outside.resolve("secret")).hasContent("the secret");
    assertThat(Files.list(outside)).hasSize(1);
    var unused = asking("write:out/**", "write:" + outside + "/**").with("to", "out/file").done();
    assertThat(outside.resolve("secret")).hasContent("hello");
    assertThat(root.resolve("out/file")).isSymbolicLink();
  }

  @Test
  void what_a_link_would_have_refused_is_foreseen() throws Exception {
    Files.createSymbolicLink(root.resolve("out/folder"), outside);
    var asking = asking("write:out/**").with("to", "out/folder/a");
    var allowed = asking("write:out/**").with("to", "out/new/a");

    assertThat(asking.effect().foreseen(asking.envelope(), asking.context()))
        .contains(asking.refused());
    assertThat(allowed.effect().foreseen(allowed.envelope(), allowed.context())).isEmpty();
    assertThat(root.resolve("out/new")).doesNotExist();
  }

  @Test
  void a_permitted_folder_that_is_a_link_leads_nowhere_else() throws Exception {
    Files.createSymbolicLink(root.resolve("linked"), outside);

    var refused = asking("write:linked/**").with("to", "linked/a").refused();

    assertThat(refused.remedy()).contains("`write:%s`".formatted(outside.resolve("a")));
    assertThat(outside.resolve("a")).doesNotExist();
  }

  @Test
  void the_denial_of_a_file_holds_behind_a_link() throws Exception {
    Files.createDirectory(root.resolve("runs"));
    Files.createSymbolicLink(root.resolve("out/ledger"), root.resolve("runs"));

    var refused =
        asking("write:**", "!write:runs/**").with("to", "out/ledger/ledger.jsonl").refused();

    assertThat(refused.rule()).contains("`!write:%s/runs/**` forbids".formatted(root));
  }

  @Test
  void the_private_folder_may_be_written_where_nothing_else_may() throws Exception {
    var scratch = Files.createDirectories(root.resolve("runs/1/tmp"));

    var unused = asking("!write:runs/**").scratch(scratch).with("to", "runs/1/tmp/a").done();

    assertThat(scratch.resolve("a")).hasContent("hello");
    assertThat(asking("!write:runs/**").scratch(scratch).with("to", "runs/1/a").refused().rule())
        .contains("forbids");
  }

  @Test
  void what_is_no_file_is_not_replaced() throws Exception {
    Files.createDirectories(root.resolve("out/folder/deep"));

    assertThat(asking("write:out/**").with("to", "out/folder").failed().reason())
        .contains("is no regular file");
    assertThat(asking("write:/dev/**").with("to", "/dev/null").failed().reason())
        .contains("is no regular file");
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void a_folder_that_is_missing_is_made() throws Exception {
    var unused = asking("write:new/**").with("to", "new/deep/er/a").done();

    assertThat(root.resolve("new/deep/er/a")).hasContent("hello");
    assertThat(Files.list(root))
        .containsExactlyInAnyOrder(root.resolve("new"), root.resolve("out"));
    unused = Asking.of(site.url("/")).in(root).with("to", "free/ly/a").done();
    assertThat(root.resolve("free/ly/a")).hasContent("hello");
  }

  @Test
  void a_folder_that_may_not_be_written_is_not_made() throws Exception {
    Files.createSymbolicLink(root.resolve("out/link"), outside);

    assertThat(asking("write:new/a").with("to", "new/a").refused().rule())
        .contains("no permit allows `write:%s`".formatted(root.resolve("new")));
    assertThat(asking("write:out/**").with("to", "out/link/new/a").refused().rule())
        .contains("leads to `%s`".formatted(outside.resolve("new/a")));
    assertThat(asking("write:" + outside + "/**").with("to", "../outside/new/a").failed().reason())
        .contains("`new` does not exist");
    assertThat(root.resolve("new")).doesNotExist();
    assertThat(Files.list(outside)).hasSize(1);
  }

  @Test
  void a_file_is_sent_as_the_body() throws Exception {
    Files.writeString(root.resolve("sent"), "żółć");
    site.page(
        "/echo",
        exchange ->
            TestingSite.answer(exchange, 200, site.asked().getLast().body().getBytes(UTF_8)));

    var body =
        Asking.of(site.url("/echo"))
            .in(root)
            .confined("net:127.0.0.1", "read:sent")
            .with("method", "PUT")
            .with("body_file", "sent")
            .body();

    assertThat(body).isEqualTo("żółć");
    assertThat(site.asked().getLast().header("Content-Length")).isEqualTo("8");
  }

  @Test
  void a_file_that_may_not_be_read_is_not_sent() throws Exception {
    Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret"));
    for (var path : new String[] {"link", "../outside/secret", "/etc/hostname"}) {
      var refused = asking("read:**").with("method", "PUT").with("body_file", path).refused();

      assertThat(refused.rule()).contains("no permit allows `read:");
    }
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void a_file_that_is_sent_is_sent_again_after_a_redirect() throws Exception {
    Files.writeString(root.resolve("sent"), "text");
    site.redirect("/a", 307, "/");

    var unused =
        Asking.of(site.url("/a")).in(root).with("method", "PUT").with("body_file", "sent").done();

    assertThat(site.asked().getLast().body()).isEqualTo("text");
  }

  /// Attack 4 with all of the effect; `SwapTest` has 40,000 tries at what matters.
  @Test
  void a_folder_that_is_swapped_for_a_link_gets_nothing_written_outside() throws Exception {
    var written = 0;

    try (var swapping = Swapping.start(root.resolve("out/swapped"), outside)) {
      for (var i = 0; i < 200 || written == 0; i++) {
        swapping.awaitSwap();
        var to = i % 2 == 0 ? "out/swapped/new" : "out/swapped/" + i + "/new";
        var outcome = asking("write:out/**").with("to", to).outcome();
        written += outcome instanceof EffectOutcome.Done ? 1 : 0;
      }
    }

    assertThat(Files.list(outside)).hasSize(1);
  }
}
