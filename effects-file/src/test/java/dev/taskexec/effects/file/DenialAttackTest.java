package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Attack 9: the kit's own files, which denials take out of a permit on a folder around them.
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class DenialAttackTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
    bench.permits("read:**", "write:**", "!read:runs/**", "!write:runs/**", "!write:plan.json");
    bench.file("runs/ledger.jsonl", "ledger\n");
    bench.file("plan.json", "plan\n");
    bench.file("work/a", "a\n");
  }

  @Test
  void they_are_not_read() {
    assertThat(bench.refused("file.read", "path", "runs/ledger.jsonl").rule())
        .isEqualTo("`!read:runs/**` denies `read:runs/ledger.jsonl`");
    bench.refused("file.list", "path", "runs");
    bench.refused("file.copy", "from", "runs/ledger.jsonl", "to", "work/copy");
  }

  @Test
  void they_are_not_written() {
    bench.refused("file.write", "path", "plan.json", "content", "x");
    bench.refused("file.append", "path", "runs/ledger.jsonl", "content", "x");
    bench.refused("file.delete", "path", "plan.json");
    bench.refused("file.move", "from", "plan.json", "to", "work/plan.json");
    bench.refused("file.move", "from", "work/a", "to", "plan.json", "replace", true);
    bench.refused("file.copy", "from", "work/a", "to", "plan.json", "if_exists", "replace");
    bench.refused("file.mkdir", "path", "runs/new");

    assertThat(bench.content("plan.json")).isEqualTo("plan\n");
  }

  @Test
  void a_link_to_them_is_no_way_around() {
    bench.link("work/ledger", Path.of("../runs/ledger.jsonl"));
    bench.link("work/plan", root.resolve("plan.json"));
    bench.link("work/runs", Path.of("../runs"));

    assertThat(bench.refused("file.read", "path", "work/ledger").rule())
        .contains("leads to", "`!read:runs/**` denies");
    bench.refused("file.write", "path", "work/plan", "content", "x");
    bench.refused("file.append", "path", "work/plan", "content", "x");
    bench.refused("file.write", "path", "work/runs/new", "content", "x");
    bench.refused("file.list", "path", "work/runs");
  }

  @Test
  void they_are_left_out_of_trees_that_are_read_and_that_is_said() {
    var list = bench.done("file.list", "path", ".", "recursive", true);
    var search = bench.done("file.search", "path", ".", "text", "ledger");
    var digest = bench.done("file.digest", "path", ".");

    assertThat(Bench.objects(list, "entries"))
        .extracting(entry -> Bench.text(entry, "path"))
        .containsExactly("plan.json", "work", "work/a");
    assertThat(Bench.number(list, "denied")).isEqualTo(1);
    assertThat(Bench.objects(search, "hits")).isEmpty();
    assertThat(Bench.number(search, "denied")).isEqualTo(1);
    assertThat(Bench.number(digest, "files")).isEqualTo(2);
    assertThat(Bench.number(digest, "denied")).isEqualTo(1);
  }

  @Test
  void they_are_left_out_of_a_copy_and_that_is_said() {
    bench.permits("read:**", "write:out/**", "!read:work/hidden/**");
    bench.file("work/hidden/key", "key\n");

    var copy = bench.done("file.copy", "from", "work", "to", "out", "recursive", true);

    assertThat(bench.tree("out")).containsExactly("a");
    assertThat(Bench.number(copy, "denied")).isEqualTo(1);
  }

  @Test
  void a_tree_with_a_denial_in_it_is_not_changed_as_a_whole() {
    bench.permits("read:**", "write:**", "!write:work/kept/**");
    bench.file("work/kept/file", "kept\n");

    assertThat(bench.refused("file.delete", "path", "work", "recursive", true).rule())
        .isEqualTo("`!write:work/kept/**` denies `write:work/**`");
    bench.refused("file.move", "from", "work", "to", "away", "recursive", true);
    bench.refused("file.copy", "from", "runs", "to", "work", "recursive", true);

    assertThat(bench.tree("work")).containsExactly("a", "kept", "kept/file");
  }

  @Test
  void moving_does_not_make_readable_what_is_not() {
    bench.permits("write:**", "read:work/**");
    bench.file("private/key", "key\n");

    assertThat(bench.refused("file.move", "from", "private/key", "to", "work/key").rule())
        .isEqualTo("no permit for `read:private/key`");
  }

  @Test
  void control_without_denials_all_of_it_can_be_done() throws IOException {
    bench.permits("read:**", "write:**");

    bench.done("file.read", "path", "runs/ledger.jsonl");
    bench.done("file.write", "path", "plan.json", "content", "x");
    bench.done("file.move", "from", "work", "to", "away", "recursive", true);
    bench.done("file.delete", "path", "away", "recursive", true);

    assertThat(Files.exists(root.resolve("away"))).isFalse();
  }
}
