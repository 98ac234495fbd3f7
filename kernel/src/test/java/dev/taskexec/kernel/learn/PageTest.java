package dev.taskexec.kernel.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final List<PermitRule> SHELL = List.of(PermitRule.parse("run:/bin/sh"));

  private static EffectEnvelope exec(String... argv) {
    return EffectEnvelope.of(
        "process.exec", 1, Obj.builder().putStrings("argv", List.of(argv)).build());
  }

  private static Page page(Work work) {
    var task = TestingPlan.task("T-1").withWork(work);
    return new Page(PlannedTask.of(TestingPlan.of(List.of(task)), _ -> "x").getFirst());
  }

  private static List<String> asked(Page page) {
    return page.lesson().asked().stream().map(PermitRule::toString).toList();
  }

  @Test
  void the_programs_of_a_tasks_commands_need_no_permit() {
    var page =
        page(new Work("shell", List.of(Command.of("sh", "-c", "x")), OnFailure.STOP, List.of()));

    page.asked(exec("sh", "-c", "x"), SHELL);

    assertThat(asked(page)).isEmpty();
  }

  @Test
  void nor_do_those_of_its_envelopes_and_the_envelopes_themselves() {
    var envelope = exec("/bin/sh");
    var page = page(new Work("effect", List.of(), OnFailure.STOP, List.of(envelope)));

    page.asked(envelope, SHELL);

    assertThat(asked(page)).isEmpty();
  }

  @Test
  void what_an_agent_makes_up_needs_permits() {
    var page = page(Work.of("thinking"));

    page.asked(exec("sh"), SHELL);

    assertThat(asked(page)).containsExactly("effect:process.exec", "run:/bin/sh");
  }

  @Test
  void what_was_seen_twice_stands_there_once_and_in_order() {
    var page = page(Work.of("x"));
    var b = new Touched(Way.READ, Path.of("/b"));
    var a = new Touched(Way.READ, Path.of("/a"));

    page.saw(b);
    page.saw(a);
    page.saw(b);

    assertThat(page.lesson().seen()).containsExactly(a, b);
  }
}
