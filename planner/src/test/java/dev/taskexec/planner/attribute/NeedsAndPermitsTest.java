package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsAndPermitsTest {

  @Test
  void needs_are_ids_in_backticks_and_queues_by_name() {
    assertThat(
            needs(
                "`TASK-001`, Queue Z — Prepare (any outcome), `Queue B — a, b`(Any  Outcome),"
                    + " Queue C (fast)"))
        .containsExactly(
            "TASK-001", "Queue Z — Prepare | any", "Queue B — a, b | any", "Queue C (fast)");
  }

  @Test
  void a_name_that_a_comma_cut_can_be_put_together() {
    var needs =
        Place.settings(Owner.CARD, "Needs: Queue Z — fetch, build (any outcome), `TASK-001`")
            .get(Attribute.NEEDS)
            .orElseThrow();

    var whole = needs.get(0).with(needs.get(1));

    assertThat(whole.name().text()).isEqualTo("Queue Z — fetch, build");
    assertThat(whole.anyOutcome()).isTrue();
    assertThat(whole.name().from()).isEqualTo(7);
    assertThat(whole.canGoOnWith(needs.get(2))).isFalse();
  }

  @Test
  void a_bullet_of_its_own_is_one_need() {
    var needs =
        Place.settings(Owner.CARD, "Needs: - Queue Z — fetch, build; TASK-001")
            .get(Attribute.NEEDS)
            .orElseThrow();

    assertThat(needs).allMatch(NeedText::whole).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`TASK-001` `TASK-002` | ``TASK-002`` stands behind `TASK-001` -> put a comma between two"
            + " needs; behind a need may only stand `(any outcome)`",
        "TASK-001 TASK-002 | a comma is missing before `TASK-002` -> write `TASK-001, TASK-002`",
        "`TASK-001` (any) | `(any)` is not `(any outcome)` -> write `(any outcome)`, or take it away",
        "Queue Z (always) | `(always)` is not `(any outcome)` -> write `(any outcome)`, or take it away",
        "TASK-001, TASK-001 (any outcome) | `TASK-001` is needed twice, once with `(any outcome)`"
            + " and once without -> keep one of the two",
        "(any outcome) | a need names nothing -> write the id of a task or the name of a queue",
        "`TASK-001 | a backtick is opened here and not closed"
            + " -> add the closing backtick: `` `TASK-001` ``",
      })
  void says_what_is_wrong_with_a_need(String text, String finding) {
    assertThat(Place.of(Owner.CARD, "Needs: " + text).findings())
        .containsExactly("SOT051:1 " + finding);
  }

  @Test
  void permits_stand_bare_in_backticks_and_with_quotes_of_their_own() {
    assertThat(permits("read:src/**, `!net:*.example`, read:\"a, b\", \"run:mvn\""))
        .containsExactly("read:src/**", "!net:*.example", "read:\"a, b\"", "run:mvn");
  }

  @Test
  void the_word_unconfined_stands_alone() {
    var terms = Place.settings(Owner.CARD, "Permits: `unconfined`").get(Attribute.PERMITS);

    assertThat(terms).contains(new PermitTerms(true, List.of()));
    assertThat(Place.of(Owner.CARD, "Permits: unconfined, read:a").findings())
        .containsExactly(
            "SOT054:1 `unconfined` stands beside permits, which then mean nothing"
                + " -> write `unconfined` alone, or take it away");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read:a\\*b | there is a backslash in `read:a\\*b`, which Markdown may take away",
        "unconfind | `unconfind` is no permit -> write `unconfined`",
        "src/** | `src/**` is no permit: ",
        "reed:src | `reed:src` is no permit: ",
        "read:a,,read:b | an item of the list is empty",
        "`read:a | a backtick is opened here and not closed",
        "`read:a` read:b | `read:b` stands behind the closing backtick",
      })
  void says_what_is_wrong_with_a_permit(String text, String message) {
    assertThat(Place.of(Owner.CARD, "Permits: " + text).findings())
        .singleElement()
        .asString()
        .startsWith("SOT054:1 " + message);
  }

  private static List<String> needs(String text) {
    return Place.settings(Owner.CARD, "Needs: " + text).get(Attribute.NEEDS).orElseThrow().stream()
        .map(need -> need.name() + (need.anyOutcome() ? " | any" : ""))
        .toList();
  }

  private static List<String> permits(String text) {
    return Place.settings(Owner.CARD, "Permits: " + text)
        .get(Attribute.PERMITS)
        .orElseThrow()
        .rules()
        .stream()
        .map(Object::toString)
        .toList();
  }
}
