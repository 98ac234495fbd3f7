package dev.taskexec.planner.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialWarningTest {
  private static final String TOKEN = "gh" + "p_q7Rw2Zk9Lm4Xv8Bn1Tc6Yd3Hf5Jp0GsAeUiq";

  @TempDir Path folder;

  @Test
  void a_credential_in_the_source_is_warned_of_at_its_place() {
    var planned = project().write("sot.md", Project.SOT + "Use " + TOKEN + "!\n").compile();

    assertThat(Project.lines(planned.diagnostics()))
        .containsExactly("warning[SOT070] sot.md:9:5: this looks like a GitHub token");
    assertThat(quotes(planned)).contains("Use " + "*".repeat(TOKEN.length()) + "!");
    assertThat(planned.diagnostics().toString()).doesNotContain(TOKEN);
  }

  @Test
  void nor_does_another_finding_quote_it() {
    var text = "---\ntask-exec-kit: 1\nwrong: " + TOKEN + "\n---\n";

    var planned = project().write("sot.md", text).compile();

    assertThat(Project.lines(planned.diagnostics())).hasSizeGreaterThan(1);
    assertThat(quotes(planned)).doesNotContain(TOKEN).contains("wrong: ****");
  }

  @Test
  void a_credential_in_the_hooks_is_warned_of() {
    var hooks = "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"x\", \"" + TOKEN + "\"]}]}}";

    var planned =
        project().write("sot.md", Project.SOT).write("config/hooks.json", hooks).compile();

    assertThat(Project.lines(planned.diagnostics()))
        .containsExactly("warning[SOT070] hooks.json:1:43: this looks like a GitHub token");
    assertThat(planned.diagnostics().toString()).doesNotContain(TOKEN);
  }

  private Project project() {
    return new Project(folder);
  }

  private static String quotes(Planned planned) {
    return planned.diagnostics().toString();
  }
}
