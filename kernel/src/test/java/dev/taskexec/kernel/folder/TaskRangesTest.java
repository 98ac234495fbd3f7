package dev.taskexec.kernel.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRangesTest {

  @ParameterizedTest
  @CsvSource({"'',''", "0,0", "7,7", "'0 1','0-1'", "'0 1 2 9','0-2,9'", "'1 3 5','1,3,5'"})
  void neighbours_make_a_range(String places, String text) {
    var set = new BitSet();
    Arrays.stream(places.split(" ", -1))
        .filter(place -> !place.isEmpty())
        .map(Integer::valueOf)
        .forEach(set::set);

    assertThat(TaskRanges.text(set)).isEqualTo(text);
    assertThat(TaskRanges.parse(text, 10)).isEqualTo(set);
  }

  @RepeatedTest(value = 50, name = "seed {currentRepetition}")
  void what_is_written_is_read_back(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var of = 1 + random.nextInt(200);
    var set = new BitSet();
    random.ints(random.nextInt(200), 0, of).forEach(set::set);

    assertThat(TaskRanges.parse(TaskRanges.text(set), of)).isEqualTo(set);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        "1,",
        "-",
        "1-",
        "-1",
        "a",
        " 1",
        "01",
        "1-2-3",
        "3-1",
        "3,1",
        "1,1",
        "1,2",
        "1-1",
        "1-3,2",
        "10",
        "0-10",
        "99999999999999999999",
        "1\n",
        "+1",
        "١"
      })
  void any_other_text_is_refused(String text) {
    assertThatThrownBy(() -> TaskRanges.parse(text, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
