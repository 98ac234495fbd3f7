package dev.taskexec.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The value of a secret is in no file of a run and in nothing that the kit says.
class SecretsTest {
  private static final String VALUE = "t0p/secret+value 1";
  private static final String SECRETS =
      """
      {"version": 1, "secrets": {
        "TOKEN": {"env": "CI_TOKEN"},
        "PASSWORD": {"command": ["sh", "-c", "printf '%s\\\\n' \\"pass-$CI_TOKEN\\""]}}}
      """;

  @TempDir Path folder;

  @Test
  void a_task_uses_values_that_stand_nowhere() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.file(folder.resolve("config/manifest.json"), SECRETS);
    Sot.hook(
        folder,
        "TASK-001",
        "printf %s \"$TOKEN\" | cksum; echo \"$TOKEN\"; printf %s \"$PASSWORD\" | base64 >&2;"
            + " sh -c 'exit 3' \"$PASSWORD\"");
    var kit = Kit.in(folder).with("CI_TOKEN", VALUE);

    var ended = kit.run("run", "--sot", "sot.md", "--format", "ndjson").exits(2);

    var log = Files.readString(ended.onlyRun().path().resolve("logs/TASK-001_cmd1.log"));
    assertThat(log).contains("\n[secret TOKEN]\n", "[stderr]\n[secret PASSWORD]");
    assertThat(ended.stdout() + ended.stderr()).doesNotContain(VALUE);
    assertNowhere(VALUE, "pass-" + VALUE);
  }

  @Test
  void a_value_that_cannot_be_had_is_the_task_s_error() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.file(folder.resolve("config/manifest.json"), SECRETS);
    Sot.hook(folder, "TASK-001", "echo never");

    var ended = Kit.in(folder).run("run", "--sot", "sot.md").exits(2);

    assertThat(ended.stderr())
        .contains("the secret `TOKEN` cannot be had from the variable `CI_TOKEN`: it is not set");
  }

  @Test
  void explain_names_the_sources() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.file(folder.resolve("config/manifest.json"), SECRETS);

    var ended =
        Kit.in(folder)
            .with("CI_TOKEN", VALUE)
            .run("explain", "TASK-001", "--sot", "sot.md")
            .exits(0);

    assertThat(ended.stdout()).contains("TOKEN from the variable `CI_TOKEN`");
    assertThat(ended.stdout()).doesNotContain(VALUE);
  }

  private void assertNowhere(String... values) throws IOException {
    try (var files = Files.walk(folder.resolve("runs"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (var value : values) {
          var coded = Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8));
          assertThat(text).as(file.toString()).doesNotContain(value, coded);
        }
      }
    }
  }
}
