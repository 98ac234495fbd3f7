package dev.taskexec.planner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileYamlTest {
  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{", "- ", "[{", "? ", "a: [", "!", "&a ", "*a ", "\"", "'", "|", "%"})
  void repeats_end_in_a_finding(String part) {
    var reading = YamlReading.of(part.repeat(MANY + 1));

    assertThat(reading.value().isEmpty()).isTrue();
    assertThat(reading.diagnostics()).isNotEmpty();
  }

  @Test
  void lists_are_at_most_fifty_deep() {
    assertThat(YamlReading.of("[".repeat(50) + "]".repeat(50)).findings()).isEmpty();
    assertThat(YamlReading.of("[".repeat(51) + "]".repeat(51)).findings())
        .containsExactly("1:51+1 lists and mappings stand more than 50 deep in each other here");
  }

  @Test
  void a_hundred_thousand_keys_are_read() {
    var yaml =
        IntStream.range(0, MANY)
            .mapToObj(i -> "k" + i + ": " + i)
            .collect(Collectors.joining("\n"));

    var value = YamlReading.of(yaml).value().orElseThrow();

    assertThat(((YamlValue.Mapping) value).entries()).hasSize(MANY);
  }

  @Test
  void a_hundred_thousand_items_without_a_blank_are_read() {
    assertThat(YamlReading.of("[" + "a,".repeat(MANY) + "]").findings()).isEmpty();
    assertThat(YamlReading.of("[" + "!a,".repeat(MANY) + "]").value()).isEmpty();
  }

  @Test
  void keys_of_one_hash_are_read() {
    var yaml =
        IntStream.range(0, 1 << 12)
            .mapToObj(
                i ->
                    IntStream.range(0, 12)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
            .collect(Collectors.joining(": x\n", "", ": x"));

    assertThat(YamlReading.of(yaml).findings()).isEmpty();
  }

  @Test
  void laughs_are_not_multiplied() {
    var yaml = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (var i = 1; i < 40; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    var reading = YamlReading.of(yaml.toString());

    assertThat(reading.value()).isEmpty();
    assertThat(reading.findings()).hasSize(3);
  }

  @Test
  void blanks_in_quotes_take_one_pass() {
    var text = YamlReading.of("k: \"a\\t" + " ".repeat(1_000_000) + "b\"").first().text();

    assertThat(text.length()).isEqualTo(1_000_003);
  }

  @Test
  void beyond_two_million_characters_nothing_is_read() {
    assertThat(YamlReading.of("a: " + "x".repeat(Yaml.LONGEST)).findings())
        .containsExactly("1:2000001+0 this YAML goes on beyond 2,000,000 characters");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x07, 0x1b, 0x7f, 0xd800, 0xdfff, 0xfffe})
  void characters_that_do_not_show_are_found_where_they_stand(int c) {
    assertThat(YamlReading.of("😀: x\nb: y" + (char) c + "z").findings())
        .containsExactly("2:5+1 the character U+%04X cannot stand in YAML".formatted(c));
  }

  @Test
  void whatever_stands_there_nothing_is_thrown() {
    var parts =
        "a b: : - ? [ ] { } , & * ! | > ' \" % @ ` # \n \r\n \t \\ \\x \\U0011ffff --- ... %YAML 99999999999.1 %TAG ! !! 😀 ~ 0x \uFEFF \u0085 \u2028 <<"
            .split(" ");
    var random = new Random(20261121);
    for (var run = 0; run < 30_000; run++) {
      var yaml = new StringBuilder();
      for (var i = random.nextInt(14); i >= 0; i--) {
        yaml.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }

      var reading = YamlReading.of(yaml.toString());

      assertThat(reading.value().isEmpty())
          .as("seed 20261121, run %d: %s", run, yaml)
          .isEqualTo(!reading.diagnostics().isEmpty());
    }
  }
}
