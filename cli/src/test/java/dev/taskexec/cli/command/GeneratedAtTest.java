package dev.taskexec.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.cli.option.UsageException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedAtTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T09:43:13.162764999Z, 2026-11-21T09:43:13.162764Z",
    "2026-01-02T03:04:05.000007Z, 2026-01-02T03:04:05.000007Z",
    "2026-01-02T00:00:00Z, 2026-01-02T00:00:00.000000Z"
  })
  void is_the_clocks_time_to_the_microsecond(Instant now, String text) throws UsageException {
    assertThat(GeneratedAt.of(Map.of("SOURCE_DATE_EPOCH", ""), () -> now)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000000Z",
    "1763718193, 2025-11-21T09:43:13.000000Z",
    "253402300799, 9999-12-31T23:59:59.000000Z"
  })
  void is_fixed_by_the_environment(String epoch, String text) throws UsageException {
    assertThat(GeneratedAt.of(Map.of("SOURCE_DATE_EPOCH", epoch), Instant::now)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "now", " 1", "253402300800", "99999999999999999999"})
  void refuses_another_epoch_and_names_the_variable(String epoch) {
    assertThatThrownBy(() -> GeneratedAt.of(Map.of("SOURCE_DATE_EPOCH", epoch), Instant::now))
        .isInstanceOfSatisfying(
            UsageException.class,
            usage -> {
              assertThat(usage.diagnostic().place().name()).isEqualTo("SOURCE_DATE_EPOCH");
              assertThat(usage).hasMessageContaining("`" + epoch + "`");
            });
  }
}
