package dev.taskexec.kernel.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.Retry;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  /// Takes nothing away.
  private static final RandomGenerator NONE = () -> 0;

  @ParameterizedTest
  @CsvSource({
    "100, 30000, 1, 100",
    "100, 30000, 2, 200",
    "100, 30000, 9, 25600",
    "100, 30000, 10, 30000",
    "100, 30000, 2147483647, 30000",
    "100, 150, 2, 150",
    "0, 30000, 7, 0",
    "5, 5, 3, 5",
    "1, 9223372036854775807, 1000, 9223372036854775807",
    "9223372036854775806, 9223372036854775807, 2, 9223372036854775807"
  })
  void waits_double_up_to_the_longest(long first, long longest, int failures, long expected) {
    var wait = new Backoff(NONE).waitMs(retry(first, longest), failures);

    assertThat(wait).isEqualTo(expected);
  }

  @Test
  void jitter_takes_away_half_at_most_and_uses_all_of_that_half() {
    var backoff = new Backoff(new Random(4));

    var waits =
        IntStream.range(0, 2_000).mapToObj(_ -> backoff.waitMs(retry(10, 1_000), 1)).toList();

    assertThat(waits).containsOnly(5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void the_same_seed_waits_the_same() {
    var one = new Backoff(new Random(7));
    var other = new Backoff(new Random(7));

    for (var failures = 1; failures < 50; failures++) {
      assertThat(one.waitMs(retry(3, Long.MAX_VALUE), failures))
          .isEqualTo(other.waitMs(retry(3, Long.MAX_VALUE), failures))
          .isPositive();
    }
  }

  private static Retry retry(long first, long longest) {
    return new Retry(3, first, longest, List.of());
  }
}
