package dev.taskexec.planner.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is written out reads back as the same; the seed stands in the name of the test.
class ReadBackTest {
  private static final int ROUNDS = 2_000;
  private static final String CHARACTERS = "ab `\\\",=\n\r\t*_~#\u00A0é漢😀";

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121, -7})
  void durations_and_sizes(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < ROUNDS; i++) {
      var ms = random.nextLong(bound(random, Durations.MOST_MS) + 1);
      var bytes = random.nextLong(bound(random, Sizes.MOST_BYTES) + 1);

      assertThat(Given.read(Durations.text(ms), Durations::read)).isEqualTo(ms);
      assertThat(Given.read(Sizes.text(bytes), Sizes::read)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 20_261_122, -8})
  void budgets_retries_and_rates(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < ROUNDS; i++) {
      var budget = budget(random);
      var retry = retry(random);
      var rate =
          new Rate(
              1 + random.nextLong(bound(random, Counts.MOST)),
              1 + random.nextLong(bound(random, Durations.MOST_MS)));

      assertThat(Given.list(Budgets.text(budget), Budgets::read)).isEqualTo(budget);
      assertThat(Given.list(Retries.text(retry), Retries::read)).isEqualTo(retry);
      assertThat(Given.read(Rates.text(rate), Rates::read)).isEqualTo(rate);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20_261_123, -9})
  void texts_and_variables(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < ROUNDS; i++) {
      var texts = IntStream.range(0, 3).mapToObj(_ -> text(random)).distinct().toList();
      var variables = new LinkedHashMap<String, String>();
      var written = new ArrayList<String>();
      for (var text : texts) {
        var value = random.nextInt(4) == 0 ? "" : text;
        variables.put("V" + variables.size(), value);
        written.add(Variables.text("V" + written.size(), value));
      }

      var list = String.join(", ", texts.stream().map(Texts::text).toList());

      assertThat(Given.list(list, Texts::readAll)).isEqualTo(texts);
      assertThat(Given.list(String.join(",", written), Variables::read)).isEqualTo(variables);
    }
  }

  /// Small bounds as often as large ones.
  private static long bound(Random random, long most) {
    return Math.max(1, most >> random.nextInt(40));
  }

  private static Budget budget(Random random) {
    var limits = new EnumMap<Quantity, Long>(Quantity.class);
    limits.put(Quantity.values()[random.nextInt(Quantity.values().length)], 0L);
    for (var quantity : Quantity.values()) {
      if (random.nextBoolean()) {
        limits.put(quantity, random.nextLong(bound(random, Durations.MOST_MS)));
      }
    }
    return new Budget(limits);
  }

  private static Retry retry(Random random) {
    var first = random.nextLong(bound(random, Durations.MOST_MS));
    var longest = random.nextBoolean() ? first : first + random.nextLong(100_000);
    var exits = random.ints(random.nextInt(4), 1, 256).distinct().boxed().toList();
    var occasions =
        random
            .ints(random.nextInt(3), 0, 3)
            .distinct()
            .mapToObj(i -> Occasion.values()[i])
            .toList();
    return random.nextInt(4) == 0
        ? new Retry(1 + random.nextInt(9), 1_000, 30_000, List.of())
        : new Retry(
            1 + random.nextInt(1_000_000),
            first,
            Math.min(longest, Durations.MOST_MS),
            exits,
            occasions);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    var length = 1 + random.nextInt(8);
    for (var i = 0; i < length; i++) {
      var points = CHARACTERS.codePoints().toArray();
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
