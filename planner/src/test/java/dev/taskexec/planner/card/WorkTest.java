package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which agent does the work of a task, and what hooks do.
class WorkTest {
  private static final String[] SCRIPT = {"```sh", "x", "```"};

  private static Reading.With hook(String key, Hook hook) {
    var entries = new LinkedHashMap<>(Map.of(key, hook));
    return new Reading.With(
        new LinkedHashMap<>(),
        Manifest.NONE,
        new Hooks(entries, new LinkedHashSet<>(List.of(key))));
  }

  private static Hook hook(String... argv) {
    return new Hook(List.of(Command.of(argv)), Optional.empty());
  }

  private static Reading.With layer(String agent) {
    var agents = new LinkedHashMap<>(Map.of("foundation", agent));
    return new Reading.With(
        new LinkedHashMap<>(), new Manifest(agents, new LinkedHashMap<>()), Hooks.NONE);
  }

  @Test
  void the_card_s_agent_goes_before_its_fences_and_these_before_its_layer_s() {
    assertThat(Reading.ofCard(layer("scribe"), "").task().work().agent()).isEqualTo("scribe");
    assertThat(Reading.ofCard(layer("scribe"), SCRIPT).task().work().agent()).isEqualTo("shell");
    assertThat(Reading.ofCard(layer("scribe"), "- Agent: noop").task().work().agent())
        .isEqualTo("noop");
    assertThat(Reading.ofCard("- Agent: scribe", "```sh", "x", "```").task().work().agent())
        .isEqualTo("scribe");
    assertThat(Reading.ofCard("").task().work().agent()).isEqualTo("noop");
  }

  @Test
  void an_agent_that_the_queue_names_counts_as_the_card_s_own() {
    var lines = "1. **Queue A — X**\n- Agent: %s\n- Tasks: `TASK-001`\n# `TASK-001`\n```sh\nx\n```";

    var scribe = Reading.ofSection(lines.formatted("scribe"));
    var effect = Reading.ofSection(lines.formatted("effect"));

    assertThat(scribe.task().work().agent()).isEqualTo("scribe");
    assertThat(effect.findings())
        .containsExactly(
            "SOT060 8:3+10 the agent `effect` does not run the fences of this card, which are for"
                + " `shell`");
  }

  @Test
  void an_agent_that_there_is_not_is_an_error() {
    var reading = Reading.ofCard("- Agent: shel");

    assertThat(reading.findings())
        .containsExactly(
            "SOT051 9:10+4 no agent is called `shel`; there are noop, shell, effect, scribe");
    assertThat(reading.helps()).containsExactly("did you mean `shell`?");
  }

  @Test
  void an_agent_that_does_not_run_the_fences_is_an_error() {
    assertThat(Reading.ofCard("- Agent: effect", "```sh", "x", "```").findings())
        .containsExactly(
            "SOT060 9:10+6 the agent `effect` does not run the fences of this card, which are for"
                + " `shell`");
  }

  @Test
  void a_hook_gives_work_to_a_task_without_fences() {
    var reading =
        Reading.ofCard(hook("TASK-001", hook("make", "all")), "- Workdir: sub", "- Env: A=1");

    var work = reading.task().work();
    assertThat(work.agent()).isEqualTo("shell");
    assertThat(work.onError()).isEqualTo(OnFailure.CONTINUE);
    assertThat(work.commands().getFirst().argv()).containsExactly("make", "all");
    assertThat(work.commands().getFirst().cwd()).contains("sub");
    assertThat(work.commands().getFirst().env()).containsEntry("A", "1");
  }

  @Test
  void a_queue_s_hook_leaves_tasks_with_fences_alone() {
    var with = hook("Queue A — Build", hook("make"));

    assertThat(Reading.ofCard(with, SCRIPT).argvs().getFirst()).startsWith("sh");
    assertThat(Reading.ofCard(with, "").argvs()).containsExactly(List.of("make"));
  }

  @Test
  void a_task_s_hook_beside_fences_is_an_error() {
    var reading = Reading.ofCard(hook("TASK-001", hook("make")), SCRIPT);

    assertThat(reading.findings())
        .containsExactly("SOT065 9:4+3 `TASK-001` has fences here and a hook in the configuration");
  }

  @Test
  void an_agent_that_does_not_run_a_hook_s_commands_is_an_error() {
    assertThat(Reading.ofCard(hook("TASK-001", hook("make")), "- Agent: effect").findings())
        .containsExactly(
            "SOT060 9:10+6 the agent `effect` does not run the commands of its hook, which are for"
                + " `shell`");
  }

  @Test
  void permits_of_a_hook_replace_the_allowances_of_the_source_but_not_its_denials() {
    var permits = List.of(PermitRule.parse("read:b/**"));
    var with = hook("TASK-001", new Hook(List.of(Command.of("x")), Optional.of(permits)));

    var reading = Reading.ofCard(with, "- Permits: `read:a/**`, `!read:b/c/**`");

    assertThat(reading.task().terms().permits()).hasToString("[read:b/**, !read:b/c/**]");
  }
}
