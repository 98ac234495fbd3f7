package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.effect.contract.Performing;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Files are as they were or as they should be, and nothing else is left, however it ends.
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class AtomicityTest {
  private static final String BIG = "0123456789abcdef".repeat(1 << 16);
  private static final int MOMENTS = 40;

  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
    bench.file("big", BIG);
    bench.file("target", "old");
  }

  @Test
  void a_budget_that_does_not_reach_ends_it_in_the_middle_and_leaves_nothing() {
    bench.meter(new Bounded(BIG.length() / 2));

    var copied = bench.perform("file.copy", "from", "big", "to", "target", "if_exists", "replace");
    var written = bench.perform("file.write", "path", "target", "content", BIG);
    var appended = bench.perform("file.append", "path", "target", "content", BIG);

    assertThat(List.of(copied, written, appended))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        EffectOutcome.Exhausted.class,
                        exhausted ->
                            assertThat(exhausted.overrun().quantity())
                                .isEqualTo(Quantity.OUTPUT_BYTES)));
    assertThat(bench.content("target")).isEqualTo("old");
    assertThat(bench.tree(".")).containsExactly("big", "target");
  }

  @Test
  void what_is_written_is_counted() {
    var outcome = bench.perform("file.copy", "from", "big", "to", "copy");

    assertThat(((EffectOutcome.Done) outcome).usage().figures().get(Quantity.OUTPUT_BYTES))
        .isEqualTo(new Usage.Figure(BIG.length(), Usage.How.MEASURED));
  }

  @Test
  void an_interrupt_at_any_moment_leaves_nothing_half() {
    var args = Bench.args("from", "big", "to", "target", "if_exists", "replace");
    for (var moment = 0; moment < MOMENTS; moment++) {
      bench.file("target", "old");
      var work =
          Performing.start(
              way.effect("file.copy"), EffectEnvelope.of("file.copy", 1, args), bench.context());
      LockSupport.parkNanos(moment * 100_000L);

      var answer = work.interrupt().answer();

      assertThat(answer.outcome())
          .isInstanceOfAny(EffectOutcome.Done.class, EffectOutcome.Cancelled.class);
      assertThat(bench.content("target")).isIn("old", BIG);
      assertThat(bench.tree(".")).containsExactly("big", "target");
    }
  }

  /// The bound on the size of files stands for a full disk: a part can be written, the rest cannot.
  @Test
  void a_write_that_the_system_cuts_short_leaves_nothing() throws Exception {
    var kit =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CutShort.class.getName(),
                root.toString(),
                way.name())
            .redirectErrorStream(true)
            .redirectOutput(root.resolveSibling(root.getFileName() + ".out").toFile())
            .start();

    assertThat(kit.waitFor()).isZero();
    assertThat(bench.content("target")).isEqualTo("old");
    assertThat(bench.tree(".")).containsExactly("big", "target");
    assertThat(new File(root + ".out").delete()).isTrue();
  }

  /// The other program.
  static final class CutShort {
    private CutShort() {}

    public static void main(String[] args) {
      var bench = new Bench(Path.of(args[0]), Way.valueOf(args[1]));
      var reasons =
          List.of(
              bench.failed("file.write", "path", "target", "content", BIG),
              bench.failed("file.append", "path", "target", "content", BIG),
              bench.failed("file.append", "path", "new", "content", BIG),
              bench.failed("file.copy", "from", "big", "to", "copy"));
      assertThat(reasons).allMatch(reason -> reason.equals("File too large"));
    }
  }

  /// Lets so many bytes be written.
  private static final class Bounded implements Meter {
    private final long limit;
    private long spent;

    Bounded(long limit) {
      this.limit = limit;
    }

    @Override
    public OptionalLong left(Quantity quantity) {
      return OptionalLong.of(limit);
    }

    @Override
    public Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
      spent += amount;
      return spent > limit
          ? Optional.of(new Overrun(quantity, "the task", limit, spent))
          : Optional.empty();
    }

    @Override
    public Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
      return Optional.empty();
    }
  }
}
