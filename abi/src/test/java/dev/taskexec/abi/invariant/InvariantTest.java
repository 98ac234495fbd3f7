package dev.taskexec.abi.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.invariant.Condition.Absent;
import dev.taskexec.abi.invariant.Condition.Exists;
import dev.taskexec.abi.invariant.Condition.Exits;
import dev.taskexec.abi.invariant.Condition.HasDigest;
import dev.taskexec.abi.invariant.Condition.HasSize;
import dev.taskexec.abi.invariant.Condition.Matches;
import dev.taskexec.abi.invariant.Invariant.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvariantTest {
  private static final Sha256 EMPTY = Sha256.of(new byte[0]);

  @Test
  void each_condition_is_read() {
    assertThat(condition("exists out/b.txt")).isEqualTo(new Exists("out/b.txt"));
    assertThat(condition("not exists out/b.txt")).isEqualTo(new Absent("out/b.txt"));
    assertThat(condition("digest a " + EMPTY)).isEqualTo(new HasDigest("a", EMPTY));
    assertThat(condition("exit 0, 3")).isEqualTo(new Exits(List.of(0, 3)));
    assertThat(condition("matches a v[0-9]+"))
        .isInstanceOfSatisfying(
            Matches.class, found -> assertThat(found.pattern().matches("v12")).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"<,LESS", "<=,AT_MOST", "=,EQUAL", ">=,AT_LEAST", ">,MORE"})
  void sizes_compare_in_five_ways(String sign, Comparison comparison) {
    assertThat(condition("size a %s 10MiB".formatted(sign)))
        .isEqualTo(new HasSize("a", comparison, 10 << 20));
  }

  @ParameterizedTest
  @CsvSource({"0B,0", "1kB,1000", "1KB,1000", "1KiB,1024", "3TB,3000000000000"})
  void sizes_have_units(String written, long bytes) {
    assertThat(condition("size a = " + written))
        .isEqualTo(new HasSize("a", Comparison.EQUAL, bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "LESS, true, false, false",
    "AT_MOST, true, true, false",
    "EQUAL, false, true, false",
    "AT_LEAST, false, true, true",
    "MORE, false, false, true"
  })
  void comparisons_hold_as_they_are_written(
      Comparison comparison, boolean below, boolean same, boolean above) {
    assertThat(comparison.holds(1, 2)).isEqualTo(below);
    assertThat(comparison.holds(2, 2)).isEqualTo(same);
    assertThat(comparison.holds(3, 2)).isEqualTo(above);
  }

  @Test
  void it_holds_at_both_sides_unless_one_is_named() {
    assertThat(Invariant.parse("exists a").moment()).isEqualTo(Moment.BOTH);
    assertThat(Invariant.parse("before: exists a").moment()).isEqualTo(Moment.BEFORE);
    assertThat(Invariant.parse("after:exists a").moment()).isEqualTo(Moment.AFTER);
    assertThat(Invariant.parse("exit 0").moment()).isEqualTo(Moment.AFTER);
  }

  @Test
  void a_path_and_a_pattern_may_hold_blanks_in_quotes() {
    assertThat(condition("exists \"two words\"")).isEqualTo(new Exists("two words"));
    assertThat(condition("matches \"two words\" \".*say \"yes\".*\""))
        .isInstanceOfSatisfying(
            Matches.class,
            found -> assertThat(found.pattern().matches("I say \"yes\" now")).isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~                  | it says nothing",
        "exsits a            | `exsits` is no condition; did you mean `exists`?",
        "exists              | it names no path",
        "exists a b          | `b` stands behind it",
        "exists \"a           | a quote is never closed",
        "not digest a        | only `exists` can be denied",
        "digest a sha256:12  | `sha256:12` is no digest",
        "size a <= 10        | `10` is no size",
        "size a <= 99999TiB  | `99999TiB` is no size",
        "size a is 10MiB     | `is` compares nothing",
        "exit                | nothing is no exit code",
        "exit 256            | `256` is no exit code",
        "before: exit 0      | nothing has exited before the effect",
        "matches a           | it names no pattern",
        "matches a (b        | at `(b` of its pattern: this group is never closed"
      })
  void what_is_none_is_refused_with_the_reason(String text, String message) {
    assertThatThrownBy(() -> Invariant.parse(text))
        .isInstanceOf(InvariantSyntaxException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exists a\nexists b", "exists \u0000"})
  void control_characters_are_refused(String text) {
    assertThatThrownBy(() -> Invariant.parse(text)).isInstanceOf(InvariantSyntaxException.class);
  }

  @Test
  void a_text_without_end_is_refused() {
    assertThatThrownBy(() -> Invariant.parse("exists " + "a".repeat(5000)))
        .hasMessageContaining("longer than 4,000 characters");
  }

  private static Condition condition(String text) {
    return Invariant.parse(text).condition();
  }
}
