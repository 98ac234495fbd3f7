package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a hostile task tries with paths and links. Beside its root lies a secret.
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class PathAttackTest {
  private static final String SECRET = "the secret\n";

  @Parameter Way way;
  @TempDir Path base;
  private Bench bench;
  private Path secret;

  @BeforeEach
  void prepare() throws IOException {
    secret = Files.writeString(Files.createDirectory(base.resolve("outside")).resolve("s"), SECRET);
    bench = new Bench(Files.createDirectory(base.resolve("root")), way);
    bench.file("in/plain", "plain\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside/s",
        "in/../../outside/s",
        "in/../in/../../outside/./s",
        "../outside//s"
      })
  void attack_01_dots_lead_out(String path) {
    bench.permits("read:**", "write:**");

    assertThat(bench.refused("file.read", "path", path).rule()).contains("no permit for");
    bench.refused("file.write", "path", path, "content", "x");
    bench.refused("file.append", "path", path, "content", "x");
    bench.refused("file.delete", "path", path);
    bench.refused("file.copy", "from", path, "to", "in/copy");
    bench.refused("file.move", "from", path, "to", "in/copy");
    bench.refused("file.digest", "path", path);
    bench.refused("file.search", "path", path, "text", "secret");
    assertIntact();
  }

  @Test
  void attack_01_control_dots_that_stay_inside_are_fine() {
    bench.permits("read:in/**");

    assertThat(Bench.text(bench.done("file.read", "path", "in/x/../plain"), "content"))
        .isEqualTo("plain\n");
  }

  @Test
  void attack_02_an_absolute_path_leads_out() {
    bench.permits("read:**", "write:**");

    assertThat(bench.refused("file.read", "path", secret.toString()).remedy())
        .isEqualTo("add the permit `read:" + secret + "`");
    bench.refused("file.write", "path", secret.toString(), "content", "x");
    bench.refused("file.mkdir", "path", base.resolve("outside/new").toString());
    assertIntact();
  }

  @Test
  void attack_02_control_it_is_fine_where_it_is_permitted() {
    bench.permits("read:" + base + "/outside/**");

    assertThat(Bench.text(bench.done("file.read", "path", secret.toString()), "content"))
        .isEqualTo(SECRET);
  }

  @Test
  void attack_03_a_link_to_a_file_leads_out() {
    bench.permits("read:in/**", "write:in/**");
    bench.link("in/link", secret);

    assertThat(bench.refused("file.read", "path", "in/link").rule())
        .isEqualTo(
            "`%s` leads to `%s`: no permit for `read:%s`"
                .formatted(bench.path("in/link"), secret, secret));
    bench.refused("file.write", "path", "in/link", "content", "x");
    bench.refused("file.append", "path", "in/link", "content", "x");
    bench.refused("file.copy", "from", "in/link", "to", "in/copy");
    bench.refused("file.copy", "from", "in/plain", "to", "in/link", "if_exists", "replace");
    bench.refused("file.digest", "path", "in/link");
    bench.refused("file.search", "path", "in/link", "text", "secret");
    assertIntact();
  }

  @Test
  void attack_03_a_link_to_a_folder_leads_out() {
    bench.permits("read:in/**", "write:in/**");
    bench.link("in/link", Path.of("../../outside"));

    bench.refused("file.read", "path", "in/link/s");
    bench.refused("file.list", "path", "in/link");
    bench.refused("file.write", "path", "in/link/new", "content", "x");
    bench.refused("file.write", "path", "in/link/a/b", "content", "x", "parents", true);
    bench.refused("file.mkdir", "path", "in/link/new");
    bench.refused("file.delete", "path", "in/link/s");
    bench.refused("file.move", "from", "in/link/s", "to", "in/s");
    bench.refused("file.move", "from", "in/plain", "to", "in/link/plain");
    assertIntact();
  }

  @Test
  void attack_03_links_in_a_tree_are_not_followed() {
    bench.permits("read:in/**", "write:**");
    bench.link("in/link", base.resolve("outside"));

    assertThat(Bench.objects(bench.done("file.list", "path", "in", "recursive", true), "entries"))
        .extracting(entry -> Bench.text(entry, "path"))
        .containsExactly("link", "plain");
    assertThat(Bench.objects(bench.done("file.search", "path", "in", "text", "secret"), "hits"))
        .isEmpty();
    assertThat(Bench.number(bench.done("file.digest", "path", "in"), "files")).isEqualTo(1);
    bench.done("file.copy", "from", "in", "to", "copy", "recursive", true);
    assertThat(bench.tree("copy")).containsExactly("plain");
    bench.done("file.delete", "path", "in", "recursive", true);
    assertIntact();
  }

  @Test
  void attack_03_a_dangling_link_that_is_filled_later_leads_out() throws IOException {
    bench.permits("read:in/**", "write:in/**");
    var later = base.resolve("outside/later");
    bench.link("in/link", later);

    bench.refused("file.read", "path", "in/link");
    bench.refused("file.write", "path", "in/link", "content", "x");
    bench.refused("file.append", "path", "in/link", "content", "x");
    assertThat(later).doesNotExist();
    Files.writeString(later, SECRET);
    bench.refused("file.read", "path", "in/link");
  }

  @Test
  void attack_03_control_links_work_where_what_they_lead_to_is_permitted() {
    bench.permits("read:in/**", "read:" + base + "/outside/**", "write:in/**");
    bench.link("in/absolute", secret);
    bench.link("in/folder", Path.of("../../outside"));
    bench.link("in/inner", Path.of("plain"));

    assertThat(Bench.text(bench.done("file.read", "path", "in/absolute"), "content"))
        .isEqualTo(SECRET);
    assertThat(Bench.text(bench.done("file.read", "path", "in/folder/s"), "content"))
        .isEqualTo(SECRET);
    bench.done("file.write", "path", "in/inner", "content", "through the link\n");
    assertThat(bench.content("in/plain")).isEqualTo("through the link\n");
    assertThat(bench.path("in/inner")).isSymbolicLink();
  }

  @Test
  void deleting_and_moving_a_link_leaves_what_it_leads_to_alone() {
    bench.permits("read:in/**", "write:in/**");
    bench.link("in/one", secret);
    bench.link("in/other", secret);

    bench.done("file.delete", "path", "in/one");
    bench.done("file.move", "from", "in/other", "to", "in/moved");

    assertThat(bench.tree("in")).containsExactly("moved", "plain");
    assertIntact();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "./", "../in/.", "../../root/in/..", "/", "odd", "//", "a/.."})
  void attack_03_a_link_says_something_odd(String target) {
    bench.permits("read:in/**", "write:in/**");
    bench.link("in/odd", Path.of(target));

    for (var effect : List.of("file.read", "file.list", "file.digest", "file.mkdir")) {
      assertThat(bench.perform(effect, "path", "in/odd")).isNotNull();
    }
    assertThat(bench.perform("file.write", "path", "in/odd", "content", "x"))
        .isNotInstanceOf(EffectOutcome.Done.class);
    bench.done("file.delete", "path", "in/odd");
    assertThat(bench.tree("in")).containsExactly("plain");
    assertIntact();
  }

  @Test
  void attack_03_control_a_link_to_its_own_folder_works() {
    bench.permits("read:in/**");
    bench.link("in/dot", Path.of("."));

    assertThat(Bench.number(bench.done("file.digest", "path", "in/dot"), "files")).isEqualTo(1);
  }

  @Test
  void attack_05_the_permitted_folder_is_replaced_by_a_link_between_two_tasks() throws IOException {
    bench.permits("read:in/**", "write:in/**");
    bench.done("file.read", "path", "in/plain");

    Files.move(bench.path("in"), bench.path("aside"));
    bench.link("in", base.resolve("outside"));

    assertThat(bench.refused("file.read", "path", "in/s"))
        .isEqualTo(
            new EffectOutcome.Refused(
                "`%s` is reached over a link, and is really `%s`"
                    .formatted(bench.path("in"), base.resolve("outside")),
                "permit the real folder: `read:%s/**`".formatted(base.resolve("outside"))));
    bench.refused("file.write", "path", "in/s", "content", "x");
    bench.refused("file.list", "path", "in");
    assertIntact();
  }

  @Test
  void attack_06_a_hard_link_into_the_folder_is_not_written_through() throws IOException {
    bench.permits("read:in/**", "write:in/**");
    Files.createLink(bench.path("in/hard"), secret);

    assertThat(bench.failed("file.append", "path", "in/hard", "content", "x"))
        .contains("hard link");
    bench.done("file.write", "path", "in/hard", "content", "x");

    assertThat(bench.content("in/hard")).isEqualTo("x");
    assertIntact();
  }

  @Test
  void attack_06_control_a_file_with_one_name_is_appended_to() {
    bench.permits("write:in/**");

    bench.done("file.append", "path", "in/plain", "content", "x");

    assertThat(bench.content("in/plain")).isEqualTo("plain\nx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proc/self/root/etc/passwd",
        "/proc/self/environ",
        "/proc/self/cwd",
        "/proc/thread-self/root/etc/passwd",
        "/proc/self/mem",
        "/proc/self/maps",
        "/dev/fd/0",
        "/dev/stdin"
      })
  void attack_07_and_08_the_folders_of_processes_are_no_way_around(String path) {
    bench.permits("read:/proc/**", "read:/dev/**", "read:in/**");
    bench.link("in/link", Path.of(path));

    assertThat(bench.perform("file.read", "path", path)).isNotInstanceOf(EffectOutcome.Done.class);
    assertThat(bench.perform("file.read", "path", "in/link"))
        .isNotInstanceOf(EffectOutcome.Done.class);
    assertThat(bench.perform("file.list", "path", path)).isNotInstanceOf(EffectOutcome.Done.class);
  }

  @Test
  void attack_08_the_kit_itself_cannot_be_read_by_its_number() {
    bench.permits("read:/**");
    var own = "/proc/" + ProcessHandle.current().pid();

    bench.refused("file.read", "path", own + "/environ");
    bench.refused("file.list", "path", own + "/fd");
  }

  @Test
  void attack_07_control_other_files_of_proc_can_be_permitted() {
    bench.permits("read:/proc/**");

    assertThat(Bench.text(bench.done("file.read", "path", "/proc/version"), "content"))
        .isNotBlank();
  }

  @Test
  void attack_12_case_counts() {
    bench.permits("read:in/**");
    bench.file("IN/plain", "other\n");

    bench.refused("file.read", "path", "IN/plain");
  }

  @Test
  void attack_12_names_that_cannot_be_seen_are_found_and_deleted_with_their_folder()
      throws Exception {
    bench.permits("read:in/**", "write:in/**");
    run(
        "sh",
        "-c",
        "cd \"$0\" && mkdir odd && cd odd && touch \"$(printf 'a\\nb')\" \"$(printf 'a\\377b')\" -- -rf",
        bench.path("in").toString());

    assertThat(Bench.objects(bench.done("file.list", "path", "in/odd"), "entries")).hasSize(3);
    assertThat(Bench.number(bench.done("file.digest", "path", "in/odd"), "files")).isEqualTo(3);
    bench.done("file.copy", "from", "in/odd", "to", "in/copy", "recursive", true);
    assertThat(
            Bench.number(
                bench.done("file.delete", "path", "in/copy", "recursive", true), "deleted"))
        .isEqualTo(4);
    assertThat(bench.path("in/copy")).doesNotExist();
  }

  @Test
  void the_private_temporary_folder_is_permitted_though_it_lies_where_nothing_else_is()
      throws IOException {
    var scratch = Files.createDirectories(bench.path("runs/1/tmp"));
    bench.scratch(scratch, "!read:runs/**", "!write:runs/**");

    bench.done(
        "file.write", "path", scratch.resolve("a/b").toString(), "content", "x", "parents", true);
    bench.done("file.read", "path", scratch.resolve("a/b").toString());
    bench.refused("file.read", "path", "runs/1/tmp/../ledger.jsonl");
    bench.refused("file.write", "path", "runs/1/new", "content", "x");
  }

  private void assertIntact() {
    assertThat(secret).hasContent(SECRET);
    assertThat(secret.getParent()).isDirectoryNotContaining(path -> !path.equals(secret));
    assertThat(Files.isSymbolicLink(secret)).isFalse();
    assertThat(Files.exists(secret, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
