package dev.taskexec.effects.process.nativecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SpawnActionsTest {
  @TempDir Path folder;

  /// A glibc before 2.34 does not have the newer function.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void descriptors_that_do_not_close_themselves_are_closed(boolean newer) throws Exception {
    var out = folder.resolve("out");
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var other = CFunction.named("dup").call(errno, 1);
      try {
        var request =
            request(out, out, "test ! -e /proc/self/fd/%d && echo closed".formatted(other));

        run(arena, request, newer ? SpawnActions.CLOSE_FROM : Optional.empty());
      } finally {
        CFunction.named("close").call(errno, other);
      }
    }

    assertThat(out).hasContent("closed");
  }

  @Test
  void a_file_that_cannot_be_opened_is_named_and_the_others_are_closed() throws Exception {
    var before = descriptors();
    var missing = folder.resolve("no/such");
    var request = request(folder.resolve("out"), missing, "true");

    try (var arena = Arena.ofConfined()) {
      assertThatThrownBy(() -> Spawn.prepare(arena, request))
          .isInstanceOfSatisfying(
              SpawnError.class,
              error -> {
                assertThat(error.file()).contains(missing);
                assertThat(Errno.text(error.number())).isEqualTo("No such file or directory");
              });
    }

    assertThat(descriptors()).isEqualTo(before);
  }

  @Test
  void the_end_of_a_child_is_kept_also_where_sigchld_was_ignored() throws Exception {
    try (var arena = Arena.ofConfined()) {
      CFunction.named("signal").callForWord(new Errno(arena), 17, 1);
      Wait.keepEnds();
      var out = folder.resolve("out");

      run(arena, request(out, out, "true"), SpawnActions.CLOSE_FROM);
    }
  }

  private static void run(Arena arena, SpawnRequest request, Optional<CFunction> closeFrom)
      throws SpawnError {
    var wait = new Wait(arena);
    try (var spawn = Spawn.prepare(arena, request, closeFrom)) {
      var pid = spawn.run();
      assertThat(wait.end(pid)).isZero();
      wait.take(pid);
    }
  }

  private SpawnRequest request(Path stdout, Path stderr, String script) {
    return new SpawnRequest(
        bytes("/bin/sh"),
        Stream.of("sh", "-c", script).map(SpawnActionsTest::bytes).toList(),
        List.of(bytes("PATH=/usr/bin:/bin")),
        NativeText.encode(folder),
        Optional.of(stdout),
        Optional.of(stderr));
  }

  private static byte[] bytes(String text) {
    return NativeText.encode(text);
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
