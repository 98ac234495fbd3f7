package dev.taskexec.abi.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private final Source source = new Source("sot.md", "x\n".repeat(1_000));

  @Test
  void are_sorted_by_place() {
    var diagnostics = new Diagnostics();

    diagnostics.add(Code.SOT013, source.place(4, 1), "second", "mend");
    diagnostics.add(Code.SOT008, source.place(2, 1), "first", "mend");
    diagnostics.add(Code.SOT001, new Place.OfFile("sot.md"), "whole file", "mend");

    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::message)
        .containsExactly("whole file", "first", "second");
    assertThat(diagnostics.hasErrors()).isTrue();
  }

  @Test
  void of_each_code_a_hundred_are_kept_and_the_others_counted() {
    var diagnostics = new Diagnostics();

    for (var line = 0; line < 1_000; line++) {
      diagnostics.add(Code.SOT013, source.place(2 * line, 1), "again", "mend");
    }

    assertThat(diagnostics.sorted()).hasSize(101);
    assertThat(diagnostics.sorted().getLast().message())
        .isEqualTo("900 more of SOT013 are not shown");
    assertThat(diagnostics.sorted()).extracting(Diagnostic::count).startsWith(1).endsWith(900);
    assertThat(diagnostics.hasErrors()).isFalse();
  }

  @Test
  void cannot_be_without_a_message_or_a_remedy() {
    var place = new Place.OfOption("--sot");

    assertThatThrownBy(() -> Diagnostic.of(Code.USE001, place, " ", "mend"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Diagnostic.of(Code.USE001, place, "wrong", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
