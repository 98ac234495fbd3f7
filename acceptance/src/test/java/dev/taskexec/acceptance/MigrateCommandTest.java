package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Said;
import dev.taskexec.acceptance.launcher.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `migrate`: a folder of the Python kit becomes one of today, beside it.
class MigrateCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeOldFolder() throws IOException {
    Files.createDirectories(folder.resolve("old/config"));
    Files.writeString(
        folder.resolve("old/sot.md"),
        """
        # Release

        ### G. Execution Queue & Task Hooks

        1. **Queue A — Build**
           - Tasks: `TASK-001`, `TASK-002`
        """);
    Files.writeString(
        folder.resolve("old/config/hooks.json"),
        """
        {"TASK-001": {"commands": [{"cmd": ["echo", "two words"]}]},
         "TASK-002": {"commands": [{"cmd": ["false"]}, {"cmd": ["echo", "still runs"]}]}}
        """);
  }

  @Test
  void the_new_folder_runs_and_the_old_one_stays() throws IOException {
    var kit = Kit.in(folder);
    var before = Tree.of(folder.resolve("old"));

    var ran = kit.run("migrate", "old").exits(0);
    var run = kit.run("run", "--sot", "old-migrated/sot.md").exits(2);

    assertThat(ran.stdout())
        .isEqualTo(
            "[ok] written: old-migrated/sot.md\n[ok] written: old-migrated/config/hooks.json\n");
    assertThat(ran.said()).extracting(Said::code).containsExactly("IMP004");
    assertThat(Tree.of(folder.resolve("old"))).isEqualTo(before);
    assertThat(folder.resolve("old-migrated/sot.md"))
        .content()
        .contains("#### `TASK-001`\n\n```exec\necho 'two words'\n```\n");
    assertThat(run.stdout()).contains("[ok] run summary written");
  }

  @Test
  void never_replaces_a_folder() throws IOException {
    Files.createDirectory(folder.resolve("old-migrated"));

    var error = Kit.in(folder).refuses(1, "migrate", "old");

    assertThat(error.code()).isEqualTo("OUT002");
  }

  @Test
  void refuses_a_folder_that_is_none_of_the_python_kit() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    var kit = Kit.in(folder);

    assertThat(kit.refuses(1, "migrate", "empty").code()).isEqualTo("IMP001");
    assertThat(kit.refuses(1, "migrate", "nowhere").code()).isEqualTo("IMP001");
    assertThat(kit.refuses(64, "migrate").help()).isNotBlank();
  }

  @Test
  void a_place_that_cannot_be_written_leaves_nothing_behind() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    var error = Kit.in(folder).refuses(74, "migrate", "old", "--out", "file/new");

    assertThat(error.code()).isEqualTo("OUT001");
  }
}
