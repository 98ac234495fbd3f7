package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `import`: task lists of other tools become sources that plan without a warning.
class ImportCommandTest {
  private static final String SPEC_KIT =
      """
      # Tasks: Albums

      ## Phase 1: Setup

      - [x] T001 Create the project
      - [ ] T002 [P] Configure linting in .ruff.toml

      ## Phase 2: Core

      - [ ] T003 [US1] Create src/model.py
      """;

  @TempDir Path folder;

  @Test
  void writes_a_source_beside_the_list_that_plans_without_a_warning() throws IOException {
    Files.writeString(folder.resolve("tasks.md"), SPEC_KIT);
    var kit = Kit.in(folder);

    kit.run("import", "--from", "spec-kit", "tasks.md")
        .exits(0)
        .prints("[ok] source written: sot.md")
        .withoutComplaint();
    kit.run("plan", "--sot", "sot.md", "--strict").exits(0).prints("[ok] plan written: plan.json");

    assertThat(folder.resolve("plan.json")).content().contains("\"T002\"", "\"done\": true");
  }

  @Test
  void writes_to_standard_output_and_says_what_is_lost_with_its_line() throws IOException {
    Files.writeString(folder.resolve("tasks.csv"), "id,title,needs\nA-1,One,A-9\n");

    var ran = Kit.in(folder).run("import", "--from", "csv", "tasks.csv", "--out", "-").exits(0);

    assertThat(ran.stdout()).startsWith("---\ntask-exec-kit: 1\n").contains("`A-1` One");
    assertThat(ran.said()).extracting(Said::code).containsExactly("IMP003");
    assertThat(ran.said().getFirst().place()).endsWith("tasks.csv:2:1");
    assertThat(folder.resolve("sot.md")).doesNotExist();
  }

  @Test
  void reads_task_master_and_makes_the_folder_of_the_result() throws IOException {
    Files.writeString(
        folder.resolve("tasks.json"), "{\"master\": {\"tasks\": [{\"id\": 1, \"title\": \"A\"}]}}");

    Kit.in(folder)
        .run("import", "--from", "task-master", "tasks.json", "--out", "new/sot.md")
        .exits(0)
        .prints("[ok] source written: new/sot.md");

    assertThat(folder.resolve("new/sot.md")).content().contains("`T1` A");
  }

  @Test
  void never_replaces_a_file() throws IOException {
    Files.writeString(folder.resolve("tasks.md"), SPEC_KIT);
    Files.writeString(folder.resolve("sot.md"), "mine");

    var error = Kit.in(folder).refuses(1, "import", "--from", "spec-kit", "tasks.md");

    assertThat(error.code()).isEqualTo("OUT002");
  }

  @Test
  void refuses_what_it_cannot_read() throws IOException {
    Files.writeString(folder.resolve("tasks.json"), "{\"tasks\": [");
    var kit = Kit.in(folder);

    assertThat(kit.refuses(1, "import", "--from", "csv", "nowhere.csv").code()).isEqualTo("IMP001");
    assertThat(kit.refuses(1, "import", "--from", "task-master", "tasks.json").code())
        .isEqualTo("IMP002");
    assertThat(kit.refuses(64, "import", "--from", "speckit", "tasks.json").help())
        .contains("did you mean `spec-kit`?");
    assertThat(kit.refuses(64, "import", "tasks.json").message()).contains("`--from` is missing");
  }
}
