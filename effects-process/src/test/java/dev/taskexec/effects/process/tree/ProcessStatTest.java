package dev.taskexec.effects.process.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {
  private static final String FIELDS =
      " S 1 40 39 0 -1 4194304 99 0 0 0 7 5 30 12 20 0 3 0 8123 9000 250 1844 1 1 0\n";

  /// A program gives itself any name it likes, up to 15 bytes.
  @ParameterizedTest
  @ValueSource(strings = {"sh", "a b", "", ")", "a) R 1 1 1", ") Z 9 (", "a\nb", "((("})
  void the_name_does_not_matter(String name) {
    var stat = ProcessStat.parse("41 (" + name + ")" + FIELDS);

    assertThat(stat).contains(new ProcessStat(41, 'S', 1, 40, 39, 12, 42, 3, 8123, 250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "41", "41 (sh", "41 (sh)", "41 (sh) S 1", ") 41 (sh", "x (sh) S 1 1 1"})
  void what_is_no_such_line_is_nothing(String line) {
    assertThat(ProcessStat.parse(line)).isEmpty();
  }

  @Test
  void sees_this_process() {
    var pid = ProcessHandle.current().pid();

    var self = ProcessStat.of(pid).orElseThrow();

    assertThat(self.pid()).isEqualTo(pid);
    assertThat(self.parent()).isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    assertThat(self.isOver()).isFalse();
    assertThat(self.residentPages()).isPositive();
    assertThat(ProcessTable.look().get(pid)).map(ProcessStat::identity).contains(self.identity());
  }

  @Test
  void one_whose_first_thread_alone_has_ended_is_not_over() {
    assertThat(stat('Z', 1).isOver()).isTrue();
    assertThat(stat('Z', 2).isOver()).isFalse();
    assertThat(stat('S', 1).isOver()).isFalse();
  }

  private static ProcessStat stat(char state, int threads) {
    return new ProcessStat(41, state, 1, 41, 41, 0, 0, threads, 1, 0);
  }
}
