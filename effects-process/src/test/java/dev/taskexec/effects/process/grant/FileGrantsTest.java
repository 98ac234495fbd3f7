package dev.taskexec.effects.process.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What rules for files come to, as they are opened.
@Timeout(60)
class FileGrantsTest {
  @TempDir Path folder;
  private GrantBench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = new GrantBench(folder);
    bench.file("src/Main.java");
    bench.file("src/app/Deep.java");
    bench.file("src/notes.txt");
    bench.file("secret/key");
  }

  @Test
  void nothing_is_granted_where_nothing_is_permitted() throws Exception {
    assertThat(bench.inRoot()).isEmpty();
  }

  @Test
  void a_folder_and_a_file_are_granted_whole() throws Exception {
    assertThat(bench.inRoot("read:src/**", "read:secret/key"))
        .containsExactly("READ src", "READ secret/key");
  }

  @Test
  void a_folder_s_own_entry_is_its_list_of_names() throws Exception {
    assertThat(bench.inRoot("read:src")).containsExactly("LIST src");
  }

  @Test
  void a_folder_of_which_something_is_denied_is_granted_by_what_is_in_it() throws Exception {
    assertThat(bench.inRoot("read:**", "!read:secret/**")).containsExactly("LIST ", "READ src");
    assertThat(bench.inRoot("read:**", "!read:src/notes.txt"))
        .containsExactly("LIST ", "READ secret", "LIST src", "READ src/Main.java", "READ src/app");
  }

  @Test
  void a_denied_pattern_splits_every_folder_in_which_it_may_be() throws Exception {
    assertThat(bench.inRoot("read:src/**", "!read:src/**/*.txt"))
        .containsExactly(
            "LIST src", "READ src/Main.java", "LIST src/app", "READ src/app/Deep.java");
  }

  @Test
  void a_denial_of_all_leaves_nothing() throws Exception {
    assertThat(bench.inRoot("read:src/**", "write:out/**", "!read:**", "!write:**")).isEmpty();
  }

  @Test
  void a_pattern_is_granted_by_the_files_that_are_there() throws Exception {
    assertThat(bench.inRoot("read:src/*.java")).containsExactly("READ src/Main.java");
    assertThat(bench.inRoot("read:**/*.java"))
        .containsExactly("READ src/Main.java", "READ src/app/Deep.java");
    assertThat(bench.inRoot("read:**/*.java", "!read:src/app/**"))
        .containsExactly("READ src/Main.java");
  }

  @Test
  void links_in_a_folder_are_not_granted_by_it() throws Exception {
    bench.link("src/linked.java", folder.resolve("secret/key"));

    assertThat(bench.inRoot("read:src/*.java")).containsExactly("READ src/Main.java");
    assertThat(bench.inRoot("read:src/**", "!read:src/notes.txt"))
        .doesNotContain("READ src/linked.java");
  }

  @Test
  void what_may_be_written_is_made() throws Exception {
    assertThat(bench.inRoot("write:out/deep/**", "write:report.html", "write:new/log.txt"))
        .containsExactly("CHANGE CREATE out/deep", "CHANGE report.html", "CHANGE new/log.txt");
    assertThat(folder.resolve("out/deep")).isDirectory();
    assertThat(folder.resolve("report.html")).isEmptyFile();
    assertThat(folder.resolve("new/log.txt")).isEmptyFile();
  }

  @Test
  void what_is_there_is_left_as_it_is() throws Exception {
    bench.inRoot("write:src/notes.txt");

    assertThat(folder.resolve("src/notes.txt")).hasContent("src/notes.txt");
  }

  @Test
  void what_may_be_written_and_read_is_made_before_it_is_read() throws Exception {
    assertThat(bench.inRoot("read:**", "write:out/**", "!read:secret/**"))
        .contains("READ out", "CHANGE CREATE out");
  }

  @Test
  void nothing_is_made_where_it_is_only_asked() throws Exception {
    bench.foreseen("run:sh", "write:out/**").close();

    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void what_is_not_there_is_noted() throws Exception {
    assertThat(bench.notes("read:no/such/**", "read:nor.txt"))
        .containsExactly(
            "nothing is there for `read:%s/no/such/**`".formatted(bench.file("x").getParent()),
            "nothing is there for `read:%s/nor.txt`".formatted(bench.file("x").getParent()));
  }

  @Test
  void a_link_on_the_way_is_refused_with_where_it_leads() throws Exception {
    bench.link("alias", folder.resolve("src"));
    bench.link("outside", Path.of("/usr/share"));

    assertRefused("read:alias/**", "goes over the link alias", "write `read:src/**`");
    assertRefused("read:alias/app/*.java", "goes over the link alias", "write the rule with");
    assertRefused("write:alias/x", "goes over the link alias", "write `write:src/x`");
    assertRefused("read:outside/doc", "which leads to /usr/share", "`read:/usr/share/doc`");
    assertThat(folder.resolve("src/x")).doesNotExist();
  }

  @Test
  void a_dangling_link_is_refused_and_nothing_is_made_behind_it() throws Exception {
    bench.link("out", folder.resolve("later"));

    assertRefused("write:out/**", "goes over the link out", "write `write:later/**`");
    assertThat(folder.resolve("later")).doesNotExist();
  }

  @Test
  void a_link_of_proc_is_refused_without_naming_a_process() {
    assertRefused("read:/proc/self/**", "goes over the link /proc/self", "`read:/proc/**`");
  }

  @Test
  void a_denial_below_a_writable_folder_is_refused() {
    assertRefusedAll(
        new String[] {"write:out/**", "!read:out/keep/**"},
        "cannot be kept below",
        "permit the folders beside it");
  }

  @Test
  void a_denial_written_over_a_link_is_kept_where_the_link_leads() throws Exception {
    bench.link("hidden", folder.resolve("secret"));

    assertThat(bench.inRoot("read:**", "!read:hidden/**")).containsExactly("LIST ", "READ src");
  }

  @Test
  void the_private_folder_is_granted_below_what_is_denied() throws Exception {
    var scratch = Files.createDirectories(folder.resolve("runs/1/tmp"));
    bench.scratch(scratch);

    assertThat(bench.inRoot("read:**", "!read:runs/**", "!write:runs/**"))
        .containsExactly("LIST ", "READ secret", "READ src", "READ CHANGE CREATE runs/1/tmp");
  }

  @Test
  void more_files_than_can_be_granted_are_refused() throws Exception {
    var many = Files.createDirectories(folder.resolve("many"));
    for (var i = 0; i <= Expansion.MOST_GRANTS; i++) {
      Files.createFile(many.resolve("f" + i));
    }

    assertRefused("read:many/*", "comes to more than 10,000", "permit smaller folders");
    assertThat(bench.inRoot("read:many/**")).containsExactly("READ many");
  }

  @Test
  void names_of_any_bytes_are_granted() throws Exception {
    var strange = "line\nend \\ * [x] \"quoted\" \u017c";
    bench.file("odd/" + strange);
    bench.file("odd/denied");

    assertThat(bench.inRoot("read:odd/**", "!read:odd/denied"))
        .containsExactly("LIST odd", "READ odd/" + strange);
  }

  @Test
  void a_name_longer_than_any_file_s_is_not_there() throws Exception {
    var name = "n".repeat(4000);

    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(4000);
    assertRefused("read:" + name, "cannot be opened: File name too long", "take the rule away");
  }

  private void assertRefused(String rule, String what, String remedy) {
    assertRefusedAll(new String[] {rule}, what, remedy);
  }

  private void assertRefusedAll(String[] rules, String what, String remedy) {
    assertThatThrownBy(() -> bench.granted(rules))
        .isInstanceOfSatisfying(
            UngrantableException.class,
            refusal -> {
              assertThat(refusal.rule()).contains(what);
              assertThat(refusal.remedy()).contains(remedy);
            });
  }
}
