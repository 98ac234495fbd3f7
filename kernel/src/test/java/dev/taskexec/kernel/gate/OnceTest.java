package dev.taskexec.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.plan.Terms;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of effects with idempotence keys.
@Timeout(60)
class OnceTest {
  private static final Bearer FREE = new Bearer.Free();
  private static final PermitOffice OFFICE = TestingPermits.of().office();
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
  private static final Terms IDEMPOTENT =
      new Terms(false, List.of(), Budget.NONE, Optional.empty(), OptionalLong.empty(), true);
  private static final Overrun OVERRUN = new Overrun(Quantity.IO, "the task", 1, 2);

  private final List<String> performed = Collections.synchronizedList(new ArrayList<>());
  private final Queue<EffectOutcome> answers = new ArrayDeque<>();
  private final EffectList journal = new EffectList();
  private boolean announces = true;

  @Test
  void what_is_done_is_not_repeated_and_its_result_is_given_again() throws Exception {
    answers.add(done("n", 7));
    var gate = gate(new Keys(false));

    var first = ask(gate, keyed("k", 1));
    var second = ask(gate, keyed("k", 1));

    assertThat(performed).hasSize(1);
    assertThat(first).isEqualTo(done("n", 7));
    assertThat(second)
        .isEqualTo(new Done(Obj.builder().put("n", 7).put("repeated", true).build(), Usage.NONE));
    assertThat(journal.records())
        .extracting(each -> each.outcome())
        .containsExactly("done", "repeated");
  }

  @Test
  void a_repetition_costs_nothing() throws Exception {
    answers.add(done("n", 7));
    var gate = gate(new Keys(false));
    var lease = TestingBudget.lease(TestingBudget.of(Quantity.IO, 1));

    var _ = ask(gate, keyed("k", 1), Terms.UNCONFINED, lease);
    var second = ask(gate, keyed("k", 1), Terms.UNCONFINED, lease);

    assertThat(second).isInstanceOf(Done.class);
    assertThat(lease.left(Quantity.IO)).hasValue(0);
  }

  @Test
  void an_effect_knows_whether_it_is_done() throws Exception {
    answers.add(done("n", 7));
    var gate = gate(new Keys(false));

    assertThat(gate.isDone(keyed("k", 1))).isFalse();
    var _ = ask(gate, keyed("k", 1));

    assertThat(gate.isDone(keyed("k", 1))).isTrue();
    assertThat(gate.isDone(keyed("k", 2))).isFalse();
    assertThat(gate.isDone(TestingEffect.envelope())).isFalse();
  }

  @Test
  void other_keys_and_none_are_performed() throws Exception {
    answers.addAll(List.of(done("n", 1), done("n", 2), done("n", 3)));
    var gate = gate(new Keys(false));

    var _ = ask(gate, keyed("k", 1));
    var _ = ask(gate, keyed("l", 1));
    var _ = ask(gate, TestingEffect.envelope());

    assertThat(performed).hasSize(3);
  }

  @Test
  void the_same_key_for_other_arguments_is_an_error_that_names_both() throws Exception {
    answers.add(done("n", 1));
    var gate = gate(new Keys(false));
    var _ = ask(gate, keyed("k", 1));

    var outcome = ask(gate, keyed("k", 2));

    assertThat(performed).hasSize(1);
    assertThat(outcome)
        .isEqualTo(
            new Failed(
                "the key `k` stands for %s, and not for %s"
                    .formatted(KeyedWork.of(keyed("k", 1)), KeyedWork.of(keyed("k", 2))),
                false));
  }

  static List<EffectOutcome> harmless() {
    return List.of(
        new Failed("wrong arguments", false), new Refused("a link", "mend it"), done("exit", 3));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void what_did_not_happen_or_failed_by_itself_may_be_done(EffectOutcome first) throws Exception {
    answers.addAll(List.of(first, done("n", 1)));
    announces = first instanceof Done;
    var gate = gate(new Keys(false));

    var _ = ask(gate, keyed("k", 1));
    var second = ask(gate, keyed("k", 1));

    assertThat(second).isEqualTo(done("n", 1));
  }

  @Test
  void a_process_went_well_if_its_invariant_says_so() throws Exception {
    answers.addAll(List.of(done("exit", 3), done("exit", 0), done("exit", 0)));
    var gate = gate(new Keys(false));

    var _ = ask(gate, keyed("k", 1, "exit 0,3"));
    var _ = ask(gate, keyed("k", 1, "exit 0,3"));
    var _ = ask(gate, keyed("l", 1, "exit 3"));
    var _ = ask(gate, keyed("l", 1, "exit 3"));

    assertThat(performed).hasSize(3);
  }

  static List<EffectOutcome> doubtful() {
    return List.of(
        new Failed("no answer", true),
        new Cancelled("stopped", Usage.NONE),
        new Exhausted(OVERRUN, Usage.NONE));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void what_may_have_happened_in_part_is_refused(EffectOutcome first) throws Exception {
    answers.add(first);
    var gate = gate(new Keys(false));

    var _ = ask(gate, keyed("k", 1));
    var second = ask(gate, keyed("k", 1));

    assertThat(performed).hasSize(1);
    assertThat(second)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.rule()).contains("key `k` may have happened"));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void what_may_have_happened_is_done_again_where_that_does_no_harm(EffectOutcome first)
      throws Exception {
    answers.addAll(List.of(first, first, done("n", 1)));
    var gate = gate(new Keys(false));
    var wanted = gate(new Keys(true));

    var _ = ask(gate, keyed("k", 1));
    var _ = ask(wanted, keyed("k", 1));

    assertThat(ask(gate, keyed("k", 1), IDEMPOTENT, Lease.UNLIMITED)).isInstanceOf(Done.class);
    answers.add(done("n", 2));
    assertThat(ask(wanted, keyed("k", 1))).isInstanceOf(Done.class);
  }

  @Test
  void a_bug_of_an_effect_leaves_its_key_in_doubt() throws Exception {
    var gate =
        gate(
            new Keys(false),
            TestingEffect.of(
                _ -> {
                  throw new IllegalStateException("oops");
                }));
    try {
      var _ = ask(gate, keyed("k", 1));
    } catch (IllegalStateException _) {
      // It is the worker's to tell.
    }

    assertThat(ask(gate, keyed("k", 1))).isInstanceOf(Refused.class);
  }

  @Test
  void whoever_asks_meanwhile_waits_and_gets_the_result() throws Exception {
    var isUnderWay = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var effect =
        TestingEffect.of(
            _ -> {
              performed.add("one");
              isUnderWay.countDown();
              await(mayEnd);
              return done("n", 7);
            });
    var gate = gate(new Keys(false), effect);
    var second = new ArrayList<EffectOutcome>();
    var first = Thread.ofVirtual().start(() -> quietly(gate, keyed("k", 1)));
    isUnderWay.await();
    var waiting = Thread.ofPlatform().start(() -> second.add(quietly(gate, keyed("k", 1))));
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    mayEnd.countDown();
    first.join();
    waiting.join();

    assertThat(performed).hasSize(1);
    assertThat(second)
        .singleElement()
        .isInstanceOfSatisfying(
            Done.class,
            done -> assertThat(done.result().members()).containsEntry("repeated", JsonValue.TRUE));
  }

  @Test
  void whoever_is_stopped_while_it_waits_is_cancelled() throws Exception {
    var isUnderWay = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var effect =
        TestingEffect.of(
            _ -> {
              isUnderWay.countDown();
              await(mayEnd);
              return done("n", 7);
            });
    var gate = gate(new Keys(false), effect);
    var first = Thread.ofVirtual().start(() -> quietly(gate, keyed("k", 1)));
    isUnderWay.await();

    Thread.currentThread().interrupt();
    var second = ask(gate, keyed("k", 1));

    assertThat(second).isInstanceOf(Cancelled.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    mayEnd.countDown();
    first.join();
  }

  @Test
  void what_a_ledger_tells_counts() throws Exception {
    var keys = new Keys(false);
    var work = KeyedWork.of(keyed("k", 1));
    keys.recall("k", work, KeyState.DONE, Obj.builder().put("n", 9).build());
    keys.recall("l", work, KeyState.IN_DOUBT, Obj.EMPTY);

    assertThat(ask(gate(keys), keyed("k", 1)))
        .isInstanceOfSatisfying(
            Done.class,
            done -> assertThat(done.result().members()).containsEntry("n", JsonValue.of(9)));
    assertThat(ask(gate(keys), keyed("l", 1)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.rule())
                    .endsWith("an earlier kit began it and did not finish it"));
    assertThat(performed).isEmpty();
  }

  private EffectOutcome quietly(Gate gate, EffectEnvelope envelope) {
    try {
      return gate.perform(envelope, FREE, false, Lease.UNLIMITED, CONTEXT, new EffectList());
    } catch (EvidenceException e) {
      throw new IllegalStateException(e);
    }
  }

  private EffectOutcome ask(Gate gate, EffectEnvelope envelope) throws EvidenceException {
    return ask(gate, envelope, Terms.UNCONFINED, Lease.UNLIMITED);
  }

  private EffectOutcome ask(Gate gate, EffectEnvelope envelope, Terms terms, Lease lease)
      throws EvidenceException {
    return gate.perform(envelope, FREE, terms.idempotent(), lease, CONTEXT, journal);
  }

  private Gate gate(Keys keys) {
    return gate(
        keys,
        TestingEffect.of(
            context -> {
              performed.add("one");
              if (announces) {
                begin(context);
              }
              return answers.remove();
            }));
  }

  private static Gate gate(Keys keys, Effect effect) {
    return new Gate(
        new TreeMap<>(Map.of(effect.name(), effect)), OFFICE, new Breakers(() -> 7), keys);
  }

  private static void begin(EffectContext context) {
    try {
      context.witness().begins(Obj.EMPTY);
    } catch (EvidenceException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Done done(String member, long value) {
    return new Done(Obj.builder().put(member, value).build(), Usage.NONE);
  }

  private static EffectEnvelope keyed(String key, long argument, String... invariants) {
    return new EffectEnvelope(
        TestingEffect.NAME,
        1,
        Obj.builder().put("a", argument).build(),
        List.of(invariants),
        Optional.of(key),
        Budget.NONE,
        Optional.empty());
  }
}
