package dev.taskexec.planner.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.source.Written;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesAndCountsTest {

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "512B, 512",
    "10kB, 10000",
    "10KB, 10000",
    "10MB, 10000000",
    "2GiB, 2147483648",
    "2 GiB, 2147483648",
    "1.5KiB, 1536",
    "1.1GiB, 1181116006",
    "8192TiB, 9007199254740992",
  })
  void reads_sizes(String text, long bytes) {
    assertThat(Given.read(text, Sizes::read)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2G | [G] `G` is no unit of size -> write `2GiB` (powers of 1024) or `2GB` (powers of 1000)",
        "10m | [m] `m` is no unit of size -> write `10MiB` (powers of 1024) or `10MB` (powers of 1000)",
        "4k | [k] `k` is no unit of size -> write `4KiB` (powers of 1024) or `4kB` (powers of 1000)",
      })
  void half_a_unit_is_refused_with_both_that_it_may_be(String text, String finding) {
    assertThat(Given.trouble(text, Sizes::read)).containsExactly(finding);
  }

  @ParameterizedTest
  @CsvSource({"10mb, 10MB", "2gib, 2GiB", "512 bytes, 512B", "7 Byte, 7B"})
  void another_spelling_of_a_unit_is_mended(String text, String mend) {
    assertThat(Given.trouble(text, Sizes::read).getFirst()).contains("-> write `" + mend + "`;");
  }

  @ParameterizedTest
  @CsvSource({
    "512, has no unit",
    "-1MB, has a minus sign",
    "1GiB 5MiB, is more than one size",
    "9000TiB, is more than 8192TiB",
    "12x, is no unit of size",
  })
  void says_what_is_wrong_with_a_size(String text, String message) {
    assertThat(Given.trouble(text, Sizes::read).getFirst()).contains(message);
  }

  @Test
  void says_sizes_with_the_unit_that_makes_them_shortest() {
    assertThat(Sizes.text(2_147_483_648L)).isEqualTo("2GiB");
    assertThat(Sizes.text(10_000_000)).isEqualTo("10MB");
    assertThat(Sizes.text(1025)).isEqualTo("1025B");
    assertThat(Sizes.text(0)).isEqualTo("0B");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "64, 64", "4_000, 4000", "4.0, 4", "9007199254740992, 9007199254740992"})
  void reads_counts(String text, long count) {
    assertThat(Given.read(text, SizesAndCountsTest::count)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4k | [k] `k` stands behind a number that has no unit -> write `4000`",
        "1.5M | [M] `M` stands behind a number that has no unit -> write `1500000`",
        "64 pieces | [pieces] `pieces` stands behind a number that has no unit -> write `64`",
        "4,000 | [4,000] `4,000` has a comma in it -> write `4000`",
        "1.5 | [1.5] `1.5` is no whole number -> write a whole number such as `4000`",
        "9007199254740993 | [9007199254740993] `9007199254740993` is not between 0 and"
            + " 9007199254740992 -> write a whole number from 0 to 9007199254740992",
        "four | [four] `four` is no whole number -> write a whole number such as `4000`",
        "1 2 | [1 2] `1 2` is more than one number -> write one number",
      })
  void says_what_is_wrong_with_a_count(String text, String finding) {
    assertThat(Given.trouble(text, SizesAndCountsTest::count)).containsExactly(finding);
  }

  private static Optional<Long> count(Written text, Reading reading) {
    return Counts.read(text, 0, Counts.MOST, reading);
  }
}
