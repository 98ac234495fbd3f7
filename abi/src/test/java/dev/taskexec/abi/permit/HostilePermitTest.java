package dev.taskexec.abi.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePermitTest {

  /// With a matcher that goes back these would not end.
  @ParameterizedTest
  @ValueSource(strings = {"*a", "{a,aa}", "{a*,*a}", "{,a}", "*[!b]", "?*"})
  void a_pattern_that_could_match_in_very_many_ways_is_decided(String piece) {
    var rule = PermitRule.parse("read:\"" + piece.repeat(900 / piece.length()) + "b\"");

    assertThat(rule.covers(PermitRule.parse("read:" + "a".repeat(4000)))).isFalse();
    assertThat(PermitRule.parse("read:" + "**/a/".repeat(190) + "b"))
        .matches(deep -> !deep.covers(PermitRule.parse("read:" + "a/".repeat(1500) + "c")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net:a.",
        "net:1",
        "net:1.",
        "net:*.",
        "net:1:",
        "net:[:",
        "net:[0:",
        "env:A_",
        "env:_*",
        "effect:a.",
        "effect:a",
        "read:[",
        "read:{",
        "read:\"{a,\"",
        "read:*",
        "read:a/",
        "run:./",
        "read:\"\\",
        "!",
        "x",
        ":"
      })
  void a_long_rule_is_refused_or_read_and_nothing_else(String piece) {
    var start = piece.substring(0, piece.indexOf(':') + 1);
    var text = start + piece.substring(start.length()).repeat(100_000);

    assertThatThrownBy(() -> PermitRule.parse(text)).isInstanceOf(PermitSyntaxException.class);
    readsOrRefuses(text.substring(0, Math.min(text.length(), 4000)));
  }

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_text_is_refused_or_read(int seed) {
    var random = new Random(seed);
    var pieces =
        ("read: write: run: net: env: effect: ! \" \\ / . .. ** * ? [ ] { } , : - a Z 0 9 [::1] "
                + "10.0.0.0 /8 :443 \u00e9 \u0000 \ud800 \ud83d\ude00 ~ _ xn-- %")
            .split(" ");

    for (var i = 0; i < 2000; i++) {
      var text = new StringBuilder(random.nextInt(10) == 0 ? "" : pieces[random.nextInt(6)]);
      for (var j = random.nextInt(8); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      readsOrRefuses(text.toString());
    }
  }

  @Test
  void digits_are_the_same_in_every_locale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(PermitRule.parse("net:10.0.0.0/8:443")).hasToString("net:10.0.0.0/8:443");
      assertThatThrownBy(() -> PermitRule.parse("net:10.0.0.1/8"))
          .hasMessageContaining("`10.0.0.0/8`");
      assertThatThrownBy(() -> PermitRule.parse("read:" + "a".repeat(5000)))
          .hasMessageContaining("5005");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void readsOrRefuses(String text) {
    try {
      var rule = PermitRule.parse(text);
      assertThat(PermitRule.parse(rule.toString())).as(text).isEqualTo(rule);
    } catch (PermitSyntaxException e) {
      assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}");
    }
  }
}
