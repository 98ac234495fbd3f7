package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sandboxed;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run --learn`: what it proposes is enough, and no line of it is too much.
class LearnTest {
  private static final Pattern PERMITS = Pattern.compile("(?m)^- Permits: (.*)$");
  private static final String SCRIPT =
      """
      mkdir -p out
      cat src/1.txt src/2.txt src/3.txt >out/all.tmp
      mv out/all.tmp out/all.txt
      cat out/all.txt docs/a.md >report.txt
      bash -c 'exec 3<>/dev/tcp/127.0.0.1/%d; read -r line <&3; test "$line" = hello'
      """;

  @TempDir Path folder;

  private ServerSocket server;

  @BeforeEach
  void serve() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void answer() {
    try {
      while (true) {
        try (var caller = server.accept()) {
          caller.getOutputStream().write("hello\n".getBytes());
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void project(String permits) throws IOException {
    for (var name : List.of("src/1.txt", "src/2.txt", "src/3.txt", "docs/a.md")) {
      Sot.file(folder.resolve(name), name + "\n");
    }
    Sot.write(
        folder,
        """
        ---
        task-exec-kit: 1
        ---
        ## Execution Queue

        1. **Queue A — Work**
           - Tasks: `TASK-001`

        #### `TASK-001` Make things

        %s

        ```sh
        %s
        ```
        """
            .formatted(permits, SCRIPT.formatted(server.getLocalPort()).strip()));
  }

  /// The rules of the one task, each in backticks.
  private List<String> learned() throws IOException {
    project("");
    var ran = kit().run("run", "--sot", "sot.md", "--learn").exits(0);
    assertThat(ran.stderr()).contains("UNCONFINED: --learn");
    var found = PERMITS.matcher(ran.stdout());
    assertThat(found.find()).as(ran.stdout()).isTrue();
    return Arrays.asList(found.group(1).split(", "));
  }

  /// Where no variable names it, a shell looks up whose shell it is.
  private Kit kit() {
    return Kit.in(folder).with("SHELL", "/bin/sh");
  }

  private Kit fresh() throws IOException {
    for (var left : List.of("out/all.txt", "out/all.tmp", "out", "report.txt")) {
      Files.deleteIfExists(folder.resolve(left));
    }
    return kit();
  }

  private void assumeWatching() {
    assumeTrue(
        kit().run("doctor").exits(0).stdout().contains("programs can be watched"),
        "this machine lets nobody watch programs");
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
  }

  @Test
  void proposes_the_least_permits_and_keeps_what_was_seen() throws IOException {
    assumeWatching();

    var learned = learned();

    assertThat(learned)
        .containsExactly(
            "`read:docs/a.md`",
            "`read:out/**`",
            "`read:src/**`",
            "`write:out/**`",
            "`write:report.txt`",
            "`run:bash`",
            "`run:cat`",
            "`run:mkdir`",
            "`run:mv`",
            "`net:127.0.0.1:" + server.getLocalPort() + "`");
    var run = kit().run("show", "latest", "--format", "json").exits(0);
    assertThat(Json.parse(run.stdout()).get("learn").asBoolean()).isTrue();
    assertThat(
            Schemas.shipped()
                .faults("learned", Json.read(folder.resolve("runs/latest/learned.json"))))
        .isEmpty();
    assertThat(Schemas.shipped().faults("run", Json.read(folder.resolve("runs/latest/run.json"))))
        .isEmpty();
    assertThat(Schemas.shipped().faults("show", Json.parse(run.stdout()))).isEmpty();
  }

  @Test
  void a_confined_run_with_what_was_proposed_succeeds_and_without_any_line_of_it_fails()
      throws IOException {
    assumeWatching();
    Sandboxed.assume(kit());
    var learned = learned();

    project("- Permits: " + String.join(", ", learned));
    fresh().run("run", "--sot", "sot.md").exits(0);

    for (var rule : learned) {
      var fewer = new ArrayList<>(learned);
      fewer.remove(rule);
      project("- Permits: " + String.join(", ", fewer));
      assertThat(fresh().run("run", "--sot", "sot.md", "--force").exit())
          .as("exit code without %s", rule)
          .isIn(2, 3);
    }
  }

  @Test
  void planning_warns_of_permits_that_the_learned_run_never_used() throws IOException {
    assumeWatching();
    learned();
    project("- Permits: `read:src/**`, `read:attic/**`, `run:cat`, `run:curl`, `env:HOME`");
    kit().run("run", "--sot", "sot.md", "--learn").exits(0);

    var planned = kit().run("plan", "--sot", "sot.md").exits(0);

    assertThat(planned.said())
        .filteredOn(said -> said.code().equals("CHK008"))
        .singleElement()
        .extracting(Object::toString)
        .asString()
        .contains("`read:attic/**`, `run:curl`")
        .doesNotContain("`read:src/**`", "`run:cat`", "`env:HOME`");
  }
}
