package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain` through the launcher, of sources and of plans.
class ExplainTest {
  @TempDir Path folder;

  /// A source whose tasks have parts from everywhere.
  static Path write(Path folder) {
    Sot.hook(folder, "TASK-003", "make test");
    return Sot.write(
        folder,
        """
        ---
        task-exec-kit: 1
        defaults:
          timeout: 5m
          tags: [nightly]
        params:
          version: "1.0"
        ---
        ## Execution Queue

        1. **Queue Z — Prepare**
           - Tasks: `TASK-001`
        2. **Queue A — Build**
           - Needs: Queue Z — Prepare
           - Order: sequential
           - Timeout: 2m
           - Tasks: `TASK-002`, `TASK-003`

        ## What the tasks do

        #### `TASK-002` Compile the service
        - Permits: `read:src/**`, `write:out/**`
        - Timeout: 1m
        - Env: LANG=C.UTF-8
        - Outputs: `out/app-${version}.jar`
        - Tags: slow

        ```sh
        make VERSION="$version"
        make check
        ```

        ```exec
        cp target/app.jar out/app-${version}.jar
        ```

        #### `TASK-003` Test
        - Needs: `TASK-001` (any outcome)
        """);
  }

  @Test
  void a_source_is_explained() {
    write(folder);

    var ran =
        Kit.in(folder).run("explain", "TASK-002", "--sot", "sot.md", "--set", "version=1.4.2");

    assertThat(ran.exits(0).withoutComplaint().stdout())
        .contains("\n  Timeout        1m                   card sot.md:23:12\n")
        .contains("instead of queue sot.md:16:15\n")
        .contains("out/app-1.4.2.jar    card sot.md:25:12 with ${version}\n")
        .contains("\n  sh: make VERSION=\"$version\" (2 lines)  fence sot.md:28:4\n")
        .contains("\n  line 17  TASK-003 Test  order of the queue sot.md:15:13\n");
  }

  @Test
  void a_plan_is_explained_from_its_source_while_that_says_the_same() throws Exception {
    write(folder);
    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);

    var fresh = Kit.in(folder).run("explain", "TASK-003", "--plan", "plan.json").exits(0);
    Sot.write(folder, Files.readString(folder.resolve("sot.md")).replace("2m", "3m"));
    var stale = Kit.in(folder).run("explain", "TASK-002", "--plan", "plan.json").exits(0);

    assertThat(fresh.stdout()).contains("  hook config/hooks.json:1:14\n", "card sot.md:37:6\n");
    assertThat(stale.stdout())
        .contains("origins  not known: its source `sot.md` or its configuration has changed")
        .contains("\n  Timeout        1m\n");
  }

  @Test
  void a_task_that_is_not_there_is_an_error() {
    write(folder);

    var error = Kit.in(folder).run("explain", "TASK-0003", "--sot", "sot.md").exits(1).onlyError();

    assertThat(error.code()).isEqualTo("USE002");
    assertThat(error.help()).isEqualTo("did you mean `TASK-003`?");
  }
}
