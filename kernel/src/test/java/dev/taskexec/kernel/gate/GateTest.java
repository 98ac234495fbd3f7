package dev.taskexec.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.kernel.TestingEffect;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.budget.TestingBudget;
import dev.taskexec.kernel.permit.Bearer;
import dev.taskexec.kernel.permit.PermitOffice;
import dev.taskexec.kernel.permit.TestingPermits;
import dev.taskexec.kernel.retry.Breakers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GateTest {
  private static final Bearer FREE = new Bearer.Free();
  private static final TestingPermits NOTHING = TestingPermits.of();
  private static final PermitOffice OFFICE = NOTHING.office();
  private static final EffectContext CONTEXT =
      new EffectContext(
          Path.of("").toAbsolutePath(),
          new LinkedHashMap<>(),
          Optional.empty(),
          Duration.ZERO,
          System::nanoTime,
          Meter.UNLIMITED,
          new Authority.Unconfined(),
          Redaction.NONE,
          EffectContext.Witness.NONE);
  private static final Done DONE = new Done(JsonValue.Obj.EMPTY, Usage.NONE);

  private final List<String> order = new ArrayList<>();
  private final List<EffectOutcome> outcomes = new ArrayList<>();
  private final List<Usage> spent = new ArrayList<>();
  private final Journal journal = new TestingJournal();

  @Test
  void decides_and_records_before_it_performs_and_records() throws Exception {
    var outcome = ask(TestingEffect.envelope(), FREE);

    assertThat(outcome).isInstanceOf(Done.class);
    assertThat(order).containsExactly("granted", "performing", "performed");
  }

  @Test
  void an_effect_that_is_not_there_is_refused_with_those_that_are() throws Exception {
    var outcome = ask(EffectEnvelope.of("other", 1, JsonValue.Obj.EMPTY), FREE);

    assertThat(outcome)
        .isEqualTo(new Refused("no effect named `other`", "use one of testing.effect"));
    assertThat(order).containsExactly("refused");
  }

  @Test
  void another_version_of_an_effect_is_refused() throws Exception {
    var envelope = EffectEnvelope.of(TestingEffect.NAME, 2, JsonValue.Obj.EMPTY);

    var outcome = ask(envelope, FREE);

    assertThat(outcome).isEqualTo(new Refused("no version 2 of `testing.effect`", "use version 1"));
    assertThat(order).containsExactly("refused");
  }

  @Test
  void a_confined_task_gets_no_effect_that_nobody_permits_it() throws Exception {
    var outcome = ask(TestingEffect.envelope(), NOTHING.holder(OFFICE));

    assertThat(outcome)
        .isEqualTo(
            new Refused(
                "no permit `effect:testing.effect`",
                "add the line ``- Permits: `effect:testing.effect` `` to its card"));
    assertThat(order).containsExactly("refused");
  }

  @Test
  void a_confined_task_gets_an_effect_under_its_own_authority() throws Exception {
    var permits = TestingPermits.of("effect:testing.*", "read:src/**");
    var office = permits.office();
    var authorities = new ArrayList<Authority>();
    var effect =
        TestingEffect.of(
            context -> {
              authorities.add(context.authority());
              return DONE;
            });
    var gate =
        new Gate(new TreeMap<>(Map.of(effect.name(), effect)), office, breakers(), new Keys(false));

    var outcome =
        gate.perform(
            TestingEffect.envelope(),
            permits.holder(office),
            false,
            Lease.UNLIMITED,
            CONTEXT,
            new EffectList());

    assertThat(outcome).isEqualTo(DONE);
    assertThat(authorities)
        .singleElement()
        .isInstanceOfSatisfying(
            Authority.Confined.class,
            confined ->
                assertThat(confined.permits().rules())
                    .contains(PermitRule.parse("read:/no/such/root/src/**")));
  }

  @Test
  void what_an_effect_refuses_by_a_rule_is_told_with_its_place() throws Exception {
    var permits = TestingPermits.unconfined().denying("!net:private.example");
    var office = permits.office();
    var effect = TestingEffect.of(_ -> new Refused("`!net:private.example` denies it", "ask"));
    var gate =
        new Gate(new TreeMap<>(Map.of(effect.name(), effect)), office, breakers(), new Keys(false));

    var outcome =
        gate.perform(
            TestingEffect.envelope(),
            permits.holder(office),
            false,
            Lease.UNLIMITED,
            CONTEXT,
            new EffectList());

    assertThat(outcome).isEqualTo(new Refused("`!net:private.example` denies it (--deny)", "ask"));
  }

  @Test
  void what_is_foreseen_is_decided_and_not_done() throws Exception {
    var free = gate(performing());

    var done = free.foresee(TestingEffect.envelope(), FREE, Lease.UNLIMITED, CONTEXT, journal);
    var denied =
        free.foresee(
            TestingEffect.envelope(), NOTHING.holder(OFFICE), Lease.UNLIMITED, CONTEXT, journal);
    var unpaid =
        free.foresee(
            TestingEffect.envelope(),
            FREE,
            lease(TestingBudget.of(Quantity.IO, 0)),
            CONTEXT,
            journal);

    assertThat(done).isEqualTo(DONE);
    assertThat(denied).isInstanceOf(Refused.class);
    assertThat(unpaid).isInstanceOf(Exhausted.class);
    assertThat(order).doesNotContain("performing", "begins");
  }

  @Test
  void the_journal_of_an_attempt_has_one_entry_for_each_request() throws Exception {
    var effects = new EffectList();
    var gate = gate(TestingEffect.of(_ -> new Failed("broke", true)));

    gate.perform(TestingEffect.envelope(), FREE, false, Lease.UNLIMITED, CONTEXT, effects);
    gate.perform(
        TestingEffect.envelope(), NOTHING.holder(OFFICE), false, Lease.UNLIMITED, CONTEXT, effects);

    assertThat(effects.records())
        .extracting(record -> record.outcome())
        .containsExactly("failed", "refused");
  }

  @Test
  void the_witness_is_told_between_the_decision_and_the_end() throws Exception {
    var effect =
        TestingEffect.of(
            context -> {
              begin(context);
              order.add("performing");
              return DONE;
            });

    var _ = ask(gate(effect), TestingEffect.envelope(), FREE, Lease.UNLIMITED);

    assertThat(order).containsExactly("granted", "begins", "performing", "performed");
  }

  @Test
  void an_effect_costs_one_operation_and_is_not_begun_without_it() throws Exception {
    var lease = lease(TestingBudget.of(Quantity.IO, 1));
    var gate = gate(performing());

    var first = ask(gate, TestingEffect.envelope(), FREE, lease);
    var second = ask(gate, TestingEffect.envelope(), FREE, lease);

    assertThat(first).isEqualTo(DONE);
    assertThat(second)
        .isEqualTo(new Exhausted(new Overrun(Quantity.IO, "the task", 1, 2), Usage.NONE));
    assertThat(order).containsExactly("granted", "performing", "performed", "granted", "performed");
    assertThat(spent)
        .containsExactly(Usage.NONE.with(Quantity.IO, 1, Usage.How.MEASURED), Usage.NONE);
  }

  @Test
  void the_bounds_of_an_envelope_hold_for_its_effect_alone() throws Exception {
    var gate = gate(performing());
    var lease = lease(Budget.NONE);

    var none = ask(gate, bounded(TestingBudget.of(Quantity.IO, 0)), FREE, lease);
    var one = ask(gate, bounded(TestingBudget.of(Quantity.IO, 1)), FREE, lease);
    var again = ask(gate, bounded(TestingBudget.of(Quantity.IO, 1)), FREE, lease);

    assertThat(none)
        .isEqualTo(new Exhausted(new Overrun(Quantity.IO, "the effect", 0, 1), Usage.NONE));
    assertThat(one).isEqualTo(DONE);
    assertThat(again).isEqualTo(DONE);
  }

  @Test
  void what_an_effect_tells_only_at_its_end_is_spent_then_and_may_be_too_much() throws Exception {
    var usage = Usage.NONE.with(Quantity.TOKENS, 70, Usage.How.MEASURED);
    var gate = gate(TestingEffect.of(_ -> new Done(JsonValue.Obj.EMPTY, usage)));
    var lease = lease(TestingBudget.of(Quantity.TOKENS, 100));

    var first = ask(gate, TestingEffect.envelope(), FREE, lease);
    var second = ask(gate, TestingEffect.envelope(), FREE, lease);

    assertThat(first).isInstanceOf(Done.class);
    assertThat(second)
        .isEqualTo(new Exhausted(new Overrun(Quantity.TOKENS, "the task", 100, 140), usage));
    // It was done all the same, and stands so in the journal.
    assertThat(outcomes).hasSize(2).allMatch(Done.class::isInstance);
  }

  @Test
  void what_an_effect_has_told_its_meter_is_not_spent_twice() throws Exception {
    var usage = Usage.NONE.with(Quantity.OUTPUT_BYTES, 60, Usage.How.MEASURED);
    var effect =
        TestingEffect.of(
            context -> {
              assertThat(context.meter().spend(Quantity.OUTPUT_BYTES, 50, Usage.How.MEASURED))
                  .isEmpty();
              return new Done(JsonValue.Obj.EMPTY, usage);
            });
    var lease = lease(TestingBudget.of(Quantity.OUTPUT_BYTES, 100));

    var outcome = ask(gate(effect), TestingEffect.envelope(), FREE, lease);

    assertThat(outcome).isInstanceOf(Done.class);
    assertThat(lease.left(Quantity.OUTPUT_BYTES)).hasValue(40);
    assertThat(spent).containsExactly(usage.with(Quantity.IO, 1, Usage.How.MEASURED));
  }

  @Test
  @Timeout(60)
  void an_effect_is_interrupted_when_its_envelopes_time_is_over() throws Exception {
    var effect =
        TestingEffect.of(
            _ -> {
              try {
                new CountDownLatch(1).await();
                return DONE;
              } catch (InterruptedException e) {
                return new Cancelled("ended on request", Usage.NONE);
              }
            });

    var outcome =
        ask(gate(effect), bounded(TestingBudget.of(Quantity.WALL_MS, 1)), FREE, Lease.UNLIMITED);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Exhausted.class,
            over -> {
              assertThat(over.overrun().owner()).isEqualTo("the effect");
              assertThat(over.overrun().amount()).isGreaterThan(over.overrun().limit());
            });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void an_effect_without_any_time_is_not_begun() throws Exception {
    var outcome =
        ask(
            gate(performing()),
            bounded(TestingBudget.of(Quantity.WALL_MS, 0)),
            FREE,
            Lease.UNLIMITED);

    assertThat(outcome).isInstanceOf(Exhausted.class);
    assertThat(order).doesNotContain("performing");
  }

  @Test
  void a_host_that_keeps_failing_is_left_alone_by_all() throws Exception {
    var effect =
        new TestingHostEffect(
            "repo.example",
            TestingEffect.of(
                _ -> {
                  order.add("performing");
                  return new Failed("no answer", true);
                }));
    var gate = gate(effect);
    for (var i = 0; i < 5; i++) {
      var _ = ask(gate, TestingEffect.envelope(), FREE, Lease.UNLIMITED);
    }
    order.clear();
    var lease = lease(TestingBudget.of(Quantity.IO, 1));

    var outcome = ask(gate, TestingEffect.envelope(), FREE, lease);

    assertThat(outcome)
        .isEqualTo(
            new Failed(
                "not tried: the circuit breaker of host repo.example is open for another 30 s",
                false));
    assertThat(order).containsExactly("granted", "performed");
    assertThat(lease.left(Quantity.IO)).hasValue(1);
  }

  @Test
  void a_bug_of_an_effect_stands_in_the_journal_and_goes_on_to_the_worker() {
    var gate =
        gate(
            TestingEffect.of(
                _ -> {
                  throw new IllegalStateException("oops");
                }));

    assertThatThrownBy(() -> ask(gate, TestingEffect.envelope(), FREE, Lease.UNLIMITED))
        .hasMessage("oops");
    assertThat(outcomes)
        .containsExactly(
            new Failed("bug in the effect: java.lang.IllegalStateException: oops", true));
  }

  private EffectOutcome ask(EffectEnvelope envelope, Bearer bearer) throws EvidenceException {
    return ask(gate(performing()), envelope, bearer, Lease.UNLIMITED);
  }

  private EffectOutcome ask(Gate gate, EffectEnvelope envelope, Bearer bearer, Lease lease)
      throws EvidenceException {
    return gate.perform(envelope, bearer, false, lease, CONTEXT, journal);
  }

  private TestingEffect performing() {
    return TestingEffect.of(
        _ -> {
          order.add("performing");
          return DONE;
        });
  }

  private static void begin(EffectContext context) {
    try {
      context.witness().begins(JsonValue.Obj.EMPTY);
    } catch (EvidenceException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Gate gate(Effect effect) {
    return new Gate(
        new TreeMap<>(Map.of(effect.name(), effect)), OFFICE, breakers(), new Keys(false));
  }

  /// With a clock that stands still.
  private static Breakers breakers() {
    return new Breakers(() -> 7);
  }

  private static Lease lease(Budget budget) {
    return TestingBudget.lease(budget);
  }

  private static EffectEnvelope bounded(Budget budget) {
    return new EffectEnvelope(
        TestingEffect.NAME,
        1,
        JsonValue.Obj.EMPTY,
        List.of(),
        Optional.empty(),
        budget,
        Optional.empty());
  }

  private record TestingHostEffect(String address, TestingEffect effect) implements Effect {

    @Override
    public String name() {
      return effect.name();
    }

    @Override
    public int version() {
      return effect.version();
    }

    @Override
    public EffectDescription description() {
      return TestingEffect.DESCRIPTION;
    }

    @Override
    public EffectOutcome perform(EffectEnvelope envelope, EffectContext context) {
      return effect.perform(envelope, context);
    }

    @Override
    public Optional<String> host(EffectEnvelope envelope) {
      return Optional.of(address);
    }
  }

  private final class TestingJournal implements Journal {

    @Override
    public void decided(EffectEnvelope envelope, Decision decision) {
      order.add(decision instanceof Decision.Granted ? "granted" : "refused");
    }

    @Override
    public void begins(EffectEnvelope envelope, JsonValue.Obj facts) {
      order.add("begins");
    }

    @Override
    public void performed(EffectEnvelope envelope, EffectOutcome outcome, Usage used) {
      order.add("performed");
      outcomes.add(outcome);
      spent.add(used);
    }

    @Override
    public void repeated(EffectEnvelope envelope) {
      order.add("repeated");
    }
  }
}
