package dev.taskexec.cli.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void the_codes_are_those_of_the_contract() {
    var codes = Arrays.stream(ExitCode.values()).map(ExitCode::code).toList();

    assertThat(codes).containsExactly(0, 1, 2, 3, 4, 5, 64, 70, 74, 75, 130, 143);
  }

  @Test
  void every_code_has_a_sentence_of_its_own() {
    var sentences = Arrays.stream(ExitCode.values()).map(ExitCode::sentence).toList();

    assertThat(sentences).doesNotHaveDuplicates().allMatch(sentence -> !sentence.isBlank());
  }
}
