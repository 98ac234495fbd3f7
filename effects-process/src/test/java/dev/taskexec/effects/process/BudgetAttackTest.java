package dev.taskexec.effects.process;

import static dev.taskexec.abi.budget.Quantity.CPU_MS;
import static dev.taskexec.abi.budget.Quantity.MEMORY_BYTES;
import static dev.taskexec.abi.budget.Quantity.OUTPUT_BYTES;
import static dev.taskexec.abi.budget.Quantity.PROCESSES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What tasks do to spend more than they may.
@Timeout(120)
@ParameterizedClass(name = "confined: {0}")
@ValueSource(booleans = {false, true})
class BudgetAttackTest {
  private static final long MIB = 1 << 20;

  /// What the attacks would write if nothing stopped them is ten times that.
  private static final long FAR_BELOW_ALL = 1000 * MIB;

  @Parameter boolean confined;
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, Way.LINUX).confined(confined);
  }

  @AfterEach
  void nothing_is_left() {
    var left = Marked.running(bench.mark());

    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    assertThat(left).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"SPINS", "SPINS_IN_FOUR", "SPINS_IN_A_DAEMON", "SPINS_IN_GENERATIONS"})
  void cpu_time_is_not_overspent(Attack attack) {
    var outcome = attack(attack, CPU_MS, 400);

    assertExhausted(outcome, CPU_MS, 400);
  }

  @Test
  void little_cpu_time_is_within_the_budget() {
    var meter = Bounds.of(CPU_MS, 60_000);

    var outcome =
        bench.meter(meter).exec("sh", "-c", "i=0; while [ $i -lt 9999 ]; do i=$((i+1)); done");

    assertThat(Bench.exit(outcome)).isZero();
    assertThat(figure(outcome, CPU_MS).amount()).isPositive().isEqualTo(meter.told(CPU_MS));
  }

  /// What ends between two looks is on the account of who waited for it.
  @Test
  void what_is_seen_only_at_the_end_counts_too() {
    var outcome =
        bench
            .meter(Bounds.of(CPU_MS, 1))
            .exec("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");

    assertExhausted(outcome, CPU_MS, 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"PRINTS_10_GB", "PRINTS_10_GB_AS_ERRORS", "PRINTS_ONE_ENDLESS_LINE"})
  void output_is_stopped(Attack attack) throws IOException {
    var outcome = attack(attack, OUTPUT_BYTES, 10 * MIB);

    assertExhausted(outcome, OUTPUT_BYTES, 10 * MIB);
    var written = Files.size(bench.stdoutFile()) + Files.size(bench.stderrFile());
    assertThat(written).isBetween(10 * MIB, FAR_BELOW_ALL);
    assertThat(figure(outcome, OUTPUT_BYTES))
        .isEqualTo(new Usage.Figure(written, Usage.How.MEASURED));
  }

  @Test
  void less_output_is_within_the_budget() {
    var meter = Bounds.of(OUTPUT_BYTES, 10 * MIB);

    var outcome = bench.meter(meter).exec("head", "-c", "10485760", "/dev/zero");

    assertThat(Bench.exit(outcome)).isZero();
    assertThat(meter.told(OUTPUT_BYTES)).isEqualTo(10 * MIB);
  }

  @Test
  void one_byte_too_many_at_the_very_end_is_too_many() {
    var outcome =
        bench.meter(Bounds.of(OUTPUT_BYTES, 10 * MIB)).exec("head", "-c", "10485761", "/dev/zero");

    assertExhausted(outcome, OUTPUT_BYTES, 10 * MIB);
  }

  @Test
  void a_fork_bomb_is_stopped() {
    var outcome = attack(Attack.FORK_BOMB, PROCESSES, 32);

    assertExhausted(outcome, PROCESSES, 32);
  }

  @Test
  void as_many_processes_as_are_allowed_are_within_the_budget() {
    var outcome =
        bench
            .meter(Bounds.of(PROCESSES, 5))
            .exec("sh", "-c", "for i in 1 2 3 4; do sleep 0.3 & done; wait");

    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
  }

  @Test
  void memory_is_not_held_beyond_the_budget() {
    var outcome = attack(Attack.ALLOCATES_400_MB, MEMORY_BYTES, 100 * MIB);

    assertExhausted(outcome, MEMORY_BYTES, 100 * MIB);
    assertThat(figure(outcome, MEMORY_BYTES).how()).isEqualTo(Usage.How.SAMPLED);
  }

  @Test
  void little_memory_is_within_the_budget() {
    var outcome =
        bench
            .meter(Bounds.of(MEMORY_BYTES, 100 * MIB))
            .exec("sh", "-c", "head -c 10000000 /dev/zero | tail -n 1");

    assertThat(Bench.exit(outcome)).isZero();
  }

  /// Where nothing is bounded, what the system measures anyway is said all the same.
  @Test
  void without_bounds_the_usage_is_what_was_measured() {
    var outcome =
        bench.exec("sh", "-c", "echo four; i=0; while [ $i -lt 99999 ]; do i=$((i+1)); done");

    assertThat(figure(outcome, CPU_MS).how()).isEqualTo(Usage.How.MEASURED);
    assertThat(figure(outcome, CPU_MS).amount()).isPositive();
    assertThat(figure(outcome, OUTPUT_BYTES)).isEqualTo(new Usage.Figure(5, Usage.How.MEASURED));
    assertThat(usage(outcome).figures()).doesNotContainKeys(MEMORY_BYTES, PROCESSES);
  }

  @Test
  void what_nobody_waited_for_is_counted_with_the_rest() {
    var meter = Bounds.of(Map.of(CPU_MS, 600_000L));

    var outcome =
        bench
            .meter(meter)
            .exec(
                "sh",
                "-c",
                """
        (setsid sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo ready >ready' &)
        while [ ! -e ready ]; do sleep 0.01; done""");

    assertThat(Bench.exit(outcome)).isZero();
    assertThat(figure(outcome, CPU_MS).amount()).isEqualTo(meter.told(CPU_MS));
    assertThat(meter.told(CPU_MS)).isGreaterThan(50);
  }

  private EffectOutcome attack(Attack attack, Quantity quantity, long limit) {
    return bench.meter(Bounds.of(quantity, limit)).exec(attack.argv());
  }

  private static void assertExhausted(EffectOutcome outcome, Quantity quantity, long limit) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            EffectOutcome.Exhausted.class,
            exhausted -> {
              assertThat(exhausted.overrun().quantity()).isEqualTo(quantity);
              assertThat(exhausted.overrun().limit()).isEqualTo(limit);
              assertThat(exhausted.overrun().amount()).isGreaterThan(limit);
              assertThat(figure(outcome, quantity).amount()).isGreaterThan(limit);
            });
  }

  private static Usage.Figure figure(EffectOutcome outcome, Quantity quantity) {
    return Objects.requireNonNull(usage(outcome).figures().get(quantity), "no " + quantity);
  }

  private static Usage usage(EffectOutcome outcome) {
    return switch (outcome) {
      case EffectOutcome.Done(_, var usage) -> usage;
      case EffectOutcome.Exhausted(_, var usage) -> usage;
      default -> throw new AssertionError("no usage: " + outcome);
    };
  }
}
