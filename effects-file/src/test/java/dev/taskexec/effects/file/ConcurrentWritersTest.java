package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Many tasks at the same file.
@Timeout(120)
@ParameterizedClass
@EnumSource(Way.class)
class ConcurrentWritersTest {
  private static final int WRITERS = 12;
  private static final int TIMES = 20;

  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void each_reader_sees_the_whole_of_what_one_writer_wrote() throws Exception {
    bench.file("shared", "a".repeat(10_000));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (var writer = 0; writer < WRITERS; writer++) {
        var content = String.valueOf((char) ('a' + writer)).repeat(10_000);
        all.add(
            threads.submit(
                () -> {
                  for (var i = 0; i < TIMES; i++) {
                    bench.done("file.write", "path", "shared", "content", content);
                    var seen = Bench.text(bench.done("file.read", "path", "shared"), "content");
                    assertThat(seen).hasSize(10_000);
                    assertThat(seen.chars().distinct().count()).isEqualTo(1);
                  }
                }));
      }
      for (var each : all) {
        each.get();
      }
    }

    assertThat(bench.tree(".")).containsExactly("shared");
  }

  @Test
  void no_line_that_is_appended_is_lost_or_torn() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (var writer = 0; writer < WRITERS; writer++) {
        var number = writer;
        all.add(
            threads.submit(
                () -> {
                  for (var i = 0; i < TIMES; i++) {
                    bench.done("file.append", "path", "log", "content", number + ":" + i + "\n");
                  }
                }));
      }
      for (var each : all) {
        each.get();
      }
    }

    assertThat(bench.content("log").lines())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, WRITERS)
                .boxed()
                .flatMap(w -> IntStream.range(0, TIMES).mapToObj(i -> w + ":" + i))
                .toList());
    assertThat(bench.tree(".")).containsExactly("log");
  }

  @Test
  void only_one_makes_a_file_that_must_not_be_there() throws Exception {
    if (way == Way.PORTABLE) {
      return;
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < TIMES; round++) {
        var path = "new-" + round;
        var all =
            IntStream.range(0, WRITERS)
                .mapToObj(
                    i ->
                        threads.submit(
                            () ->
                                bench.perform(
                                    "file.write",
                                    "path",
                                    path,
                                    "content",
                                    "by " + i,
                                    "if_exists",
                                    "fail")))
                .toList();
        var done = 0;
        for (var each : all) {
          if (each.get() instanceof EffectOutcome.Done) {
            done++;
          }
        }

        assertThat(done).isEqualTo(1);
      }
    }
  }
}
