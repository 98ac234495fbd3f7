package dev.taskexec.effect.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectContext.Witness;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What [Effect] demands of every implementation. A subclass brings the effect and work for it; of
/// work that may last, see [LastingEffectContract].
@Timeout(120)
public abstract class EffectContract {
  /// Enough grace for whatever ends politely.
  protected static final Duration LONG = Duration.ofMinutes(10);

  /// Interrupts come at so many moments, from before the start to after the end of quick work.
  static final int MOMENTS = 60;

  static final long STEP_NANOS = 100_000;

  private static final int WILD_ARGUMENTS = 400;

  private Path folder;

  @BeforeEach
  void begin(@TempDir Path empty) {
    folder = empty;
  }

  /// A folder of the test's own, in which effects are performed.
  protected final Path folder() {
    return folder;
  }

  protected abstract Effect effect();

  /// Work that ends well by itself, soon. It is asked for anew before each performance, and may
  /// prepare the folder for it; several may be performed at once.
  protected abstract JsonValue.Obj quick();

  /// Arguments that are wrong, each in its own way.
  protected abstract List<JsonValue.Obj> wrong();

  /// Whether anything in the folder was begun, by any work. Always false for an effect that changes
  /// nothing.
  protected abstract boolean hasBegun(Path folder);

  /// Whether anything that was begun in the folder still goes on.
  protected boolean goesOn(Path folder) {
    return false;
  }

  /// Makes what the examples of its description work on; answers whether they can be performed
  /// here.
  protected abstract boolean prepareExamples(Path folder) throws Exception;

  /// What is in the context besides: the variables of a task.
  protected SequencedMap<String, String> environment() {
    return new LinkedHashMap<>();
  }

  @Test
  void does_what_it_is_asked() throws Exception {
    var outcome = perform(quick(), context());

    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
    assertThat(goesOn(folder)).isFalse();
  }

  @Test
  void fails_before_it_touches_anything_when_its_arguments_are_wrong() throws Exception {
    assertThat(wrong()).isNotEmpty();

    for (var args : wrong()) {
      var outcome = perform(args, context());

      assertThat(outcome)
          .as("%s", args)
          .isInstanceOfSatisfying(
              EffectOutcome.Failed.class,
              failed -> {
                assertThat(failed.started()).isFalse();
                assertThat(failed.reason()).isNotBlank().doesNotContain("\n", "Exception");
              });
      assertThat(hasBegun(folder)).as("%s", args).isFalse();
    }
  }

  @Test
  void fails_when_another_effect_or_version_is_meant() throws Exception {
    var effect = effect();
    var strangers =
        List.of(
            EffectEnvelope.of(effect.name(), effect.version() + 1, quick()),
            EffectEnvelope.of("no.such", effect.version(), quick()));

    for (var stranger : strangers) {
      var outcome = effect.perform(stranger, context());

      assertThat(outcome).isInstanceOf(EffectOutcome.Failed.class);
      assertThat(hasBegun(folder)).isFalse();
    }
  }

  @Test
  void its_schema_is_one_and_describes_each_argument() {
    var schema = new ArgumentSchema(effect().description().arguments());

    assertThat(schema.ownFaults()).isEmpty();
    assertThat(effect().description().arguments().members())
        .containsEntry("type", JsonValue.of("object"))
        .containsEntry("additionalProperties", JsonValue.FALSE);
    assertThat(schema.properties().members().values())
        .allSatisfy(
            property ->
                assertThat(property)
                    .isInstanceOfSatisfying(
                        JsonValue.Obj.class,
                        object -> assertThat(object.members()).containsKey("description")));
  }

  @Test
  void its_examples_are_valid_and_can_be_performed() throws Exception {
    var schema = new ArgumentSchema(effect().description().arguments());
    var performable = prepareExamples(folder);

    for (var example : effect().description().examples()) {
      assertThat(schema.faults(example)).isEmpty();
      if (performable) {
        assertThat(perform(example, context()))
            .as("%s", example)
            .isInstanceOf(EffectOutcome.Done.class);
      }
    }
  }

  @Test
  void work_that_it_does_is_valid_against_its_schema() {
    assertThat(new ArgumentSchema(effect().description().arguments()).faults(quick())).isEmpty();
  }

  @Test
  void asks_for_allowing_rules_with_absolute_paths_and_does_nothing_by_that() {
    var all = new ArrayList<>(wrong());
    all.add(quick());

    for (var args : all) {
      var requests = effect().requests(envelope(args), folder);
      var unused = effect().foreseen(envelope(args), context());

      assertThat(requests)
          .allSatisfy(
              rule -> {
                assertThat(rule.denies()).isFalse();
                if (rule.resource() instanceof PathResource path) {
                  assertThat(path.isAbsolute()).as("%s", rule).isTrue();
                }
              });
      assertThat(hasBegun(folder)).as("%s", args).isFalse();
    }
  }

  @Test
  void tells_its_witness_once_before_anything_has_begun() throws Exception {
    var args = quick();
    var calls = new AtomicInteger();
    var late = new AtomicBoolean();
    Witness witness =
        _ -> {
          calls.incrementAndGet();
          late.compareAndSet(false, hasBegun(folder));
        };

    perform(args, context().with(Meter.UNLIMITED, witness));

    assertThat(late).isFalse();
    assertThat(calls.get()).isLessThanOrEqualTo(1);
    if (hasBegun(folder)) {
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void tells_its_witness_nothing_when_its_arguments_are_wrong() throws Exception {
    var calls = new AtomicInteger();

    for (var args : wrong()) {
      perform(args, context().with(Meter.UNLIMITED, _ -> calls.incrementAndGet()));
    }

    assertThat(calls).hasValue(0);
  }

  @Test
  void begins_nothing_that_cannot_be_put_on_record() {
    var args = quick();
    var asked = new AtomicBoolean();
    Witness deaf =
        _ -> {
          asked.set(true);
          throw new EvidenceException("the disk is full", new IOException("full"));
        };

    var thrown = catchThrowable(() -> perform(args, context().with(Meter.UNLIMITED, deaf)));

    if (asked.get()) {
      assertThat(thrown).isInstanceOf(EvidenceException.class);
    }
    assertThat(hasBegun(folder)).isFalse();
    assertThat(goesOn(folder)).isFalse();
  }

  @Test
  void serves_many_threads_at_once() {
    var effect = effect();
    var work = IntStream.range(0, 64).mapToObj(_ -> envelope(quick())).toList();

    var performing = work.stream().map(each -> Performing.start(effect, each, context())).toList();

    assertThat(performing)
        .allSatisfy(
            one -> assertThat(one.answer().outcome()).isInstanceOf(EffectOutcome.Done.class));
  }

  @Test
  void begins_nothing_on_an_interrupted_thread() {
    var answer = Performing.startInterrupted(effect(), envelope(quick()), context()).answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(hasBegun(folder)).isFalse();
  }

  @Test
  void answers_an_interrupt_by_cancelled_or_leaves_it_to_its_caller() {
    for (var moment = 0; moment < MOMENTS; moment++) {
      var performing = Performing.startToBeInterrupted(effect(), envelope(quick()), context());
      LockSupport.parkNanos(moment * STEP_NANOS);

      var answer = performing.interrupt().answer();

      var cancelled = answer.outcome() instanceof EffectOutcome.Cancelled;
      assertThat(answer.interrupted()).as("after %s", answer.outcome()).isNotEqualTo(cancelled);
    }
  }

  /// What wild arguments happen to ask for is not permitted, so nothing comes of it.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260912, 977})
  void answers_wild_arguments_without_an_exception(long seed) throws Exception {
    var wild = new WildJson(new Random(seed));
    var names =
        List.copyOf(
            new ArgumentSchema(effect().description().arguments()).properties().members().keySet());
    var confined =
        context(
            new Authority.Confined(
                folder,
                new Permits(List.of()),
                Optional.empty(),
                Optional.empty(),
                Authority.Strictness.USUAL));

    for (var i = 0; i < WILD_ARGUMENTS; i++) {
      var args = wild.object(names);
      var requests = effect().requests(envelope(args), folder);
      var foreseen = effect().foreseen(envelope(args), confined);
      var outcome = perform(args, confined);

      assertThat(requests).isNotNull();
      assertThat(foreseen).isNotNull();
      assertThat(outcome).isNotNull();
    }
  }

  /// The arguments for this effect.
  protected final EffectEnvelope envelope(JsonValue.Obj args) {
    return EffectEnvelope.of(effect().name(), effect().version(), args);
  }

  protected final EffectOutcome perform(JsonValue.Obj args, EffectContext context)
      throws EvidenceException {
    return effect().perform(envelope(args), context);
  }

  /// The folder, where everything is allowed.
  protected final EffectContext context() {
    return context(new Authority.Unconfined());
  }

  /// The folder, where this is allowed.
  protected final EffectContext context(Authority authority) {
    return context(authority, LONG);
  }

  final EffectContext context(Authority authority, Duration grace) {
    return new EffectContext(
        folder,
        environment(),
        Optional.empty(),
        grace,
        System::nanoTime,
        Meter.UNLIMITED,
        authority,
        Redaction.NONE,
        Witness.NONE);
  }
}
