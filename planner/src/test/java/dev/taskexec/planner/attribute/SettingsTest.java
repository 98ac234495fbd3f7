package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void the_nearest_place_wins_whole() {
    var task =
        card("Timeout: 1s", "Inputs: a", "Retry: 2 times")
            .over(
                defaults("timeout: 2s", "inputs: b", "agent: shell", "retry: 3 times, on exit 1"));

    assertThat(task.get(Attribute.TIMEOUT)).contains(1_000L);
    assertThat(task.get(Attribute.INPUTS)).contains(List.of("a"));
    assertThat(task.get(Attribute.AGENT)).contains("shell");
    assertThat(task.get(Attribute.RETRY).orElseThrow().onExit()).isEmpty();
  }

  @Test
  void tags_and_uses_add_up_and_variables_by_name() {
    var task =
        card("Tags: b, c", "Uses: db", "Env: B=card, C=card")
            .over(defaults("tags: a, b", "uses: net", "env: A=default, B=default"));

    assertThat(task.get(Attribute.TAGS)).contains(List.of("a", "b", "c"));
    assertThat(task.get(Attribute.USES)).contains(List.of("net", "db"));
    assertThat(task.get(Attribute.ENV).orElseThrow())
        .containsExactly(Map.entry("A", "default"), Map.entry("B", "card"), Map.entry("C", "card"));
  }

  @Test
  void an_attribute_keeps_the_place_that_is_nearer() {
    var task = card("Timeout: 1s").over(defaults("agent: shell", "timeout: 2s"));

    assertThat(task.from(Attribute.TIMEOUT)).isEqualTo(9);
    assertThat(task.from(Attribute.AGENT)).isEqualTo(7);
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
      })
  void the_nearest_allows_count_and_denials_add_up(String nearer, String farther, String binding) {
    var terms =
        card("Permits: " + nearer)
            .over(defaults("permits: " + farther))
            .get(Attribute.PERMITS)
            .orElseThrow();

    assertThat(terms.unconfined() ? "unconfined" : shown(terms)).isEqualTo(binding);
    assertThat(terms.unconfined()).isEqualTo(terms.binding().isEmpty());
  }

  @Test
  void a_denial_below_an_unconfined_place_counts_again_where_a_nearer_one_confines() {
    var queue = Place.settings(Owner.QUEUE, "Permits: unconfined").ofTasks();

    var task = card("Permits: read:a").over(queue.over(defaults("permits: read:b, `!read:c`")));

    assertThat(shown(task.get(Attribute.PERMITS).orElseThrow())).isEqualTo("!read:c, read:a");
  }

  @Test
  void what_a_queue_has_for_itself_is_not_for_its_tasks() {
    var queue =
        Place.settings(
            Owner.QUEUE,
            "Needs: Queue Z",
            "Order: parallel",
            "Workers: 1",
            "Rate: 1/s",
            "Budget: 1h",
            "Task budget: 1s",
            "Timeout: 1m");

    var tasks = queue.ofTasks();

    assertThat(tasks.attributes()).containsExactly(Attribute.BUDGET, Attribute.TIMEOUT);
    assertThat(tasks.get(Attribute.BUDGET)).isEqualTo(queue.get(Attribute.TASK_BUDGET));
  }

  private static Settings card(String... lines) {
    return Place.settings(Owner.CARD, lines);
  }

  private static Settings defaults(String... lines) {
    return Place.settings(Owner.DEFAULTS, lines);
  }

  private static String shown(PermitTerms terms) {
    return String.join(", ", terms.binding().stream().map(Object::toString).toList());
  }
}
