package dev.taskexec.abi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  private static final List<String> NAMES =
      List.of("--sot", "--plan", "--max-workers", "--dry-run", "--config");

  @ParameterizedTest
  @CsvSource({
    "--sto, --sot",
    "-sot, --sot",
    "--plans, --plan",
    "--max-wokers, --max-workers",
    "--max, --max-workers",
    "--dryrun, --dry-run",
    "--conifg, --config",
    "--PLAN, --plan"
  })
  void finds_the_name_that_was_meant(String typed, String meant) {
    assertThat(Nearest.to(typed, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--nonsense", "x"})
  void stays_silent_where_nothing_is_near(String typed) {
    assertThat(Nearest.to(typed, NAMES)).isEmpty();
  }

  @Test
  void does_not_measure_what_is_far_too_long() {
    assertThat(Nearest.to("-".repeat(10_000_000), NAMES)).isEmpty();
  }
}
