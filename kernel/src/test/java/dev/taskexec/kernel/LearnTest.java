package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.learn.Learned;
import dev.taskexec.kernel.view.RunFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs that learn permits, with an effect that says what it touches and what its program did.
@Timeout(60)
class LearnTest {
  private static final RunOptions.Kept NOTHING_KEPT = new RunOptions.Kept(List.of(), List.of());

  @TempDir Path given;

  private Path folder;
  private final List<EffectContext> contexts = new ArrayList<>();
  private final List<Path> traces = new ArrayList<>();

  @BeforeEach
  void resolve() throws Exception {
    folder = given.toRealPath();
  }

  private TestingRun.Done run(Optional<RunOptions.Kept> learn) throws Exception {
    return run(learn, new Ok());
  }

  private TestingRun.Done run(Optional<RunOptions.Kept> learn, Outcome outcome) throws Exception {
    var run = new TestingRun(folder);
    run.learn = learn;
    run.conduct = Conduct.USUAL;
    run.with(new Watchable());
    run.with(
        context -> {
          context.perform(TestingEffect.envelope());
          return AttemptReport.of(outcome);
        });
    var plain = TestingPlan.task("T-1");
    var terms =
        new Terms(
            true,
            List.of(PermitRule.parse("read:a")),
            plain.terms().budget(),
            plain.terms().retry(),
            plain.terms().timeoutMs(),
            false);
    return run.run(1, TestingPlan.of(Grammar.EXTENDED, ".", List.of(plain.withTerms(terms))));
  }

  @Test
  void tasks_run_free_and_watched_and_what_they_did_becomes_a_proposal() throws Exception {
    var done = run(Optional.of(NOTHING_KEPT));

    assertThat(done.each("status")).containsExactly("ok");
    assertThat(contexts.getFirst().confined()).isFalse();
    assertThat(contexts.getFirst().environment())
        .containsEntry("TMPDIR", contexts.getFirst().environment().get("TASK_EXEC_KIT_TMPDIR"));
    var learned = Learned.read(done.report().folder()).getFirst();
    assertThat(learned.lesson().confined()).isTrue();
    assertThat(learned.lesson().permits()).containsExactly(PermitRule.parse("read:a"));
    assertThat(learned.proposal().rules())
        .extracting(PermitRule::toString)
        .containsExactly(
            "read:src/x", "write:out/a.txt", "net:repo.example:443", "effect:testing.effect");
  }

  @Test
  void what_was_written_down_meanwhile_goes_with_the_attempt() throws Exception {
    run(Optional.of(NOTHING_KEPT));

    assertThat(traces).hasSize(2).doesNotHaveDuplicates().noneMatch(Files::exists);
  }

  @Test
  void such_a_run_is_marked_everywhere() throws Exception {
    var done = run(Optional.of(NOTHING_KEPT));

    var id = new RunId(done.report().folder().getFileName().toString());
    assertThat(done.json()).containsEntry("learn", true);
    assertThat(done.text("request.json")).contains("\"learn\":true");
    assertThat(done.text("ledger.jsonl")).contains("\"learn\":true");
    assertThat(RunFolders.view(done.report().folder(), id).learn()).isTrue();
  }

  @Test
  void such_a_run_cannot_be_resumed() throws Exception {
    var done = run(Optional.of(NOTHING_KEPT));

    assertThatThrownBy(() -> BrokenRun.at(done.report().folder(), folder))
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining("learn permits");
  }

  @Test
  void what_a_task_that_ended_badly_would_have_done_is_not_known() throws Exception {
    var done = run(Optional.of(NOTHING_KEPT), new Outcome.Error("broken"));

    var learned = Learned.read(done.report().folder()).getFirst();
    assertThat(learned.lesson().isWhole()).isFalse();
    assertThat(learned.proposal().remarks())
        .contains("not watched: what it would have done if it had not ended with `error`");
  }

  @Test
  void any_other_run_learns_nothing() throws Exception {
    var done = run(Optional.empty());

    assertThat(done.names("")).doesNotContain("learned.json");
    assertThat(done.json()).doesNotContainKey("learn");
    assertThat(contexts).allMatch(context -> context.observer().isEmpty());
  }

  private final class Watchable implements Effect {
    @Override
    public String name() {
      return TestingEffect.NAME;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EffectDescription description() {
      return TestingEffect.DESCRIPTION;
    }

    @Override
    public List<PermitRule> requests(EffectEnvelope envelope, Path start) {
      return List.of(
          PermitRule.parse("write:" + start.resolve("out/a.txt").normalize()),
          PermitRule.parse("net:repo.example:443"));
    }

    @Override
    public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
        throws EvidenceException {
      contexts.add(context);
      if (context.observer().isPresent()) {
        var observer = context.observer().get();
        traces.add(observer.folder());
        traces.add(observer.folder());
        observer.saw(new Touched(Way.READ, folder.resolve("src/x")));
        observer.saw(new Touched(Way.READ, traces.getFirst().resolve("trace")));
      }
      return new Done(Obj.EMPTY, Usage.NONE);
    }
  }
}
