package dev.taskexec.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.kernel.TestingEffect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Terms CONFINED =
      new Terms(true, List.of(), Budget.NONE, Optional.empty(), OptionalLong.empty(), false);
  private static final EffectContext CONTEXT =
      new EffectContext(
          Path.of("").toAbsolutePath(),
          new LinkedHashMap<>(),
          Optional.empty(),
          Duration.ZERO,
          System::nanoTime,
          dev.taskexec.abi.budget.Meter.UNLIMITED,
          false,
          EffectContext.Witness.NONE);

  private final List<String> order = new ArrayList<>();

  @Test
  void decides_and_records_before_it_performs_and_records() throws Exception {
    var outcome = ask(TestingEffect.envelope(), Terms.UNCONFINED);

    assertThat(outcome).isInstanceOf(Done.class);
    assertThat(order).containsExactly("granted", "performing", "performed");
  }

  @Test
  void an_effect_that_is_not_there_is_refused_with_those_that_are() throws Exception {
    var outcome = ask(EffectEnvelope.of("other", 1, JsonValue.Obj.EMPTY), Terms.UNCONFINED);

    assertThat(outcome)
        .isEqualTo(new Refused("no effect named `other`", "use one of testing.effect"));
    assertThat(order).containsExactly("refused");
  }

  @Test
  void another_version_of_an_effect_is_refused() throws Exception {
    var envelope = EffectEnvelope.of(TestingEffect.NAME, 2, JsonValue.Obj.EMPTY);

    var outcome = ask(envelope, Terms.UNCONFINED);

    assertThat(outcome).isEqualTo(new Refused("no version 2 of `testing.effect`", "use version 1"));
    assertThat(order).containsExactly("refused");
  }

  @Test
  void a_confined_task_is_refused_as_long_as_nothing_can_confine_it() throws Exception {
    var outcome = ask(TestingEffect.envelope(), CONFINED);

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(order).containsExactly("refused");
  }

  @Test
  void the_journal_of_an_attempt_has_one_entry_for_each_request() throws Exception {
    var effects = new EffectList();
    var failing = TestingEffect.of(_ -> new Failed("broke", true));
    var gate = new Gate(new TreeMap<>(Map.of(failing.name(), failing)));

    gate.perform(TestingEffect.envelope(), Terms.UNCONFINED, CONTEXT, effects);
    gate.perform(TestingEffect.envelope(), CONFINED, CONTEXT, effects);

    assertThat(effects.records())
        .extracting(record -> record.outcome())
        .containsExactly("failed", "refused");
  }

  private EffectOutcome ask(EffectEnvelope envelope, Terms terms) throws EvidenceException {
    var effect =
        TestingEffect.of(
            _ -> {
              order.add("performing");
              return new Done(JsonValue.Obj.EMPTY, Usage.NONE);
            });
    var gate = new Gate(new TreeMap<>(Map.of(effect.name(), effect)));
    return gate.perform(envelope, terms, CONTEXT, new TestingJournal(order));
  }

  private record TestingJournal(List<String> order) implements Journal {

    @Override
    public void decided(EffectEnvelope envelope, Decision decision) {
      order.add(decision instanceof Decision.Granted ? "granted" : "refused");
    }

    @Override
    public void performed(EffectEnvelope envelope, EffectOutcome outcome) {
      order.add("performed");
    }
  }
}
