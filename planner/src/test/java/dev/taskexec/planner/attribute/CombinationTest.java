package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationTest {

  @Test
  void the_nearest_place_wins_whole() {
    assertThat(combined(Attribute.TIMEOUT, "1s", "2s")).isEqualTo(1_000L);
    assertThat(combined(Attribute.INPUTS, "a", "b")).isEqualTo(List.of("a"));
    assertThat(combined(Attribute.RETRY, "2 times", "3 times, on exit 1").onExit()).isEmpty();
  }

  @Test
  void tags_and_uses_add_up() {
    assertThat(combined(Attribute.TAGS, "b, c", "a, b")).containsExactly("a", "b", "c");
    assertThat(combined(Attribute.USES, "db", "net")).containsExactly("net", "db");
  }

  @Test
  void variables_add_up_by_name() {
    assertThat(combined(Attribute.ENV, "B=card, C=card", "A=default, B=default"))
        .containsExactly(Map.entry("A", "default"), Map.entry("B", "card"), Map.entry("C", "card"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read:a, !read:b | read:c, !read:d | !read:d, read:a, !read:b",
        "read:a | unconfined | read:a",
        "unconfined | read:a | unconfined",
        "unconfined | !read:a | unconfined",
        "!read:a | read:b | read:b, !read:a",
        "!read:a | unconfined | !read:a",
        "unconfined | unconfined | unconfined",
        "read:a | read:a, read:b | read:a",
      })
  void the_nearest_allows_count_and_denials_add_up(String nearer, String farther, String binding) {
    var terms = combined(Attribute.PERMITS, nearer, farther);

    assertThat(terms.unconfined() ? "unconfined" : shown(terms)).isEqualTo(binding);
    assertThat(terms.unconfined()).isEqualTo(terms.binding().isEmpty());
  }

  @Test
  void a_denial_below_an_unconfined_place_counts_again_where_a_nearer_one_confines() {
    var queue = combined(Attribute.PERMITS, "unconfined", "read:b, `!read:c`");

    var task = Attribute.PERMITS.combination().of(read(Attribute.PERMITS, "read:a"), queue);

    assertThat(shown(task)).isEqualTo("!read:c, read:a");
  }

  private static <T> T combined(Attribute<T> attribute, String nearer, String farther) {
    return attribute.combination().of(read(attribute, nearer), read(attribute, farther));
  }

  private static <T> T read(Attribute<T> attribute, String text) {
    return Place.settings(Owner.CARD, attribute.label() + ": " + text).get(attribute).orElseThrow();
  }

  private static String shown(PermitTerms terms) {
    return String.join(", ", terms.binding().stream().map(Object::toString).toList());
  }
}
