package dev.taskexec.abi.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuePatternTest {
  private static ValuePattern pattern(String text) {
    return ((ValuePattern.Read) ValuePattern.of(text)).pattern();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "[0-9]+\\.[0-9]+\\.[0-9]+ § 1.4.2 § 1.4",
        "^v?\\d+$ § v12 § 12a",
        "dev|test|prod § test § tes",
        "(a|b)*c § ababc § abab",
        "(?:ab){2,3} § ababab § ab",
        "[^a-c]{2} § xy § xa",
        "x{0} § `` § x",
        "a{2,} § aaaa § a",
        ". § 😀 § 😀😀",
        "[😀-😂] § 😁 § 😃",
        "[a\\-z.] § - § b",
        "[a-] § - § b",
        "\\w+\\s\\S § a_1 b § a_1b",
        "\\D\\W § a- § 1-",
        "()* § `` § a",
        "a||b § `` § ab",
      })
  void it_fits_the_whole_value(String text, String fits, String not) {
    assertThat(pattern(text).matches(fits)).isTrue();
    assertThat(pattern(text).matches(not)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "a** § 2",
        "a*? § 2",
        "*a § 0",
        "(a § 0",
        "a) § 1",
        "[a § 0",
        "[] § 1",
        "[z-a] § 1",
        "[a[b]] § 2",
        "(?=a) § 1",
        "(?<n>a) § 1",
        "(a)\\1 § 3",
        "\\bx § 0",
        "x\\ § 1",
        "a{2,1} § 5",
        "a{ § 2",
        "a{1001} § 6",
        "a$b § 1",
        "a^ § 1",
        "((a{100}){100}) § 0",
      })
  void what_is_not_read_is_said_at_its_place(String text, int at) {
    assertThat(ValuePattern.of(text))
        .isInstanceOfSatisfying(
            ValuePattern.Wrong.class, wrong -> assertThat(wrong.at()).isEqualTo(at));
  }

  @Test
  @Timeout(60)
  void what_makes_others_go_back_forever_takes_one_pass() {
    var value = "a".repeat(4_096);

    assertThat(pattern("(a+)+").matches(value + "!")).isFalse();
    assertThat(pattern("(a|a)*b").matches(value)).isFalse();
    assertThat(pattern("(a*)*(a*)*(a*)*b").matches(value)).isFalse();
    assertThat(pattern("(a?){1000}a{1000}").matches(value)).isFalse();
    assertThat(pattern("((((){1000}){1000}){1000}){1000}").matches("")).isTrue();
    assertThat(ValuePattern.of("(".repeat(1_000))).isInstanceOf(ValuePattern.Wrong.class);
  }

  /// On short texts the JDK's engine is a fair judge.
  @Test
  void it_agrees_with_the_jdk() {
    var parts = "a b c ( ) (?: | * + ? {2} {0,1} [ab] [^a] . \\d 1".split(" ");
    var random = new Random(20261121);
    var compared = 0;
    for (var run = 0; run < 20_000; run++) {
      var text = new StringBuilder();
      for (var i = random.nextInt(8); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      if (ValuePattern.of(text.toString()) instanceof ValuePattern.Read(var pattern)) {
        var value = new StringBuilder();
        for (var i = random.nextInt(5); i > 0; i--) {
          value.append("abc1".charAt(random.nextInt(4)));
        }
        compared++;

        assertThat(pattern.matches(value.toString()))
            .as("seed 20261121, run %d: %s on %s", run, text, value)
            .isEqualTo(judge(text.toString()).matcher(value).matches());
      }
    }

    assertThat(compared).isGreaterThan(2_000);
  }

  private static Pattern judge(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new AssertionError("only we read " + text, e);
    }
  }
}
