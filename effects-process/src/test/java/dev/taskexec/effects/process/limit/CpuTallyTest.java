package dev.taskexec.effects.process.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.effects.process.tree.ProcessStat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Times are in hundredths of a second here, and in milliseconds in what is said.
class CpuTallyTest {
  private static final long ROOT = 10;

  private final CpuTally tally = new CpuTally();

  @Test
  void all_members_count_with_their_own_time() {
    assertThat(tally.add(List.of(process(ROOT, 1, 5, 0), process(11, ROOT, 7, 0)))).isEqualTo(120);
  }

  @Test
  void a_child_that_was_waited_for_counts_once() {
    tally.add(List.of(process(ROOT, 1, 5, 0), process(11, ROOT, 7, 0)));

    var ms = tally.add(List.of(process(ROOT, 1, 5, 8)));

    assertThat(ms).isEqualTo(130);
  }

  @Test
  void a_child_that_nobody_waited_for_still_counts() {
    tally.add(List.of(process(ROOT, 1, 5, 0), process(11, 1, 7, 2)));

    assertThat(tally.add(List.of(process(ROOT, 1, 5, 0)))).isEqualTo(140);
  }

  @Test
  void a_child_that_was_never_seen_counts_when_it_was_waited_for() {
    tally.add(List.of(process(ROOT, 1, 5, 0)));

    assertThat(tally.add(List.of(process(ROOT, 1, 5, 40)))).isEqualTo(450);
  }

  @Test
  void whole_branches_that_are_gone_count_once() {
    tally.add(List.of(process(ROOT, 1, 1, 0), process(11, ROOT, 2, 0), process(12, 11, 4, 0)));

    assertThat(tally.add(List.of(process(ROOT, 1, 1, 6)))).isEqualTo(70);
  }

  @Test
  void never_goes_back() {
    tally.add(List.of(process(ROOT, 1, 5, 50), process(11, ROOT, 7, 0)));

    var ms = tally.add(List.of(process(ROOT, 1, 5, 50)));

    assertThat(ms).isEqualTo(620);
  }

  @Test
  void a_number_that_was_given_again_is_another_process() {
    tally.add(List.of(process(ROOT, 1, 5, 0), new ProcessStat(11, 'S', 1, 1, 1, 7, 0, 1, 100, 0)));

    var ms =
        tally.add(
            List.of(process(ROOT, 1, 5, 0), new ProcessStat(11, 'S', 1, 1, 1, 3, 0, 1, 200, 0)));

    assertThat(ms).isEqualTo(150);
  }

  @Test
  void what_was_measured_in_the_end_is_completed_by_what_nobody_waited_for() {
    var root = process(ROOT, 1, 5, 0);
    tally.add(List.of(root, process(11, ROOT, 7, 0), process(12, 1, 20, 0)));

    assertThat(tally.end(root.identity(), 133)).isEqualTo(133 + 200);
  }

  @Test
  void what_was_measured_in_the_end_is_all_where_everything_was_waited_for() {
    var root = process(ROOT, 1, 5, 0);
    tally.add(List.of(root, process(11, ROOT, 7, 0)));

    assertThat(tally.end(root.identity(), 133)).isEqualTo(133);
  }

  private static ProcessStat process(long pid, long parent, long own, long children) {
    return new ProcessStat(pid, 'S', parent, pid, pid, own, children, 1, 1000 + pid, 0);
  }
}
