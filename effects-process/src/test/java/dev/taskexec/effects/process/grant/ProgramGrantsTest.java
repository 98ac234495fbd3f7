package dev.taskexec.effects.process.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which files `run:` rules lead to, and which program may start.
@Timeout(60)
class ProgramGrantsTest {
  private static final String BINARY = "no script";

  @TempDir Path folder;
  private GrantBench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = new GrantBench(folder);
  }

  @Test
  void a_program_is_granted_as_the_one_file_that_its_name_leads_to() throws Exception {
    bench.program("versions/tool-7", BINARY);
    bench.link("bin/tool", folder.resolve("versions/tool-7"));
    bench.path(folder.resolve("bin") + ":/usr/bin:/bin");

    assertThat(bench.inRoot("run:tool")).containsExactly("READ EXECUTE versions/tool-7");
  }

  @Test
  void a_path_is_taken_from_the_root() throws Exception {
    bench.program("gradlew", BINARY);
    bench.program("tools/generate", BINARY);

    assertThat(bench.inRoot("run:./gradlew", "run:tools/generate"))
        .containsExactly("READ EXECUTE gradlew", "READ EXECUTE tools/generate");
  }

  @Test
  void a_name_is_not_sought_where_the_path_is_relative() throws Exception {
    bench.program("bin/tool-abc", BINARY);
    bench.path("bin::/usr/bin:/bin");

    assertThat(bench.inRoot("run:tool-abc")).isEmpty();
    assertThat(bench.notes("run:tool-abc"))
        .contains("`bin` in PATH is passed over: it is not absolute");
  }

  @Test
  void a_name_is_not_sought_where_the_task_may_write() throws Exception {
    bench.program("bin/tool-abc", BINARY);
    bench.path(folder.resolve("bin") + ":/usr/bin:/bin");

    assertThat(bench.inRoot("run:tool-abc")).containsExactly("READ EXECUTE bin/tool-abc");
    assertThat(bench.inRoot("run:tool-abc", "write:bin/**")).containsExactly("CHANGE CREATE bin");
  }

  @Test
  void the_program_itself_needs_a_rule() {
    assertRefused(() -> bench.start("env", "run:sh"), "no rule permits `env`", "permit `run:env`");
    assertRefused(
        () -> bench.start("/usr/bin/env"), "no rule permits", "permit `run:/usr/bin/env`");
  }

  @Test
  void a_rule_by_name_permits_the_program_by_its_path() throws Exception {
    try (var granted = bench.start("/usr/bin/env", "run:env")) {
      assertThat(granted.program()).isPresent();
    }
  }

  @Test
  void a_denied_program_is_denied_by_whatever_name() throws Exception {
    bench.program("bin/tool", BINARY);
    bench.link("alias", folder.resolve("bin/tool"));
    Files.createLink(folder.resolve("hard"), folder.resolve("bin/tool"));
    bench.path(folder.resolve("bin") + ":/usr/bin:/bin");

    for (var word : new String[] {"tool", "./bin/tool", "./alias", "./hard"}) {
      assertRefused(
          () -> bench.start(word, "run:tool", "run:./alias", "run:./hard", "!run:tool"),
          "`!run:tool` denies `%s`".formatted(word),
          "take the denial away");
    }
    assertThat(bench.inRoot("run:tool", "run:./alias", "run:./hard", "!run:./alias")).isEmpty();
  }

  @Test
  void a_denied_name_is_denied_wherever_along_the_path_it_is() throws Exception {
    bench.program("one/tool", BINARY);
    bench.program("two/tool", BINARY);
    bench.path(folder.resolve("one") + ":" + folder.resolve("two") + ":/usr/bin");

    assertThat(bench.inRoot("run:./two/tool")).containsExactly("READ EXECUTE two/tool");
    assertThat(bench.inRoot("run:./two/tool", "!run:tool")).isEmpty();
  }

  @Test
  void a_script_needs_its_interpreter_permitted() throws Exception {
    bench.program("script", "#!/bin/cat -u\n");

    assertRefused(
        () -> bench.start("./script", "run:./script"),
        "no rule permits the interpreter of %s/script (its first line is `#!/bin/cat -u`)"
            .formatted(folder.toRealPath()),
        "permit `run:cat`");
    bench.start("./script", "run:./script", "run:cat").close();
  }

  @Test
  void a_script_by_way_of_env_needs_both() throws Exception {
    bench.program("script", "#!/usr/bin/env -S X=1 cat\n");

    assertRefused(() -> bench.start("./script", "run:./script"), "interpreter", "`run:env`");
    assertRefused(
        () -> bench.start("./script", "run:./script", "run:env"), "interpreter", "`run:cat`");
    assertRefused(
        () -> bench.start("./script", "run:./script", "run:env", "run:cat", "!run:cat"),
        "`!run:cat` denies the interpreter",
        "take the denial away");
    bench.start("./script", "run:./script", "run:env", "run:cat").close();
  }

  @Test
  void a_chain_of_scripts_is_followed() throws Exception {
    bench.program("inner", "#!/bin/cat\n");
    bench.program("outer", "#!%s\n".formatted(folder.toRealPath().resolve("inner")));

    assertRefused(
        () -> bench.start("./outer", "run:./outer", "run:./inner"), "interpreter", "`run:cat`");
  }

  @Test
  void a_script_that_is_no_use_without_its_interpreter_is_noted() throws Exception {
    bench.program("script", "#!/bin/cat\n");

    assertThat(bench.notes("run:./script"))
        .anySatisfy(note -> assertThat(note).startsWith("no rule permits the interpreter of"));
  }

  private static void assertRefused(ThrowingCallable start, String what, String remedy) {
    assertThatThrownBy(start)
        .isInstanceOfSatisfying(
            UngrantableException.class,
            refusal -> {
              assertThat(refusal.rule()).contains(what);
              assertThat(refusal.remedy()).contains(remedy);
            });
  }
}
